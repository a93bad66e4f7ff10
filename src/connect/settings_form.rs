//! The form with the three system settings.

use leptos::prelude::*;

use super::settings_fields::{SettingsFields, save_settings};
use crate::{
    browser,
    components::{Button, FailureNote, FieldKind, Look, Messages, TextField},
    session::session,
    text::connect as texts,
};

/// The form for URL, client ID and client secret.
#[component]
pub fn SettingsForm(
    /// The fields.
    fields: SettingsFields,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let SettingsFields { url, client_id, secret, secret_note, call, .. } = fields;
    let submit = move || {
        // An empty secret means the saved one.
        if !fields.check(false) {
            return browser::focus::focus_after_paint(browser::focus::FIRST_PROBLEM);
        }
        let Some(change) = fields.change() else {
            return messages.say(texts::NOTHING_TO_SAVE.to_owned());
        };
        let session = session.clone();
        call.start(async move { save_settings(&session, fields, messages, change).await }, |()| ());
    };
    view! {
        <section class="card">
            <h2>{texts::SETTINGS}</h2>
            <p class="lead">{texts::SETTINGS_LEAD}</p>
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
                    left={Callback::new(move |()| url.clean())}
                    required=true
                />
                <TextField
                    label={texts::CLIENT_ID}
                    value={client_id.text}
                    problem={Signal::derive(move || fields.client_id_problem())}
                    left={Callback::new(move |()| client_id.clean())}
                    max_length=50
                    required=true
                />
                <TextField
                    label={texts::CLIENT_SECRET}
                    value=secret
                    kind={FieldKind::Password}
                    problem={Signal::derive(move || fields.secret_problem())}
                    left={Callback::new(move |()| fields.clean_secret())}
                    hint={texts::CLIENT_SECRET_HINT}
                    autocomplete="new-password"
                />
                <p class="hint hint-warning" role="status">{secret_note}</p>
                <div class="row form-foot">
                    <Button label={texts::SAVE_SETTINGS} look={Look::Primary} busy={call.busy()}/>
                </div>
            </form>
        </section>
    }
}
