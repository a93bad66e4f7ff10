//! The field for a system user: a search in Creatio, so that it works with any number of users.

use std::collections::HashMap;

use creatio::{Error, Id, Page, Rows, SystemUser, UserKind};
use leptos::prelude::*;
use model::app::{
    field::{Field, Input},
    system_user_warnings::SUPERVISOR,
};

use super::draft_fields::DraftFields;
use crate::{
    app_store::AppStore,
    components::{Choice, Combobox, Loaded, Messages},
    session::session,
    text::{app as texts, failure::explain},
};

/// Maximum number of users offered; a search narrows them down.
const MAX_CHOICES: usize = 50;
/// One more is fetched, which shows that there are more.
const FETCHED: u32 = 51;

/// The users that a search found.
#[derive(Clone)]
struct Found {
    search: String,
    users: Rows<SystemUser>,
}

/// The field for a system user.
#[component]
pub fn UserField(
    /// The field of the app.
    field: Field,
    /// How it is edited.
    input: &'static Input,
    /// All fields of the app.
    fields: DraftFields,
    /// The chosen user.
    chosen: RwSignal<Option<Choice>>,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let typed = RwSignal::new(String::new());
    let found = Loaded::<Found, Error>::on_demand(move || {
        let (session, search) = (session.clone(), trimmed(typed));
        async move {
            let page = Page { offset: 0, rows: FETCHED };
            let users = session.call(async |client| client.users(&search, page).await).await?;
            Ok(Found { search, users })
        }
    });
    Effect::new(move |before: Option<String>| {
        let search = typed.with(|typed| typed.trim().to_owned());
        if before.is_some_and(|before| before != search) {
            found.load();
        }
        search
    });
    Effect::new(move || {
        if let Some(Err(error)) = found.get() {
            messages.fail(explain(texts::USERS_FAILED, &error));
        }
    });
    // The results stay visible while the same search is repeated.
    let latest = Memo::new_with_compare(
        move |before: Option<&Option<Found>>| match found.get() {
            None => before.cloned().flatten(),
            Some(Ok(found)) => Some(found),
            Some(Err(_)) => {
                Some(Found { search: trimmed(typed), users: Rows { read: Vec::new(), unreadable: 0 } })
            }
        },
        |_, _| true,
    );
    let users = move || latest.get().filter(|found| typed.with(|typed| typed.trim() == found.search));
    let apps = apps_by_user(expect_context::<AppStore>());
    let choices = Signal::derive(move || {
        let Found { users, .. } = users()?;
        Some(apps.with(|apps| {
            users.read.iter().take(MAX_CHOICES).map(|user| choice(user, apps.as_ref())).collect()
        }))
    });
    let more = Signal::derive(move || {
        let Found { users, .. } = users()?;
        let more = (users.sent() as usize > MAX_CHOICES).then(|| texts::more_users(MAX_CHOICES));
        let unreadable = (users.unreadable > 0).then(|| texts::unreadable_users(users.unreadable));
        let notes: Vec<String> = more.into_iter().chain(unreadable).collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    });
    view! {
        <Combobox
            label={texts::field(field)}
            chosen
            typed
            choices
            more
            opened={Callback::new(move |()| found.load())}
            problem={fields.problem(field)}
            hint={texts::field_hint(field)}
            required={input.is_required()}
        />
    }
}

fn trimmed(typed: RwSignal<String>) -> String {
    typed.with_untracked(|typed| typed.trim().to_owned())
}

/// Number of apps that act as each user, once all apps are loaded.
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
    let is_technical = user.kind == UserKind::TechnicalUser;
    let app_count = apps.and_then(|apps| apps.get(&user.id).copied());
    let is_supervisor = user.id.as_str() == SUPERVISOR;
    Choice {
        key: user.id.to_string(),
        note: texts::user_note(
            is_technical,
            user.is_active,
            user.contact.as_deref(),
            is_supervisor,
            app_count,
        ),
        name: user.name.clone(),
    }
}
