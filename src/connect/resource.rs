//! “Create default resource”: once, may take long, safe to press again.

use std::time::Duration;

use creatio::{DefaultResource, Error};
use leptos::{prelude::*, task::spawn_local};

use super::{
    book::{FactBook, Manner},
    facts::Ask,
};
use crate::{
    session::{Session, session},
    text::{connect as words, failure::explain},
    ui::{Button, FailureNote, Messages},
};

/// The button, with the time that has gone by while it works, and with what it failed of.
#[derive(Clone, Copy)]
pub struct ResourceMaker {
    book: FactBook,
    messages: Messages,
    seconds: RwSignal<Option<u32>>,
    failure: RwSignal<Option<Error>>,
}

impl ResourceMaker {
    /// A maker that tells its outcome to the facts.
    pub fn new(book: FactBook) -> Self {
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
        Self { book, messages: expect_context::<Messages>(), seconds, failure }
    }

    /// Makes it, unless that is under way already. True if it is there afterwards.
    pub async fn make(self, session: &Session) -> bool {
        if self.seconds.try_get_untracked().is_none_or(|seconds| seconds.is_some()) {
            return false;
        }
        self.seconds.set(Some(0));
        self.failure.set(None);
        let answer = session.call(async |client| client.add_default_resource().await).await;
        self.seconds.try_set(None);
        let made = answer.is_ok();
        match answer {
            Ok(outcome) => {
                let (tried, told) = match outcome {
                    DefaultResource::Created { .. } => (Some(Ok(())), words::RESOURCE_CREATED),
                    // Creatio may know that without asking the Identity Service.
                    DefaultResource::Existed => (None, words::RESOURCE_EXISTED),
                };
                self.book.note_try(tried);
                self.messages.say(told.to_owned());
            }
            Err(error) => {
                self.book.note_try(Some(Err(error.clone())));
                self.failure.try_set(Some(error));
            }
        }
        self.book.ask(session, &[Ask::Resources, Ask::Health, Ask::Switch], Manner::Asked);
        made
    }

    /// The button and, while it works, how long it has been working.
    pub fn view(self) -> impl IntoView {
        let session = session();
        let busy = Signal::derive(move || self.seconds.get().is_some());
        let press = Callback::new(move |()| {
            let session = session.clone();
            spawn_local(async move {
                self.make(&session).await;
            });
        });
        view! {
            <Button label={words::CREATE_RESOURCE} press busy/>
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
