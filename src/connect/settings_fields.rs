//! The fields with the three system settings: what is valid, what differs, and saving it.

use creatio::{Cause, Error, Secret, SettingsChange, setting};
use leptos::prelude::*;
use model::{
    connection::{
        address::{UrlProblem, url_problem},
        checks::Proposal,
        query::Query,
    },
    typed_text::{is_invisible, trimmed},
};

use super::{setting_field::SettingField, setup::Setup};
use crate::{
    components::{Call, Explained},
    connection::{FactStore, OnSessionEnd},
    effect::effect,
    session::Session,
    text::{connect as texts, failure::explain_change},
};

/// The fields, shared by the form and by the repairs that save them.
#[derive(Clone, Copy)]
pub struct SettingsFields {
    store: FactStore,
    /// The URL of the Identity Service.
    pub url: SettingField,
    /// The client ID of Creatio.
    pub client_id: SettingField,
    /// A new client secret; empty to keep the saved one.
    pub secret: RwSignal<String>,
    /// What a user should know about the typed secret.
    pub secret_note: RwSignal<Option<&'static str>>,
    shows_problems: RwSignal<bool>,
    is_secret_required: RwSignal<bool>,
    /// Saves settings.
    pub call: Call<Explained>,
}

impl SettingsFields {
    /// Fields that show the saved settings until they are edited.
    pub fn new(store: FactStore) -> Self {
        let (url, client_id) = (SettingField::default(), SettingField::default());
        let saved =
            Memo::new(move |_| store.with(|facts| facts.settings.known().cloned().unwrap_or_default()));
        effect(move || {
            let settings = saved.get();
            url.set_saved(settings.url.unwrap_or_default());
            client_id.set_saved(settings.client_id.unwrap_or_default());
        });
        Self {
            store,
            url,
            client_id,
            secret: RwSignal::default(),
            secret_note: RwSignal::new(None),
            shows_problems: RwSignal::new(false),
            is_secret_required: RwSignal::new(false),
            call: Call::default(),
        }
    }

    /// Removes blanks and invisible characters at the ends of a pasted secret, and says so. Inside, they may belong to it.
    pub fn clean_secret(self) {
        let secret = self.secret.get_untracked();
        let cleaned = trimmed(&secret);
        if cleaned.contains(is_invisible) {
            self.secret_note.set(Some(texts::SECRET_HAS_INVISIBLE));
        } else if cleaned != secret {
            self.secret_note.set(Some(texts::SECRET_TRIMMED));
        } else if !secret.is_empty() && self.secret_note.get_untracked() != Some(texts::SECRET_TRIMMED) {
            self.secret_note.set(None);
        }
        if cleaned != secret {
            self.secret.set(cleaned.to_owned());
        }
    }

    /// What is wrong with the URL; tracked.
    pub fn url_problem(self) -> Option<String> {
        let problem = self.url.text.with(|url| url_problem(url));
        // What Creatio holds is the business of the checks, and does not keep the other settings from being saved.
        let problem = problem.filter(|problem| *problem == UrlProblem::Missing || !self.url.is_saved());
        problem.filter(|_| self.shows_problems.get()).map(|problem| texts::url_problem(problem).to_owned())
    }

    /// What is wrong with the client ID; tracked.
    pub fn client_id_problem(self) -> Option<String> {
        let is_missing = self.shows_problems.get() && self.client_id.text.with(|id| trimmed(id).is_empty());
        is_missing.then(|| texts::CLIENT_ID_MISSING.to_owned())
    }

    /// What is wrong with the secret; tracked.
    pub fn secret_problem(self) -> Option<String> {
        let is_missing = self.is_secret_required.get() && self.secret.with(String::is_empty);
        is_missing.then(|| texts::CLIENT_SECRET_MISSING.to_owned())
    }

    /// Shows the problems from now on. True if there are none. A secret is required if Creatio holds none.
    pub fn check(self, is_secret_required: bool) -> bool {
        self.url.clean();
        self.client_id.clean();
        self.clean_secret();
        self.shows_problems.set(true);
        self.is_secret_required.set(is_secret_required);
        untrack(|| self.is_valid())
    }

    /// Whether there are no problems now. False once the form was left.
    pub fn is_still_valid(self) -> bool {
        self.shows_problems.try_get_untracked().is_some() && untrack(|| self.is_valid())
    }

    fn is_valid(self) -> bool {
        [self.url_problem(), self.client_id_problem(), self.secret_problem()].iter().all(Option::is_none)
    }

    /// Shows a proposed value; what is typed in the other fields stays.
    pub fn show_proposal(self, proposal: &Proposal) {
        match proposal {
            Proposal::Url(url) => self.url.text.set(url.clone()),
            Proposal::ClientId(id) => self.client_id.text.set(id.clone()),
        }
    }

    /// What differs from the settings that Creatio holds; the secret only if one was typed.
    pub fn change(self) -> Option<SettingsChange> {
        let held = self.store.with_untracked(|facts| facts.settings.known().cloned().unwrap_or_default());
        let change = SettingsChange {
            url: self.url.change_from(held.url.as_deref()),
            client_id: self.client_id.change_from(held.client_id.as_deref()),
            client_secret: Some(self.secret.get_untracked())
                .filter(|secret| !secret.is_empty())
                .map(Secret::new),
        };
        let is_empty = change.url.is_none() && change.client_id.is_none() && change.client_secret.is_none();
        (!is_empty).then_some(change)
    }
}

/// Saves settings. What was tested before no longer counts.
pub async fn save_settings(session: &Session, setup: Setup, change: SettingsChange) -> Result<(), Explained> {
    let fields = setup.fields;
    let result = session.call(async |client| client.save_settings(&change).await).await;
    setup.store.forget_test(session);
    // Creatio may refuse one setting and save the others of the same call.
    let is_secret_saved = match &result {
        Ok(()) => change.client_secret.is_some(),
        Err(error) => accepts_secret(error),
    };
    if is_secret_saved {
        fields.is_secret_required.try_set(false);
        fields.secret.try_set(String::new());
    }
    if result.is_ok() {
        if change.url.is_some() {
            fields.url.mark_saved();
        }
        if change.client_id.is_some() {
            fields.client_id.mark_saved();
        }
    } else {
        setup.store.fetch(session, [Query::Settings, Query::Health], OnSessionEnd::Prompt);
    }
    result.map_err(|error| explain_change(texts::SAVE_FAILED, texts::SAVE_UNKNOWN, &error))
}

/// Whether Creatio refused settings, and the secret is not among them.
fn accepts_secret(error: &Error) -> bool {
    matches!(&error.cause, Cause::SettingsRefused { codes } if !codes.iter().any(|code| code == setting::CLIENT_SECRET))
}
