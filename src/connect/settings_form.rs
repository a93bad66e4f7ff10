//! The three system settings.

use creatio::{Cause, Error, Secret, Settings, SettingsChange, setting};
use leptos::{prelude::*, task::spawn_local};

use super::{
    address::url_problem,
    book::{FactBook, Manner},
    facts::{Ask, Fact},
};
use crate::{
    host::{FIRST_PROBLEM, host},
    session::{Session, session},
    text::{connect as words, failure::explain},
    ui::{Button, Explained, FailureNote, FieldKind, Look, Messages, TextField},
};

/// What has to be asked anew once a setting has changed.
const AFTERWARDS: [Ask; 2] = [Ask::Settings, Ask::Health];

/// How saving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Everything is saved.
    All,
    /// Creatio held it all already.
    Nothing,
    /// Something typed cannot be right, or Creatio refused: it is told at the form.
    Not,
}

/// The form's fields, which whoever does several steps at once saves too.
#[derive(Clone, Copy)]
pub struct SettingsFields {
    book: FactBook,
    messages: Messages,
    url: Edited,
    client_id: Edited,
    secret: RwSignal<String>,
    /// Whether all problems are shown.
    asked: RwSignal<bool>,
    /// Whether an empty secret is one of them: for all else it means to keep the one that is saved.
    secret_wanted: RwSignal<bool>,
    /// Whether something is being saved.
    pub busy: RwSignal<bool>,
    failure: RwSignal<Option<Explained>>,
}

impl SettingsFields {
    /// Fields that show what is saved until something is typed.
    pub fn new(book: FactBook) -> Self {
        let (url, client_id) = (Edited::new(), Edited::new());
        let saved = Memo::new(move |_| book.with(|facts| settings(&facts.settings)));
        Effect::new(move || {
            let settings = saved.get();
            url.follow(settings.url.unwrap_or_default());
            client_id.follow(settings.client_id.unwrap_or_default());
        });
        let messages = expect_context::<Messages>();
        let secret = RwSignal::new(String::new());
        let (asked, secret_wanted) = (RwSignal::new(false), RwSignal::new(false));
        let (busy, failure) = (RwSignal::new(false), RwSignal::new(None));
        Self { book, messages, url, client_id, secret, asked, secret_wanted, busy, failure }
    }

    fn url_problem(self) -> Option<String> {
        let wrong = self.url.text.with(|url| url_problem(url));
        wrong.filter(|_| self.asked.get()).map(|problem| words::url_problem(problem).to_owned())
    }

    fn id_problem(self) -> Option<String> {
        let missing = self.asked.get() && self.client_id.text.with(|id| id.trim().is_empty());
        missing.then(|| words::CLIENT_ID_MISSING.to_owned())
    }

    fn secret_problem(self) -> Option<String> {
        let missing = self.secret_wanted.get() && self.secret.with(String::is_empty);
        missing.then(|| words::CLIENT_SECRET_MISSING.to_owned())
    }

    /// Shows from now on what cannot be right; true if there is nothing. `secret_wanted` says that an empty secret is
    /// not right either, because Creatio holds none.
    pub fn check(self, secret_wanted: bool) -> bool {
        self.asked.set(true);
        self.secret_wanted.set(secret_wanted);
        untrack(|| [self.url_problem(), self.id_problem(), self.secret_problem()].iter().all(Option::is_none))
    }

    /// Saves what was typed.
    pub async fn save(self, session: &Session) -> Saved {
        let secret_wanted = self.secret_wanted.get_untracked();
        if !self.check(secret_wanted) || self.busy.get_untracked() {
            return Saved::Not;
        }
        let change = self.change();
        if change.url.is_none() && change.client_id.is_none() && change.client_secret.is_none() {
            return Saved::Nothing;
        }
        self.send(session, change).await
    }

    /// Saves one value that the page proposes; what is typed in the other fields stays.
    pub async fn save_one(self, session: &Session, change: SettingsChange) -> Saved {
        let typed = |value: &Option<String>, field: Edited| {
            value.iter().for_each(|value| field.text.set(value.clone()))
        };
        typed(&change.url, self.url);
        typed(&change.client_id, self.client_id);
        self.send(session, change).await
    }

