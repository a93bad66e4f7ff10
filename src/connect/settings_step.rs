//! The step with the three system settings: saving and testing them is one act.

use leptos::prelude::*;
use model::connection::{
    checks::{Check, Outcome, State, client_secret, evaluate},
    facts::Facts,
    query::Query,
    steps::{Step, step_state},
    verdict::is_untested,
};

use super::{
    findings::{Findings, MissingPermission},
    settings_fields::save_settings,
    setup::Setup,
    test_now::TestNow,
};
use crate::{
    browser,
    components::{Button, Explained, FailureNote, FieldKind, Look, TextField},
    session::{Session, session},
    text::connect as texts,
};

/// Saves what differs, then lets Creatio test what it holds, and says both.
async fn save_and_test(session: &Session, setup: Setup) -> Result<(), Explained> {
    setup.begin();
    let change = setup.fields.change();
    let is_saved = change.is_some();
    if let Some(change) = change {
        save_settings(session, setup, change).await?;
    }
    setup.store.fetch_and_wait(session, &[Query::Settings, Query::Health]).await;
    setup.say(Step::Settings, &setup.store.with_untracked(|facts| outcome(facts, is_saved)));
    Ok(())
}

fn outcome(facts: &Facts, is_saved: bool) -> String {
    let results = evaluate(facts);
    let test = match step_state(Step::Settings, &results, None) {
        State::Ok => texts::TEST_PASSED,
        State::Failed => texts::TEST_NOT_PASSED,
        State::ToDo => texts::SETTINGS_INCOMPLETE,
        State::Unknown if results.iter().any(is_untested) => texts::TEST_MISSING,
        State::Unknown | State::Checking => texts::TEST_WITHOUT_ANSWER,
    };
    let saved = if is_saved { texts::SETTINGS_SAVED } else { texts::NOTHING_TO_SAVE };
    format!("{saved} {test}")
}

/// Whether Creatio cannot have a secret yet, so that one has to be typed.
pub fn is_secret_missing(facts: &Facts) -> bool {
    let finding = |wanted: client_secret::Finding| {
        let wanted = Outcome::Found(wanted.into());
        evaluate(facts).iter().any(|result| result.check == Check::ClientSecret && result.outcome == wanted)
    };
    let was_never_set = facts.settings.known().is_some_and(|settings| {
        [&settings.url, &settings.client_id].iter().all(|text| text.as_deref().unwrap_or_default().is_empty())
    });
    finding(client_secret::Finding::Empty) || (was_never_set && finding(client_secret::Finding::Hidden))
}

/// The form for URL, client ID and client secret, and what the test of them found.
#[component]
pub fn SettingsStep(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let session = session();
    let fields = setup.fields;
    let (url, client_id, secret, call) = (fields.url, fields.client_id, fields.secret, fields.call);
    let is_missing = Memo::new(move |_| setup.store.with(is_secret_missing));
    let submit = move || {
        // An empty secret means the saved one, if there can be one.
        if !fields.check(is_missing.get_untracked()) {
            return browser::focus::focus_after_paint(browser::focus::FIRST_PROBLEM);
        }
        let session = session.clone();
        call.start(async move { save_and_test(&session, setup).await }, |()| ());
    };
    view! {
        <p class="lead">{texts::SETTINGS_LEAD}</p>
        <MissingPermission setup check={Check::CanManageSysSettings}/>
        <Findings setup step={Step::Settings}/>
        <form
            class="stack form"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            {move || call.failure().map(|explained| view! { <FailureNote explained/> })}
            <TextField
                label={texts::URL}
                value={url.text}
                kind={FieldKind::Url}
                hint={texts::URL_HINT}
                problem={Signal::derive(move || fields.url_problem())}
                required=true
            />
            <TextField
                label={texts::CLIENT_ID}
                value={client_id.text}
                problem={Signal::derive(move || fields.client_id_problem())}
                max_length=50
                required=true
            />
            <TextField
                label={texts::CLIENT_SECRET}
                value=secret
                kind={FieldKind::Password}
                problem={Signal::derive(move || fields.secret_problem())}
                hint={texts::CLIENT_SECRET_HINT}
                required=is_missing
                autocomplete="new-password"
            />
            <div class="row form-foot">
                <Button label={texts::SAVE_AND_TEST} look={Look::Primary} busy={call.busy()}/>
            </div>
        </form>
        <TestNow setup/>
    }
}
