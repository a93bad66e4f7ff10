//! The dialog that accepts a finding.

use leptos::prelude::*;
use model::{findings::Finding, typed_text::trimmed};

use super::item::{app_of, focus_item};
use crate::{
    app_store::AppStore,
    audit::Audit,
    components::{Button, Dialog, Look, Messages, TextField},
    session::session,
    text::findings as texts,
};

/// Asks for the reason.
#[component]
pub fn AcceptDialog(
    /// The finding, while the dialog is open.
    subject: RwSignal<Option<Finding>>,
) -> impl IntoView {
    let (store, messages) = (expect_context::<AppStore>(), expect_context::<Messages>());
    let audit = Audit::of(&session());
    let reason = RwSignal::new(String::new());
    let problem = RwSignal::new(None);
    let close = Callback::new(move |()| {
        subject.set(None);
        reason.set(String::new());
        problem.set(None);
    });
    let accept = Callback::new(move |()| {
        let Some(finding) = subject.get_untracked() else { return };
        let text = reason.get_untracked();
        if trimmed(&text).is_empty() {
            return problem.set(Some(texts::REASON_MISSING.to_owned()));
        }
        if let Some(app) = app_of(store, &finding) {
            audit.accept(finding.rule, &app, Some(&text));
            messages.say(texts::ACCEPTED.to_owned());
        }
        close.run(());
        focus_item(&finding);
    });
    let about = move || {
        subject.with(|finding| {
            finding.as_ref().map(|finding| {
                let [title, ..] = texts::describe(finding.rule);
                texts::of_app(title, &finding.app_name)
            })
        })
    };
    view! {
        <Dialog
            title={texts::ACCEPT_TITLE}
            open={Signal::derive(move || subject.with(Option::is_some))}
            busy=false
            failure={Signal::stored(None)}
            close
        >
            <p>{about}</p>
            <p class="hint">{texts::ACCEPT_LEAD}</p>
            <form
                class="stack"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    accept.run(());
                }
            >
                <TextField label={texts::REASON} value=reason problem required=true max_length=250 first=true/>
                <div class="row form-foot">
                    <Button label={texts::ACCEPT_NOW} look={Look::Primary}/>
                    <Button label={texts::CANCEL} press=close/>
                </div>
            </form>
        </Dialog>
    }
}