    async fn send(self, session: &Session, change: SettingsChange) -> Saved {
        self.busy.set(true);
        self.failure.set(None);
        let answer = session.call(async |client| client.save_settings(&change).await).await;
        self.busy.try_set(false);
        self.book.note_try(None);
        let saved = match answer {
            Ok(()) => {
                if change.client_secret.is_some() {
                    self.secret.try_set(String::new());
                }
                change.url.iter().for_each(|_| self.url.settle());
                change.client_id.iter().for_each(|_| self.client_id.settle());
                self.messages.say(words::SETTINGS_SAVED.to_owned());
                Saved::All
            }
            Err(error) => {
                // The other settings of the same call were saved: what is in Creatio now decides.
                if secret_was_saved(&error) {
                    self.secret.try_set(String::new());
                }
                self.failure.try_set(Some(explain(words::SAVE_FAILED, &error)));
                Saved::Not
            }
        };
        self.book.ask(session, &AFTERWARDS, Manner::Asked);
        saved
    }

    /// What saving has to send: only what differs, and the secret only if one was typed.
    fn change(self) -> SettingsChange {
        let saved = untrack(|| self.book.with(|facts| settings(&facts.settings)));
        let secret = self.secret.get_untracked();
        SettingsChange {
            url: self.url.changed(&saved.url),
            client_id: self.client_id.changed(&saved.client_id),
            client_secret: (!secret.is_empty()).then(|| Secret::new(secret)),
        }
    }
}

fn settings(fact: &Fact<Settings>) -> Settings {
    fact.known().cloned().unwrap_or_default()
}

fn secret_was_saved(error: &Error) -> bool {
    let refused = |codes: &Vec<String>| codes.iter().any(|code| code == setting::CLIENT_SECRET);
    matches!(&error.cause, Cause::SettingsRefused { codes } if !refused(codes))
}

/// The form for address, client id and client secret of the Identity Service.
#[component]
pub fn SettingsForm(
    /// The fields.
    fields: SettingsFields,
) -> impl IntoView {
    let (session, host) = (session(), host());
    let SettingsFields { url, client_id, secret, busy, failure, messages, .. } = fields;
    let submit = move || {
        let (session, host) = (session.clone(), host.clone());
        // By itself the form takes an empty secret for “keep it”.
        fields.check(false);
        spawn_local(async move {
            match fields.save(&session).await {
                Saved::All => {}
                Saved::Nothing => messages.say(words::NOTHING_TO_SAVE.to_owned()),
                Saved::Not => host.focus(FIRST_PROBLEM),
            }
        });
    };
    view! {
        <section class="card">
            <h2>{words::SETTINGS}</h2>
            <p class="lead">{words::SETTINGS_LEAD}</p>
            <form
                class="stack form"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    submit();
                }
            >
                {move || failure.get().map(|explained| view! { <FailureNote explained/> })}
                <TextField
                    label={words::URL}
                    value={url.text}
                    kind={FieldKind::Url}
                    hint={words::URL_HINT}
                    problem={Signal::derive(move || fields.url_problem())}
                    required=true
                />
                <TextField
                    label={words::CLIENT_ID}
                    value={client_id.text}
                    problem={Signal::derive(move || fields.id_problem())}
                    max_length=50
                    required=true
                />
                <TextField
                    label={words::CLIENT_SECRET}
                    value=secret
                    kind={FieldKind::Password}
                    problem={Signal::derive(move || fields.secret_problem())}
                    hint={words::CLIENT_SECRET_HINT}
                    autocomplete="new-password"
                />
                <div class="row form-foot">
                    <Button label={words::SAVE_SETTINGS} look={Look::Primary} busy/>
                </div>
            </form>
        </section>
    }
}

/// A field that shows what is saved until something else is typed.
#[derive(Clone, Copy)]
struct Edited {
    text: RwSignal<String>,
    saved: StoredValue<String>,
}

impl Edited {
    fn new() -> Self {
        Self { text: RwSignal::new(String::new()), saved: StoredValue::new(String::new()) }
    }

    fn follow(self, saved: String) {
        if self.text.get_untracked() == self.saved.get_value() {
            self.text.set(saved.clone());
        }
        self.saved.set_value(saved);
    }

    fn settle(self) {
        if let Some(text) = self.text.try_get_untracked() {
            let text = text.trim().to_owned();
            self.saved.set_value(text.clone());
            self.text.set(text);
        }
    }

    fn changed(self, saved: &Option<String>) -> Option<String> {
        let text = self.text.get_untracked().trim().to_owned();
        (saved.as_deref() != Some(text.as_str())).then_some(text)
    }
}
