//! “Create default resource”: once, may take long, safe to press again.

use std::time::Duration;

use creatio::{DefaultResource, Error};
use leptos::{prelude::*, task::spawn_local};

use super::facts::FactBook;
use crate::{
    session::session,
    text::{connect as words, failure::explain},
    ui::{Button, FailureNote, Messages},
};

/// The button, with the time that has gone by while it works, and with what it failed of.
#[derive(Clone, Copy)]
pub struct ResourceMaker {
    seconds: RwSignal<Option<u32>>,
    press: Callback<()>,
    failure: RwSignal<Option<Error>>,
}

impl ResourceMaker {
    /// A maker that tells its outcome to the facts.
    pub fn new(book: FactBook) -> Self {
        let (session, messages) = (session(), expect_context::<Messages>());
        let (seconds, failure) = (RwSignal::new(None::<u32>), RwSignal::new(None));
        let ticking = set_interval_with_handle(
            move || {
                if let Some(gone) = seconds.get_untracked() {
                    seconds.set(Some(gone + 1));
                }
            },
            Duration::from_secs(1),
        );
        on_cleanup(move || {
            if let Ok(ticking) = ticking {
                ticking.clear();
            }
        });
        let press = Callback::new(move |()| {
            if seconds.get_untracked().is_some() {
                return;
            }
            seconds.set(Some(0));
            failure.set(None);
            let session = session.clone();
            spawn_local(async move {
                let answer = session.call(async |client| client.add_default_resource().await).await;
                seconds.try_set(None);
                match answer {
                    Ok(made) => {
                        let (tried, told) = match made {
                            DefaultResource::Created { .. } => (Some(Ok(())), words::RESOURCE_CREATED),
                            // Creatio may know that without asking the Identity Service.
                            DefaultResource::Existed => (None, words::RESOURCE_EXISTED),
                        };
                        book.tried.try_set(tried);
                        messages.say(told.to_owned());
                    }
                    Err(error) => {
                        book.tried.try_set(Some(Err(error.clone())));
                        failure.try_set(Some(error));
                    }
                }
                book.ask_all(&session);
            });
        });
        Self { seconds, press, failure }
    }

    /// The button and, while it works, how long it has been working.
    pub fn view(self) -> impl IntoView {
        let busy = Signal::derive(move || self.seconds.get().is_some());
        view! {
            <Button label={words::CREATE_RESOURCE} press={self.press} busy/>
            <span class="hint">{move || self.seconds.get().map(words::working_for)}</span>
        }
    }

    /// What it failed of, if it did.
    pub fn failure_view(self) -> impl IntoView {
        move || {
            let explained = self.failure.get().map(|error| explain(words::RESOURCE_FAILED, &error));
            explained.map(|explained| view! { <FailureNote explained/> })
        }
    }
}
