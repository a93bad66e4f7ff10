//! The field for the user on whose behalf an app acts: searched in Creatio, however many users there are.

use std::collections::HashMap;

use creatio::{Id, Page, SystemUser, UserKind};
use leptos::{prelude::*, task::spawn_local};

use super::{acting::SUPERVISOR, draft::Field, form::DraftFields};
use crate::{
    apps::AppStore,
    session::session,
    text::{failure::explain, one_app as words},
    ui::{Choice, Combobox, Messages},
};

/// How many users are offered at once; a search narrows them down.
const OFFERED: usize = 50;
/// One more is asked for: only so it is known that there are more.
const ASKED_FOR: u32 = 51;

/// What Creatio answered to a search.
#[derive(Clone)]
struct Found {
    search: String,
    users: Vec<SystemUser>,
}

/// The field for the system user.
#[component]
pub fn UserField(
    /// The fields of the app.
    fields: DraftFields,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Found>);
    let look_up = move |search: String| {
        let session = session.clone();
        spawn_local(async move {
            let page = Page { offset: 0, rows: ASKED_FOR };
            let answer = session.call(async |client| client.users(&search, page).await).await;
            // Another search may have begun meanwhile, or the page is gone: then this answer is late.
            if typed.try_get_untracked().is_none_or(|now| now.trim() != search) {
                return;
            }
            let users = answer.unwrap_or_else(|error| {
                messages.fail(explain(words::USERS_FAILED, &error));
                Vec::new()
            });
            found.set(Some(Found { search, users }));
        });
    };
    let asking = look_up.clone();
    Effect::new(move |before: Option<String>| {
        let search = typed.get().trim().to_owned();
        if before.is_some_and(|before| before != search) {
            asking(search.clone());
        }
        search
    });
    let apps = apps_by_user(expect_context::<AppStore>());
    let answered = move |found: &Option<Found>| {
        found.as_ref().is_some_and(|found| typed.with(|typed| typed.trim() == found.search))
    };
    let choices =
        Signal::derive(move || {
            found.with(|found| {
                let Found { users, .. } = found.as_ref().filter(|_| answered(found))?;
                Some(apps.with(|apps| {
                    users.iter().take(OFFERED).map(|user| choice(user, apps.as_ref())).collect()
                }))
            })
        });
    let more = Signal::derive(move || {
        let more =
            found.with(|found| answered(found) && found.as_ref().is_some_and(|it| it.users.len() > OFFERED));
        more.then(|| words::more_users(OFFERED))
    });
    let opened = Callback::new(move |()| look_up(String::new()));
    view! {
        <Combobox
            label={words::field(Field::SystemUser)}
            chosen={fields.system_user}
            typed
            choices
            more
            opened
            problem={fields.problem(Field::SystemUser)}
            hint={words::SYSTEM_USER_HINT}
            required=true
        />
    }
}

/// How many apps act as each user, once all apps are known.
fn apps_by_user(store: AppStore) -> Memo<Option<HashMap<Id, usize>>> {
    Memo::new(move |_| {
        store.is_complete().then(|| {
            let mut counts = HashMap::new();
            for row in store.rows().iter() {
                if let Some(user) = row.app.with_untracked(|app| app.system_user.clone()) {
                    *counts.entry(user.id).or_default() += 1;
                }
            }
            counts
        })
    })
}

fn choice(user: &SystemUser, apps: Option<&HashMap<Id, usize>>) -> Choice {
    let technical = user.kind == UserKind::TechnicalUser;
    let acts_for = apps.and_then(|apps| apps.get(&user.id).copied());
    let supervisor = user.id.as_str() == SUPERVISOR;
    Choice {
        key: user.id.to_string(),
        note: words::user_note(technical, user.active, user.contact.as_deref(), supervisor, acts_for),
        name: user.name.clone(),
    }
}
