//! The filter for the system user whose apps are shown.

use std::collections::BTreeMap;

use creatio::Id;
use leptos::prelude::*;
use model::search::Query;

use super::panel::Choice;
use crate::{app_store::AppStore, list_state::ViewState, text::list_tools as texts};

/// The system users of the apps, each with its number of apps, and a field that searches them.
#[component]
pub fn UserFilter(
    /// How the list is viewed.
    view: ViewState,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let typed = RwSignal::new(String::new());
    let users = Memo::new(move |_| {
        let mut users = BTreeMap::<(String, Id), usize>::new();
        for row in store.rows().iter() {
            let user = row.app.with_untracked(|app| app.system_user.clone());
            if let Some(user) = user {
                *users.entry((user.name, user.id)).or_default() += 1;
            }
        }
        // The address may name a user who has no apps.
        if let Some(id) = view.filter().system_user
            && !users.keys().any(|(_, known)| *known == id)
        {
            users.insert((texts::UNKNOWN_USER.to_owned(), id), 0);
        }
        users
    });
    let choice = move |label: String, id: Option<Id>| {
        let value = id.clone();
        let chosen = Signal::derive(move || view.filter().system_user == id);
        let choose = Callback::new(move |()| view.change(|view| view.filter.system_user.clone_from(&value)));
        view! { <Choice group="user" label chosen choose/> }
    };
    let choices = move || {
        let query = Query::new(&typed.get());
        let mut found: Vec<_> = users
            .get()
            .into_iter()
            .filter_map(|((name, id), count)| Some((query.rank([name.as_str()])?, name, id, count)))
            .collect();
        found.sort_by_key(|(rank, ..)| *rank);
        found
            .into_iter()
            .map(|(_, name, id, count)| choice(texts::user_choice(&name, count), Some(id)))
            .collect_view()
    };
    view! {
        <div class="panel">
            <input
                type="text"
                class="input"
                aria-label={texts::FIND_USER}
                placeholder={texts::FIND_USER}
                autocomplete="off"
                prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
            />
            <div role="radiogroup" class="panel-list" aria-label={texts::FILTER_USER}>
                {choice(texts::ALL.to_owned(), None)} {choices}
            </div>
        </div>
    }
}
