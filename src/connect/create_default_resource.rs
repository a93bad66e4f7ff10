//! The step that creates the default resource: needed once per site, may take long, safe to repeat.

use std::time::Duration;

use creatio::{Cause, DefaultResourceOutcome, Error};
use leptos::prelude::*;
use model::connection::{
    checks::{Check, State},
    query::Query,
    steps::Step,
};

use super::{findings::Findings, setup::Setup};
use crate::{
    components::{Button, Explained, FailureNote, Look},
    connection::OnSessionEnd,
    effect::effect,
    session::{Session, session},
    text::{connect as texts, failure::explain_change},
};

/// Creates the default resource, and records what that shows about the connection.
pub async fn create_default_resource(session: &Session, setup: Setup) -> Result<(), Error> {
    setup.begin();
    let store = setup.store;
    let outcome = session.call(async |client| client.create_default_resource().await).await;
    let result = match outcome {
        Ok(DefaultResourceOutcome::Created) => {
            store.record_test(session, &Ok(()));
            setup.say(Step::DefaultResource, texts::RESOURCE_CREATED);
            Ok(())
        }
        Ok(DefaultResourceOutcome::AlreadyExisted) => {
            // Creatio can determine that without calling the Identity Service, so it shows nothing about the connection.
            setup.say(Step::DefaultResource, texts::RESOURCE_EXISTED);
            Ok(())
        }
        Err(error) => {
            let result = Err(error);
            store.record_test(session, &result);
            result
        }
    };
    store.fetch_and_wait(session, &[Query::DefaultResources]).await;
    store.fetch(session, [Query::Health, Query::ConfigSwitch], OnSessionEnd::Prompt);
    result
}

/// What the default resource is for, and the button that creates it, with the elapsed time while it is running.
#[component]
pub fn ResourceStep(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let session = session();
    let call = setup.resource;
    let seconds = elapsed_seconds(call.busy());
    let press = Callback::new(move |()| {
        let session = session.clone();
        call.start(async move { create_default_resource(&session, setup).await }, |()| ());
    });
    let result = setup.check(Check::DefaultResource);
    let is_done = Memo::new(move |_| result.with(|result| result.state() == State::Ok));
    let failure = move || {
        let explained = call.failure().map(|error| explain_here(&error));
        explained.map(|explained| view! { <FailureNote explained/> })
    };
    // The button keeps the focus, so it is not created again when its look changes.
    let look = if is_done.get_untracked() { Look::Plain } else { Look::Primary };
    view! {
        <p class="lead">{texts::RESOURCE_LEAD}</p>
        {failure}
        <Findings setup step={Step::DefaultResource}/>
        <div class="row">
            <Button label={texts::CREATE_RESOURCE} look press busy={call.busy()}/>
            <span class="hint">{move || seconds.get().map(texts::creating_for)}</span>
        </div>
    }
}

/// Explains a failure on the page to which other pages send the user for it.
fn explain_here(error: &Error) -> Explained {
    let explained = explain_change(texts::RESOURCE_FAILED, texts::RESOURCE_UNKNOWN, error);
    match error.cause {
        Cause::IdentityServiceUnreachable { .. } | Cause::IdentityServiceRefused => {
            Explained { next: texts::SEE_SETTINGS.to_owned(), ..explained }
        }
        _ => explained,
    }
}

/// The seconds since the call started; `None` while none is running.
fn elapsed_seconds(busy: Signal<bool>) -> ReadSignal<Option<u32>> {
    let (seconds, set_seconds) = signal(None::<u32>);
    effect(move || set_seconds.set(busy.get().then_some(0)));
    let interval = set_interval_with_handle(
        move || set_seconds.update(|seconds| *seconds = seconds.map(|seconds| seconds + 1)),
        Duration::from_secs(1),
    );
    on_cleanup(move || {
        if let Ok(interval) = interval {
            interval.clear();
        }
    });
    seconds
}
