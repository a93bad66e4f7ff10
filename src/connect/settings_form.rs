//! The three system settings.

use creatio::{Cause, Secret, Settings, SettingsChange, setting};
use leptos::{prelude::*, task::spawn_local};

use super::{checks::Fact, facts::FactBook};
use crate::{
    host::{FIRST_PROBLEM, host},
    session::session,
    text::{connect as words, failure::explain},
    ui::{Button, Explained, FailureNote, FieldKind, Look, Messages, TextField},
};

/// The form for address, client id and client secret of the Identity Service.
#[component]
pub fn SettingsForm(
    /// Where the settings are read from, and who is told after saving.
    book: FactBook,
) -> impl IntoView {
    let (session, messages, host) = (session(), expect_context::<Messages>(), host());
    let (url, client_id, secret) = (edited(), edited(), RwSignal::new(String::new()));
    let saved = Memo::new(move |_| match book.settings.get() {
        Fact::Known(settings) => settings,
        _ => Settings::default(),
    });
    // Until something is typed the fields show what is saved.
    Effect::new(move || {
        let settings = saved.get();
        url.follow(settings.url.unwrap_or_default());
        client_id.follow(settings.client_id.unwrap_or_default());
    });
    let asked = RwSignal::new(false);
    let url_problem = Signal::derive(move || {
        let wrong = url.text.with(|url| super::checks::url_problem(url));
        wrong.filter(|_| asked.get()).map(|problem| words::url_problem(problem).to_owned())
    });
    let id_problem = Signal::derive(move || {
        (asked.get() && client_id.text.with(|id| id.trim().is_empty()))
            .then(|| words::CLIENT_ID_MISSING.to_owned())
    });
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Explained>);
    let submit = move || {
        asked.set(true);
        let wrong = url_problem.with_untracked(Option::is_some) || id_problem.with_untracked(Option::is_some);
        let change = change(&saved.get_untracked(), url, client_id, secret);
        if wrong {
            return host.focus(FIRST_PROBLEM);
        }
        if busy.get_untracked() {
            return;
        }
        if change.url.is_none() && change.client_id.is_none() && change.client_secret.is_none() {
            return messages.say(words::NOTHING_TO_SAVE.to_owned());
        }
        busy.set(true);
        failure.set(None);
        let session = session.clone();
        spawn_local(async move {
            let answer = session.call(async |client| client.save_settings(&change).await).await;
            busy.try_set(false);
            match answer {
                Ok(()) => {
                    secret.try_set(String::new());
                    url.settle();
                    client_id.settle();
                    messages.say(words::SETTINGS_SAVED.to_owned());
                }
                Err(error) => {
                    // The other settings of the same call were saved: what is in Creatio now decides.
                    let kept = matches!(&error.cause, Cause::SettingsRefused { codes } if !codes.iter().any(|c| c == setting::CLIENT_SECRET));
                    if kept {
                        secret.try_set(String::new());
                    }
                    failure.try_set(Some(explain(words::SAVE_FAILED, &error)));
                }
            }
            book.tried.try_set(None);
            book.ask_all(&session);
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
                    problem=url_problem
                    required=true
                />
                <TextField label={words::CLIENT_ID} value={client_id.text} problem=id_problem max_length=50 required=true/>
                <TextField
                    label={words::CLIENT_SECRET}
                    value=secret
                    kind={FieldKind::Password}
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

fn edited() -> Edited {
    Edited { text: RwSignal::new(String::new()), saved: StoredValue::new(String::new()) }
}

impl Edited {
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

/// What saving has to send: only what differs, and the secret only if one was typed.
fn change(saved: &Settings, url: Edited, client_id: Edited, secret: RwSignal<String>) -> SettingsChange {
    let secret = secret.get_untracked();
    SettingsChange {
        url: url.changed(&saved.url),
        client_id: client_id.changed(&saved.client_id),
        client_secret: (!secret.is_empty()).then(|| Secret::new(secret)),
    }
}
