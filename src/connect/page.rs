//! The page that connects Creatio to its Identity Service.

use leptos::prelude::*;
use model::connection::query::Query;

use super::{check_list::CheckList, setup::Setup, steps::Steps, strip::Strip, verdict::VerdictLine};
use crate::{
    browser,
    commands::{self, Command},
    components::{Button, CopyButton, CopySource, Look, Messages, icons},
    connection::{Connection, FactStore, OnSessionEnd, ReadOnlyNote},
    session::{Phase, Session, session},
    text::{connect as texts, palette, report::report},
};

/// The verdict on the connection, the steps of the set-up, and the checks.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let session = session();
    let store = expect_context::<Connection>().fact_store(&session);
    store.fetch(&session, Query::on_open(), OnSessionEnd::Prompt);
    restart_for_another_user(session.clone(), store);
    let setup = Setup::new(session.clone(), store, expect_context::<Messages>());
    setup.follow_current_step();
    let check_again = Callback::new(move |()| {
        setup.begin();
        setup.apps.reload();
        store.fetch_all(&session);
    });
    let busy = Memo::new(move |_| store.with(|facts| !facts.running.is_empty()));
    commands::register(move || {
        let run = move || check_again.run(());
        let command = Command::new(texts::CHECK_AGAIN, palette::CHECK_AGAIN_KEYWORDS, run);
        vec![Command { disabled: busy.get().then_some(palette::IN_PROGRESS), ..command }]
    });
    view! {
        <div class="connect">
            <header class="page-head">
                <h1>{texts::HEADING}</h1>
                <div class="row">
                    <ReportButton setup/>
                    <Button
                        label={texts::CHECK_AGAIN}
                        look={Look::Quiet}
                        icon={icons::AGAIN}
                        press=check_again
                        busy
                    />
                </div>
            </header>
            <VerdictLine setup/>
            <ReadOnlyNote/>
            <Strip setup/>
            <Steps setup/>
            <CheckList setup/>
        </div>
    }
}

/// Drops all facts when another user signs in.
fn restart_for_another_user(session: Session, store: FactStore) {
    Effect::new(move |previous: Option<Option<String>>| {
        let previous = previous.flatten();
        let Phase::SignedIn(user) = session.phase() else {
            // Until the next user is known, the previous one counts.
            return previous;
        };
        if previous.is_some_and(|previous| previous != user.name) {
            store.reset();
            store.fetch_all(&session);
        }
        Some(user.name)
    });
}

#[component]
fn ReportButton(setup: Setup) -> impl IntoView {
    let Setup { store, results, .. } = setup;
    let source = CopySource::text(move || {
        let time = browser::time::now_iso();
        store.with_untracked(|facts| results.with_untracked(|results| report(facts, results, &time)))
    });
    view! { <CopyButton label={texts::COPY_REPORT.to_owned()} what={texts::REPORT} source with_label=true/> }
}
