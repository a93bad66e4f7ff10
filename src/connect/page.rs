//! The page that connects Creatio to its Identity Service.

use leptos::prelude::*;
use model::connection::{
    checks::{Check, CheckResult, State},
    query::Query,
    verdict::overall,
};

use super::{
    check_item::CheckItem, diagram::Diagram, remaining_steps::RemainingSteps, repairs::Repairs,
    settings_form::SettingsForm,
};
use crate::{
    browser,
    commands::{self, Command},
    components::{Button, CopyButton, CopySource, FailureNote, icons},
    connection::{Connection, FactStore, OnSessionEnd},
    session::{Phase, Session, session},
    text::{connect as texts, failure::explain_change, palette, report::report},
};

/// The checks of the connection, and what repairs each.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let session = session();
    let store = expect_context::<Connection>().fact_store(&session);
    store.fetch(&session, Query::on_open(), OnSessionEnd::Prompt);
    restart_for_another_user(session.clone(), store);
    let results = store.results();
    let repairs = Repairs::new(store);
    let fetch_all = Callback::new(move |()| store.fetch_all(&session));
    let busy = Memo::new(move |_| store.with(|facts| !facts.running.is_empty()));
    commands::register(move || {
        let run = move || fetch_all.run(());
        let command = Command::new(texts::CHECK_AGAIN, palette::CHECK_AGAIN_KEYWORDS, run);
        vec![Command { disabled: busy.get().then_some(palette::IN_PROGRESS), ..command }]
    });
    view! {
        <header class="page-head">
            <h1>{texts::HEADING}</h1>
            <div class="row">
                <ReportButton store results/>
                <Button label={texts::CHECK_AGAIN} icon={icons::AGAIN} press=fetch_all busy/>
            </div>
        </header>
        <Verdict results repairs/>
        {move || {
            let explained = repairs
                .resource
                .failure()
                .map(|error| explain_change(texts::RESOURCE_FAILED, texts::RESOURCE_UNKNOWN, &error));
            explained.map(|explained| view! { <FailureNote explained/> })
        }}
        <div class="columns">
            <section class="card">
                <h2 id="checks">{texts::CHECKS}</h2>
                <ul aria-labelledby="checks">
                    {Check::all().map(|check| view! { <CheckItem check results repairs/> }).collect_view()}
                </ul>
            </section>
            <div class="column">
                <Diagram store results/>
                <SettingsForm fields={repairs.fields}/>
            </div>
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
fn Verdict(results: Memo<Vec<CheckResult>>, repairs: Repairs) -> impl IntoView {
    let state = Memo::new(move |_| results.with(|results| overall(results)));
    view! {
        <div class="row">
            <p class={move || if state.get() == State::Ok { "verdict is-ok" } else { "verdict" }}>
                {move || results.with(|results| texts::verdict(results, state.get()))}
            </p>
            <RemainingSteps results repairs/>
        </div>
    }
}

#[component]
fn ReportButton(store: FactStore, results: Memo<Vec<CheckResult>>) -> impl IntoView {
    let source = CopySource::text(move || {
        let time = browser::time::now_iso();
        store.with_untracked(|facts| results.with_untracked(|results| report(facts, results, &time)))
    });
    view! { <CopyButton label={texts::COPY_REPORT.to_owned()} what={texts::REPORT} source with_label=true/> }
}
