//! The form for a new app.

use leptos::prelude::*;

use super::{
    draft_fields::DraftFields, form::AppFields, new_app::Stage, site_facts::read_only_reason,
    technical_user::TechnicalUserDialog, user_directory::UserDirectory,
};
use crate::{
    browser,
    components::{Button, Call, Explained, FailureNote, Look},
    connection::CreateGate,
    navigation::navigator,
    text::app as texts,
};

/// The field that gets the focus when the form appears.
const FIRST_FIELD: &str = ".form .input";

/// The fields with Save and Cancel, and why the last attempt did not create the app.
#[component]
pub fn NewForm(
    /// The values in the form.
    fields: DraftFields,
    /// What is known about the app.
    stage: RwSignal<Stage>,
    /// The attempt to create the app.
    attempt: Call<Explained>,
    /// Creates the app.
    save: Callback<()>,
    /// Checks whether an earlier attempt has created the app.
    check_again: Callback<()>,
    /// The users of the site.
    users: UserDirectory,
) -> impl IntoView {
    let navigator = navigator();
    let busy = attempt.busy();
    let failure = move || match stage.get() {
        Stage::Unknown(explained) if !busy.get() => Some(
            view! {
                <FailureNote explained>
                    <Button label={texts::CHECK_AGAIN} press=check_again/>
                </FailureNote>
            }
            .into_any(),
        ),
        Stage::Editing => attempt.failure().map(|explained| view! { <FailureNote explained/> }.into_any()),
        Stage::Unknown(_) | Stage::Created(_) => None,
    };
    let refused = RwSignal::new(None::<String>);
    let cancel = Callback::new(move |()| navigator.go(untrack(|| navigator.list_route())));
    browser::focus::focus_after_paint(FIRST_FIELD);
    let read_only = read_only_reason();
    view! {
        <p class="lead">{texts::NEW_LEAD}</p>
        <CreateGate refused/>
        <form
            class="card stack form"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                // Enter in a field submits the form even if its button is disabled.
                if refused.with_untracked(Option::is_none) {
                    save.run(());
                }
            }
        >
            <AppFields fields users read_only={Signal::derive(move || read_only.with(Option::is_some))}/>
            {failure}
            <div class="row form-foot">
                <Button label={texts::SAVE} look={Look::Primary} busy disabled=refused/>
                <Button label={texts::CANCEL} press=cancel/>
            </div>
        </form>
        <TechnicalUserDialog fields users/>
    }
}
