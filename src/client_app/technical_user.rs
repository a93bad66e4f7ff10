//! The dialog that creates a technical user for an app.

use creatio::{Id, SystemUser, UserKind};
use leptos::prelude::*;
use model::app::field::Field;

use super::{
    draft_fields::{DraftFields, FieldSignal},
    user_directory::UserDirectory,
};
use crate::{
    browser,
    components::{Action, Call, Choice, Explained, Messages, TextDialog},
    effect::effect,
    session::session,
    text::{app, failure::explain_change, users as texts},
};

/// The longest login name of Creatio.
const MAX_NAME_LENGTH: u32 = 250;

/// Asks for the name of the user, creates the user, and chooses it for the app. It is no part of the form, which Enter would submit.
#[component]
pub fn TechnicalUserDialog(
    /// The fields of the app.
    fields: DraftFields,
    /// The users of the site, who also know whether the dialog is asked for.
    users: UserDirectory,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let (open, call) = (users.is_creating(), Call::<Explained>::default());
    let name = RwSignal::new(String::new());
    // An attempt after a lost answer must not create a second user.
    let id = StoredValue::new(None::<Id>);
    effect(move || {
        if open.get() {
            call.clear();
            id.set_value(browser::random::new_id());
            name.set(fields.draft_untracked().name().to_owned());
        }
    });
    let creating = session.clone();
    let submit = Callback::new(move |name: String| {
        let Some(id) = id.get_value() else { return };
        let (session, wanted) = (creating.clone(), name.clone());
        let create = async move {
            let created = session.call(async |client| client.create_technical_user(&id, &wanted).await).await;
            created
                .map(|()| id)
                .map_err(|error| explain_change(texts::CREATE_FAILED, texts::CREATE_UNKNOWN, &error))
        };
        let site_root = creating.site_root();
        call.start(create, move |id| {
            open.set(false);
            if let Some(FieldSignal::User(chosen)) = fields.signal(Field::SystemUser) {
                chosen.set(Some(Choice { key: id.to_string(), name: name.clone(), ..Choice::default() }));
            }
            let run = Callback::new(move |()| browser::page::open_tab(&site_root));
            messages.offer(texts::created(&name), Action { label: texts::OPEN_CREATIO, run });
            let kind = UserKind::TechnicalUser;
            users.add_created(SystemUser { id, name, kind, is_active: true, contact: None });
        });
    });
    let site_root = session.site_root();
    view! {
        <TextDialog
            title={texts::CREATE_TITLE}
            open
            label={texts::CREATE_NAME}
            value=name
            max_length=MAX_NAME_LENGTH
            missing={texts::CREATE_NAME_MISSING}
            action={texts::CREATE}
            cancel={app::CANCEL}
            busy={call.busy()}
            failure={Signal::derive(move || call.failure())}
            submit
            close={Callback::new(move |()| open.set(false))}
        >
            <p>{texts::CREATE_LEAD}</p>
            <p class="hint">
                {texts::CREATE_ELSEWHERE} " "
                <a href={site_root.clone()} target="_blank" rel="noopener">
                    {texts::OPEN_CREATIO} <span aria-hidden="true">{" ↗"}</span>
                </a>
            </p>
        </TextDialog>
    }
}
