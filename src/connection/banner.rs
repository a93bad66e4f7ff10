//! The connection on the other pages: what keeps apps from working, queried in the background.

use std::time::Duration;

use leptos::prelude::*;
use model::connection::{
    checks::{CheckResult, State, queries_for_apps},
    facts::Fact,
};

use crate::{
    components::{Icon, icons, latch},
    connection::{Connection, FactStore, OnSessionEnd},
    effect::effect,
    routes::Route,
    session::{Session, session},
    text::{
        checks::{problem, title},
        connect as texts,
    },
};

/// How often the connection is checked again while it keeps apps from being created.
const RECHECK_INTERVAL: Duration = Duration::from_secs(10);

/// The first problem of this kind. It stays until its check passes: a failed query does not prove that it is fixed.
fn first_problem(
    results: Memo<Vec<CheckResult>>,
    is_problem: fn(&CheckResult) -> bool,
) -> Memo<Option<CheckResult>> {
    Memo::new(move |previous: Option<&Option<CheckResult>>| {
        results.with(|results| {
            let passes = |problem: &CheckResult| {
                results.iter().any(|result| result.check == problem.check && result.state() == State::Ok)
            };
            let current = results.iter().find(|result| is_problem(result));
            let unfixed = || previous.and_then(Option::as_ref).filter(|previous| !passes(previous));
            current.or_else(unfixed).cloned()
        })
    })
}

/// The first problem of the connection, on the page with the apps.
#[component]
pub fn ConnectionBanner() -> impl IntoView {
    let session = session();
    let store = expect_context::<Connection>().fact_store(&session);
    let problem = first_problem(store.results(), CheckResult::is_problem);
    // A complete connection is not queried again here; the Connect page shows when that changes.
    let is_unknown = store.with_untracked(|facts| facts.settings == Fact::Waiting)
        || problem.with_untracked(Option::is_some);
    if is_unknown && !store.is_fetching() {
        store.fetch(&session, queries_for_apps(), OnSessionEnd::Ignore);
    }
    let results = store.results();
    view! {
        <ReadOnlyNote/>
        {move || {
            problem.get().map(|first| {
                let is_failed = first.state() == State::Failed;
                // These follow later answers without a new link, which would lose the focus.
                let message = Signal::derive(move || {
                    match results.with(|all| all.iter().any(CheckResult::blocks_new_apps)) {
                        _ if is_failed => texts::CONNECTION_FAILED,
                        true => texts::NO_APPS_YET,
                        false => texts::SETUP_LEFT,
                    }
                });
                let reason = Signal::derive(move || {
                    results.with(|all| {
                        let has_more = all.iter().filter(|result| result.is_problem()).count() > 1;
                        if has_more && !is_failed { texts::steps_left(all) } else { reason(&first) }
                    })
                });
                view! {
                    <Note message reason>
                        <a class="button" href={Route::Connect.to_query()}>
                            {if is_failed { texts::FIX } else { texts::FINISH_SETUP }}
                        </a>
                    </Note>
                }
            })
        }}
    }
}

/// One line for a user who may not change apps: the missing permission, and whom to ask. The apps themselves work.
#[component]
pub fn ReadOnlyNote() -> impl IntoView {
    let may_change = expect_context::<Connection>().may_change_apps();
    move || {
        (may_change.get() == Some(false)).then(|| {
            view! {
                <section class="note note-quiet" aria-label={texts::PERMISSIONS}>
                    <Icon shape={icons::LOCK}/>
                    <p>{texts::READ_ONLY}" "{texts::READ_ONLY_NEXT}</p>
                </section>
            }
        })
    }
}

/// Why no app can be created, on the page for a new app; it checks again until one can.
#[component]
pub fn CreateGate(
    /// Why the app cannot be saved now.
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let session = session();
    let store = expect_context::<Connection>().fact_store(&session);
    if !store.is_fetching() {
        store.fetch(&session, queries_for_apps(), OnSessionEnd::Ignore);
    }
    let problem = first_problem(store.results(), CheckResult::blocks_new_apps);
    let has_problem = Memo::new(move |_| problem.with(Option::is_some));
    let may_change = expect_context::<Connection>().may_change_apps();
    let may_not_change = Memo::new(move |_| may_change.get() == Some(false));
    let is_blocked = Memo::new(move |_| may_not_change.get() || has_problem.get());
    effect(move || {
        let reason = if may_not_change.get() { texts::READ_ONLY_REASON } else { texts::NO_NEW_APPS_REASON };
        refused.set(is_blocked.get().then(|| reason.to_owned()));
    });
    recheck_while(is_blocked, session, store);
    // Once shown, it stays, so that its link keeps the focus.
    let was_blocked = latch(move || has_problem.get());
    let note =
        move || {
            was_blocked.get().then(|| {
                let message = Signal::derive(move || {
                    if has_problem.get() { texts::NO_NEW_APPS } else { texts::NEW_APPS_AGAIN }
                });
                let reason = Signal::derive(move || {
                    problem.with(|found| found.as_ref().map(reason).unwrap_or_default())
                });
                view! {
                    <Note message reason>
                        // In a new tab, so that the form keeps what was typed.
                        <a class="button" target="_blank" rel="noopener" href={Route::Connect.to_query()}>
                            {texts::FIX_IN_NEW_TAB}
                        </a>
                    </Note>
                }
            })
        };
    view! {
        <ReadOnlyNote/>
        {note}
    }
}

fn recheck_while(is_blocked: Memo<bool>, session: Session, store: FactStore) {
    let interval = set_interval_with_handle(
        move || {
            if is_blocked.get_untracked() && !store.is_fetching() {
                store.fetch(&session, queries_for_apps(), OnSessionEnd::Ignore);
            }
        },
        RECHECK_INTERVAL,
    );
    on_cleanup(move || {
        if let Ok(interval) = interval {
            interval.clear();
        }
    });
}

fn reason(result: &CheckResult) -> String {
    format!("{}: {}", title(result.check), problem(result))
}

/// A problem with a link to the page that fixes it.
#[component]
fn Note(message: Signal<&'static str>, reason: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <section class="note note-warning" aria-label={texts::CONNECTION}>
            <Icon shape={icons::WARNING}/>
            <div class="note-body">
                <p class="note-what">{message}</p>
                <p>{reason}</p>
                <p>{children()}</p>
            </div>
        </section>
    }
}
