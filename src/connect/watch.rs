//! The connection seen from the other pages: what keeps apps from working, looked for without being asked.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    book::{Connection, FactBook, Manner},
    facts::{Ask, Fact},
    finding::{Check, State},
};
use crate::{
    route::Route,
    session::{Session, session},
    text::{connect as words, finding::told},
    ui::{Icon, icons},
};

/// How long it takes until the page looks again, once something is in the way.
const LOOK_AGAIN: Duration = Duration::from_secs(10);

fn is_asking(book: FactBook) -> bool {
    untrack(|| book.with(|facts| facts.under_way.any()))
}

/// The first check that matters, for as long as nothing shows that it is well again: an answer that does not come proves
/// nothing.
fn first(checked: Memo<Vec<Check>>, matters: fn(&Check) -> bool) -> Memo<Option<Check>> {
    Memo::new(move |before: Option<&Option<Check>>| {
        checked.with(|checks| {
            let now = checks.iter().find(|check| matters(check));
            let is_well = |topic| checks.iter().any(|check| check.topic == topic && check.state == State::Ok);
            let still = || before.and_then(Option::as_ref).filter(|before| !is_well(before.topic));
            now.or_else(still).cloned()
        })
    })
}

/// Says on the page with the apps that the connection is not well, with the first cause.
#[component]
pub fn ConnectionStrip() -> impl IntoView {
    let session = session();
    let book = expect_context::<Connection>().book(&session);
    let trouble = first(book.checks(), Check::is_trouble);
    // Where all was well it is left at that; Connect tells when it changes.
    let unknown = untrack(|| book.with(|facts| facts.settings == Fact::Asking))
        || trouble.with_untracked(Option::is_some);
    if unknown && !is_asking(book) {
        book.ask(&session, &Ask::FOR_APPS, Manner::Quiet);
    }
    move || {
        trouble.get().map(|check| {
            view! {
                <Note says={Signal::stored(words::NOT_WELL)} why={Signal::stored(why(&check))}>
                    <a class="button" href={Route::Connect.to_query()}>{words::MEND_IT}</a>
                </Note>
            }
        })
    }
}

/// Says on the page for a new app why it cannot be made, and looks again until it can.
#[component]
pub fn NewGate(
    /// Why the app cannot be saved now.
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let session = session();
    let book = expect_context::<Connection>().book(&session);
    if !is_asking(book) {
        book.ask(&session, &Ask::FOR_APPS, Manner::Quiet);
    }
    let trouble = first(book.checks(), Check::keeps_from_new_apps);
    let seen = Memo::new(move |before: Option<&bool>| before == Some(&true) || trouble.with(Option::is_some));
    Effect::new(move || refused.set(trouble.with(Option::is_some).then(|| words::NOT_YET_REASON.to_owned())));
    look_again_while(trouble, session, book);
    // Once it was there it stays: whoever stands on its link keeps the focus.
    move || {
        seen.get().then(|| {
            let says =
                Signal::derive(
                    move || if trouble.with(Option::is_some) { words::NOT_YET } else { words::WELL_NOW },
                );
            let reason =
                Signal::derive(move || trouble.with(|trouble| trouble.as_ref().map(why).unwrap_or_default()));
            view! {
                <Note says why=reason>
                    // Another tab, because what was typed here must stay.
                    <a class="button" target="_blank" rel="noopener" href={Route::Connect.to_query()}>
                        {words::MEND_IT_IN_A_TAB}
                    </a>
                </Note>
            }
        })
    }
}

fn look_again_while(trouble: Memo<Option<Check>>, session: Session, book: FactBook) {
    let looking = set_interval_with_handle(
        move || {
            if trouble.with_untracked(Option::is_some) && !is_asking(book) {
                book.ask(&session, &Ask::FOR_APPS, Manner::Quiet);
            }
        },
        LOOK_AGAIN,
    );
    on_cleanup(move || {
        if let Ok(looking) = looking {
            looking.clear();
        }
    });
}

fn why(check: &Check) -> String {
    let means = told(check).map(|told| told.means).unwrap_or_default();
    format!("{}: {means}", words::title(check.topic))
}

/// What is in the way, with the page that mends it.
#[component]
fn Note(says: Signal<&'static str>, why: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <section class="note note-trouble" aria-label={words::CONNECTION}>
            <Icon shape={icons::WARNING}/>
            <div class="note-body">
                <p class="note-what">{says}</p>
                <p>{why}</p>
                <p>{children()}</p>
            </div>
        </section>
    }
}
