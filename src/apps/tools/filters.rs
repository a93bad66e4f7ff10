//! The filters of the list.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use creatio::Id;
use leptos::{prelude::*, task::spawn_local};

use super::super::{list::Filter, state::ListState, store::AppStore};
use crate::{
    session::session,
    text::{failure::explain, list as words},
    ui::{Button, Look, Messages},
};

/// The apps whose system user is not active, asked for when somebody wants to know.
#[derive(Clone, Copy)]
pub struct Idle(RwSignal<Arc<HashSet<Id>>>);

impl Idle {
    /// Nothing is known, and nothing asked until the filter for it is set.
    pub fn new(state: ListState) -> Idle {
        let idle = Idle(RwSignal::default());
        let (session, messages) = (session(), expect_context::<Messages>());
        let wanted = Memo::new(move |_| state.filter().attention);
        Effect::new(move || {
            if !wanted.get() {
                return;
            }
            let session = session.clone();
            spawn_local(async move {
                match session.call(async |client| client.apps_of_inactive_users().await).await {
                    // The page may be left by now.
                    Ok(ids) => drop(idle.0.try_set(Arc::new(ids.into_iter().collect()))),
                    Err(error) => messages.fail(explain(words::IDLE_FAILED, &error)),
                }
            });
        });
        idle
    }

    /// Those apps, as far as they are known; tracked.
    pub fn get(&self) -> Arc<HashSet<Id>> {
        self.0.get()
    }
}

/// How many filters are set.
pub fn count(filter: &Filter) -> usize {
    [filter.active.is_some(), filter.system_user.is_some(), filter.attention]
        .into_iter()
        .filter(|set| *set)
        .count()
}

/// The filters, each with what it may be set to.
#[component]
pub fn Filters(
    /// How the list is looked at.
    state: ListState,
) -> impl IntoView {
    let none_set = Signal::derive(move || state.filter() == Filter::default());
    let clear = Callback::new(move |()| state.change(|view| view.filter = Filter::default()));
    view! {
        <section class="panel" aria-label={words::FILTERS}>
            <ActiveFilter state/>
            <UserFilter state/>
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="attention-hint"
                    prop:checked=move || state.filter().attention
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        state.change(|view| view.filter.attention = on);
                    }
                />
                <span>{words::FILTER_ATTENTION}</span>
            </label>
            <p class="hint" id="attention-hint">{words::FILTER_ATTENTION_HINT}</p>
            {move || {
                (!none_set.get())
                    .then(|| view! { <Button label={words::CLEAR_FILTERS} look={Look::Quiet} press=clear/> })
            }}
        </section>
    }
}

#[component]
fn ActiveFilter(state: ListState) -> impl IntoView {
    let choices =
        [("", words::ANY, None), ("on", words::ONLY_ON, Some(true)), ("off", words::ONLY_OFF, Some(false))];
    let options = choices.map(|(key, label, value)| {
        view! { <option value={key} prop:selected=move || state.filter().active == value>{label}</option> }
    });
    let choose = move |key: String| {
        let value = choices.iter().find(|(other, ..)| *other == key).and_then(|(.., value)| *value);
        state.change(|view| view.filter.active = value);
    };
    view! {
        <label class="pick">
            <span>{words::FILTER_ACTIVE}</span>
            <select class="input" on:change:target=move |event| choose(event.target().value())>
                {options.into_iter().collect_view()}
            </select>
        </label>
    }
}

/// The users that apps act as, with how many act as each.
#[component]
fn UserFilter(state: ListState) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let users = Memo::new(move |_| {
        let mut users = BTreeMap::<(String, Id), usize>::new();
        for row in store.rows().iter() {
            let user = row.app.with_untracked(|app| app.system_user.clone());
            if let Some(user) = user {
                *users.entry((user.name, user.id)).or_default() += 1;
            }
        }
        users
    });
    let chosen = move |id: &Id| state.filter().system_user.as_ref() == Some(id);
    // An address may name a user whom no app acts as.
    let stranger = move || {
        let id = state.filter().system_user?;
        let known = users.with(|users| users.keys().any(|(_, known)| *known == id));
        (!known).then(|| view! { <option value={id.to_string()} selected=true>{words::STRANGER}</option> })
    };
    let options = move || {
        let all = users.get().into_iter();
        all.map(|((name, id), count)| {
            let key = id.to_string();
            let label = words::user_choice(&name, count);
            view! { <option value={key} prop:selected=move || chosen(&id)>{label}</option> }
        })
        .collect_view()
    };
    let choose = move |key: String| state.change(|view| view.filter.system_user = Id::parse(&key));
    view! {
        <label class="pick">
            <span>{words::FILTER_USER}</span>
            <select class="input" on:change:target=move |event| choose(event.target().value())>
                <option value="" prop:selected=move || state.filter().system_user.is_none()>{words::ANY}</option>
                {options} {stranger}
            </select>
        </label>
    }
}
