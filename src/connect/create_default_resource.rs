//! “Create default resource”: needed once per site, may take long, safe to repeat.

use std::time::Duration;

use creatio::{DefaultResourceOutcome, Error};
use leptos::prelude::*;
use model::connection::query::Query;

use super::repairs::Repairs;
use crate::{
    components::{Button, Messages},
    connection::{FactStore, OnSessionEnd},
    session::{Session, session},
    text::connect as texts,
};

/// Creates the default resource, and records what that shows about the connection.
pub async fn create_default_resource(
    session: &Session,
    store: FactStore,
    messages: Messages,
) -> Result<(), Error> {
    let outcome = session.call(async |client| client.create_default_resource().await).await;
    let result = match outcome {
        Ok(DefaultResourceOutcome::Created) => {
            store.set_default_resource_attempt(Some(Ok(())));
            messages.say(texts::RESOURCE_CREATED.to_owned());
            Ok(())
        }
        Ok(DefaultResourceOutcome::AlreadyExisted) => {
            // Creatio can determine that without calling the Identity Service.
            store.set_default_resource_attempt(None);
            messages.say(texts::RESOURCE_EXISTED.to_owned());
            Ok(())
        }
        Err(error) => {
            store.set_default_resource_attempt(Some(Err(error.clone())));
            Err(error)
        }
    };
    let affected = [Query::DefaultResources, Query::Health, Query::ConfigSwitch];
    store.fetch(session, affected, OnSessionEnd::Prompt);
    result
}

/// The button that creates the default resource, with the elapsed time while it is running.
#[component]
pub fn CreateDefaultResource(
    /// The repairs that are running.
    repairs: Repairs,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let Repairs { store, resource, .. } = repairs;
    let seconds = elapsed_seconds(resource.busy());
    let press = Callback::new(move |()| {
        let session = session.clone();
        resource.start(async move { create_default_resource(&session, store, messages).await }, |()| ());
    });
    view! {
        <Button label={texts::CREATE_RESOURCE} press busy={resource.busy()}/>
        <span class="hint">{move || seconds.get().map(texts::creating_for)}</span>
    }
}

/// The seconds since the call started; `None` while none is running.
fn elapsed_seconds(busy: Signal<bool>) -> ReadSignal<Option<u32>> {
    let (seconds, set_seconds) = signal(None::<u32>);
    Effect::new(move || set_seconds.set(busy.get().then_some(0)));
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
