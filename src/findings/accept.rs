//! The dialog that accepts a finding.

use leptos::prelude::*;
use model::findings::Finding;

use super::item::{app_of, focus_item};
use crate::{
    app_store::AppStore,
    audit::Audit,
    components::{Messages, TextDialog},
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
    let close = Callback::new(move |()| {
        subject.set(None);
        reason.set(String::new());
    });
    let submit = Callback::new(move |text: String| {
        let Some(finding) = subject.get_untracked() else { return };
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
        <TextDialog
            title={texts::ACCEPT_TITLE}
            open={Signal::derive(move || subject.with(Option::is_some))}
            label={texts::REASON}
            value=reason
            max_length=250
            missing={texts::REASON_MISSING}
            action={texts::ACCEPT_NOW}
            cancel={texts::CANCEL}
            submit
            close
        >
            <p>{about}</p>
            <p class="hint">{texts::ACCEPT_LEAD}</p>
        </TextDialog>
    }
}
