//! The filter for the system user whose apps are shown.

use std::collections::HashMap;

use creatio::{Id, LookupValue};
use leptos::prelude::*;
use model::{order::sorted_by_rank, search::Query};

use super::panel::Choice;
use crate::{app_store::AppStore, browser, list_state::ViewState, text::list_tools as texts};

/// The system users of the apps, each with its number of apps, and a field that searches them.
#[component]
pub fn UserFilter(
    /// How the list is viewed.
    view: ViewState,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let typed = RwSignal::new(String::new());
    let users = Memo::new(move |_| {
        let mut users = Vec::<(LookupValue, usize)>::new();
        let mut positions = HashMap::<Id, usize>::new();
        for row in store.rows().iter() {
            let user = row.app.with_untracked(|app| app.system_user.clone());
            if let Some(user) = user {
                let position = *positions.entry(user.id.clone()).or_insert(users.len());
                match users.get_mut(position) {
                    Some((_, count)) => *count += 1,
                    None => users.push((user, 1)),
                }
            }
        }
        // The address may name a user who has no apps.
        if let Some(id) = view.filter().system_user
            && !positions.contains_key(&id)
        {
            users.push((LookupValue { id, name: texts::UNKNOWN_USER.to_owned() }, 0));
        }
        let names: Vec<&str> = users.iter().map(|(user, _)| user.name.as_str()).collect();
        let mut places = browser::intl::alphabetical_ranks(&names).into_iter();
        sorted_by_rank(users, |_| places.next().unwrap_or_default())
    });
    let choice = move |label: String, id: Option<Id>| {
        let value = id.clone();
        let chosen = Signal::derive(move || view.filter().system_user == id);
        let choose = Callback::new(move |()| view.change(|view| view.filter.system_user.clone_from(&value)));
        view! { <Choice group="user" label chosen choose/> }
    };
    let choices = move || {
        let query = Query::new(&typed.get());
        let found =
            users.get().into_iter().filter_map(|user| Some((query.rank([user.0.name.as_str()])?, user)));
        sorted_by_rank(found.collect(), |(rank, _)| rank.value())
            .into_iter()
            .map(|(_, (user, count))| choice(texts::user_choice(&user.name, count), Some(user.id)))
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
