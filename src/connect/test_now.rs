//! “Test now”: proves the connection on a site without a health check, by an app that is saved unchanged.

use creatio::{App, Cause, ConnectionTest, Error};
use leptos::prelude::*;
use model::connection::{
    checks::{Check, State},
    last_test::TestOutcome,
    steps::Step,
    verdict::is_untested,
};

use super::setup::Setup;
use crate::{
    components::{Button, FailureNote},
    session::{Session, session},
    text::{connect as texts, failure::explain},
};

/// Sends apps to the Identity Service again, unchanged, until it accepts one: it may not know an old one.
async fn test_connection(session: &Session, setup: Setup, apps: Vec<App>) -> Result<(), Error> {
    setup.begin();
    let mut result = Ok(ConnectionTest::NothingSaved);
    for app in &apps {
        result = session.call(async |client| client.test_connection(app).await).await;
        let is_open = result.as_ref().is_err_and(|error| error.cause == Cause::IdentityServiceRefused);
        if !is_open {
            break;
        }
    }
    let text = match &result {
        Ok(ConnectionTest::Passed) => texts::TEST_PASSED,
        Ok(ConnectionTest::NothingSaved) => texts::TEST_SHOWED_NOTHING,
        Err(_) => texts::TEST_NOT_PASSED,
    };
    let is_proof = !matches!(result, Ok(ConnectionTest::NothingSaved));
    let result = result.map(drop);
    let shown = TestOutcome::of_app_call(&result).filter(|_| is_proof);
    match (&result, &shown) {
        // The failed check says why; any other failure shows nothing about the connection.
        (Ok(()), _) | (Err(_), Some(_)) => setup.say(Step::Settings, text),
        (Err(_), None) => {}
    }
    let is_explained = shown.is_some();
    if let Some(outcome) = shown {
        setup.store.record_outcome(session, outcome);
    }
    result.or_else(|error| if is_explained { Ok(()) } else { Err(error) })
}

/// What would test the settings, and the button that does it if there is an app.
#[component]
pub fn TestNow(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let session = session();
    let call = setup.test;
    let has_no_health_check = Memo::new(move |_| {
        let results = setup.results.get();
        let health_failed = setup.store.with(|facts| facts.health.known().is_none());
        results.iter().any(is_untested)
            || (health_failed && setup.store.with(|facts| facts.test_outcome().is_some()))
    });
    let resource = setup.check(Check::DefaultResource);
    let has_resource = Memo::new(move |_| resource.with(|result| result.state() == State::Ok));
    let apps = move || setup.apps.get().and_then(Result::ok).unwrap_or_default();
    let press = Callback::new(move |()| {
        let (session, apps) = (session.clone(), apps());
        call.start(async move { test_connection(&session, setup, apps).await }, |()| ());
    });
    let failure = move || {
        let explained = call.failure().map(|error| explain(texts::TEST_FAILED, &error));
        explained.map(|explained| view! { <FailureNote explained/> })
    };
    let name = Memo::new(move |_| apps().first().map(|app| app.name.clone()));
    let offer = move || {
        has_no_health_check.get().then(|| match (has_resource.get(), name.get()) {
            (false, _) => view! { <p class="hint">{texts::RESOURCE_TESTS}</p> }.into_any(),
            (true, None) => view! { <p class="hint">{texts::FIRST_APP_TESTS}</p> }.into_any(),
            (true, Some(name)) => view! {
                <p class="hint">{texts::test_sends(&name)}</p>
                <div class="row">
                    <Button label={texts::TEST_NOW} press busy={call.busy()}/>
                </div>
            }
            .into_any(),
        })
    };
    view! {
        {failure}
        <div class="test-now">{offer}</div>
    }
}
