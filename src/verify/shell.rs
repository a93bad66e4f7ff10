//! The check in a shell, where the browser may not ask: its command, and its output.

use leptos::prelude::*;
use model::{
    handover::{Shell, Subject},
    verify::parse,
};

use super::Outcome;
use crate::{
    components::{CopyButton, CopySource, FieldKind, TextField},
    effect::effect,
    text::verify as texts,
};

/// The commands to copy, and the field for the output. What is pasted is judged like a run of this page.
#[component]
pub(super) fn ShellCheck(
    /// The name of the app.
    name: Signal<String>,
    /// The outcome that the output replaces.
    outcome: RwSignal<Option<Outcome>>,
) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    effect(move || {
        let text = pasted.get();
        problem.set(None);
        let Some(Outcome { app, endpoints, .. }) =
            outcome.get_untracked().filter(|_| !text.trim().is_empty())
        else {
            return;
        };
        match parse(&text, endpoints.token_url.value().unwrap_or_default(), &app) {
            Ok(run) => outcome.set(Some(Outcome { run, app, endpoints })),
            Err(error) => problem.set(Some(texts::paste_problem(error).to_owned())),
        }
    });
    let copy = |label: &str, shell: Shell| {
        let command = move || {
            let outcome = outcome.get_untracked();
            let subject = outcome.map(|outcome| {
                Subject::new(&name.get_untracked(), &outcome.app.client_id, &outcome.endpoints)
            });
            subject.map(|subject| shell.check(&subject)).unwrap_or_default()
        };
        view! {
            <CopyButton
                label={label.to_owned()}
                what={texts::COMMAND}
                source={CopySource::text(command)}
                with_label=true
            />
        }
    };
    view! {
        <p class="hint">{texts::SHELL}</p>
        <p class="row">
            {copy(texts::COPY_POSIX, Shell::Posix)} " " {copy(texts::COPY_POWERSHELL, Shell::PowerShell)}
        </p>
        <TextField label={texts::PASTE} value=pasted kind={FieldKind::Lines} problem/>
    }
}
