//! The field for a system user, which works with any number of users.

use std::collections::HashMap;

use creatio::{Id, SystemUser, UserKind};
use leptos::prelude::*;
use model::{
    app::{
        field::{Field, Input},
        system_user_warnings::SUPERVISOR,
    },
    order::sorted_by_rank,
    search::{Query, Searchable},
    typed_text::cleaned,
};

use super::{draft_fields::DraftFields, user_directory::UserDirectory};
use crate::{
    app_store::AppStore,
    browser,
    components::{Choice, Combobox, ListAction, ListContent},
    effect::effect,
    text::{app, users as texts},
};

/// Number of choices that are offered at first, and that each further step adds.
const STEP: usize = 50;

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
    /// The users of the site.
    users: UserDirectory,
    /// Whether it can only be read.
    read_only: Signal<bool>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let offered = RwSignal::new(STEP);
    let apps = apps_by_user(expect_context::<AppStore>());
    // Searched again once the last search is over, for what was typed since.
    effect(move || {
        let text = typed.with(|typed| cleaned(typed, false));
        offered.set(STEP);
        if !text.is_empty() {
            users.search(&text);
        }
    });
    effect(move || {
        let is_idle = !users.is_loading();
        let text = typed.with_untracked(|typed| cleaned(typed, false));
        if is_idle && !text.is_empty() {
            if users.searched() != text {
                users.search(&text);
            } else {
                users.continue_for_search();
            }
        }
    });
    let found = Memo::new(move |_| {
        let query = typed.with(|typed| Query::new(typed));
        apps.with(|apps| sorted(users, &query, apps.as_ref()))
    });
    let choices = Signal::derive(move || {
        let is_waiting = found.with(Vec::is_empty) && users.is_loading();
        (!is_waiting)
            .then(|| found.with(|found| found.iter().take(offered.get()).cloned().collect::<Vec<_>>()))
    });
    let more = Signal::derive(move || {
        let count = found.with(Vec::len);
        let has_more = count > offered.get() || !users.is_complete();
        let more = (has_more && count > 0).then(|| texts::more_users(count.min(offered.get())));
        let unreadable = Some(users.unreadable()).filter(|count| *count > 0).map(texts::unreadable_users);
        let notes: Vec<String> = more.into_iter().chain(unreadable).collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    });
    let end_reached = Callback::new(move |()| {
        let count = found.with_untracked(Vec::len);
        // Not more than one step ahead of what is loaded: the end may be reported several times.
        if offered.get_untracked() <= count {
            offered.update(|offered| *offered += STEP);
        }
        if offered.get_untracked() > count {
            users.load_more();
        }
    });
    let create = Callback::new(move |()| users.is_creating().set(true));
    let content = ListContent {
        choices,
        more,
        empty: Signal::derive(move || typed.with(|typed| texts::no_users(typed))),
        end_reached,
        action: Some(ListAction { label: texts::CREATE_USER, hint: texts::CREATE_USER_HINT, run: create }),
    };
    view! {
        <Combobox
            label={app::field(field)}
            chosen
            typed
            content
            opened={Callback::new(move |()| users.open())}
            problem={fields.problem(field)}
            hint={app::field_hint(field)}
            required={input.is_required()}
            read_only
        />
    }
}

/// The users that match, the likeliest first: active before inactive, made for integrations, already used by apps, and then in
/// the natural order of their names.
fn sorted(users: UserDirectory, query: &Query, apps: Option<&HashMap<Id, usize>>) -> Vec<Choice> {
    let users_now = users.users();
    let names: Vec<&str> = users_now.iter().map(|user| user.name.as_str()).collect();
    let ranks = browser::intl::alphabetical_ranks(&names);
    let matching = users_now
        .iter()
        .zip(ranks)
        .filter_map(|(user, place)| {
            let contact = user.contact.as_deref().unwrap_or_default();
            let rank = query.rank_in(&Searchable::new([user.name.as_str(), contact]))?;
            let app_count = apps.and_then(|apps| apps.get(&user.id).copied());
            let is_less_likely = [
                !user.is_active,
                user.kind != UserKind::TechnicalUser,
                !users.is_for_integration(&user.id),
                app_count.is_none(),
            ];
            let order = is_less_likely.iter().fold(rank.value(), |order, is| order << 1 | u32::from(*is));
            Some((order, place, choice(user, query, app_count)))
        })
        .collect();
    let by_name = sorted_by_rank(matching, |(_, place, _)| *place);
    sorted_by_rank(by_name, |(order, ..)| *order).into_iter().map(|(.., choice)| choice).collect()
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

fn choice(user: &SystemUser, query: &Query, app_count: Option<usize>) -> Choice {
    let is_technical = user.kind == UserKind::TechnicalUser;
    let is_supervisor = user.id.as_str() == SUPERVISOR;
    // A contact of the same name says nothing more.
    let contact = user.contact.as_deref().filter(|contact| *contact != user.name);
    Choice {
        key: user.id.to_string(),
        note: texts::user_note(is_technical, contact, is_supervisor, app_count),
        badge: (!user.is_active).then_some(texts::INACTIVE),
        hits: query.hits(&user.name),
        name: user.name.clone(),
    }
}
