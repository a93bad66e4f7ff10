//! Why an app cannot call Creatio on behalf of its system user.

use creatio::App;
use leptos::prelude::*;

use super::{site_facts::may_have_grant_types, user_directory::UserDirectory};
use crate::{
    components::{Icon, icons},
    connection::site_facts,
    effect::effect,
    text::app as texts,
};

/// A note above an app whose system user is missing or inactive.
#[component]
pub fn SystemUserNote(
    /// The app, as Creatio holds it.
    app: Signal<Option<App>>,
    /// The users of the site.
    users: UserDirectory,
) -> impl IntoView {
    effect(move || {
        if let Some(user) = app.with(|app| app.as_ref()?.system_user.clone()) {
            users.look_up(user.id, user.name);
        }
    });
    let store = site_facts();
    let warning = Memo::new(move |_| {
        app.with(|app| match &app.as_ref()?.system_user {
            // Since 8.3, an app that signs users in acts as these users.
            None if store.with(may_have_grant_types) => Some(texts::NO_USER_WITH_GRANT_TYPES.to_owned()),
            None => Some(texts::NO_USER_WARNING.to_owned()),
            Some(user) => {
                (users.is_active(&user.id) == Some(false)).then(|| texts::inactive_user_warning(&user.name))
            }
        })
    });
    move || {
        warning.get().map(|warning| {
            view! {
                <div class="note note-warning">
                    <Icon shape={icons::WARNING}/>
                    <p>{warning}</p>
                </div>
            }
        })
    }
}
