//! The filters of the list.

use std::collections::BTreeMap;

use creatio::Id;
use leptos::prelude::*;
use model::list::view::Filter;

use crate::{
    app_store::AppStore,
    components::{Button, Look},
    list_state::ViewState,
    text::list_tools as texts,
};

/// The filters, each with its possible values.
#[component]
pub fn Filters(
    /// How the list is viewed.
    view: ViewState,
) -> impl IntoView {
    let is_empty = Signal::derive(move || view.filter() == Filter::default());
    let clear = Callback::new(move |()| view.change(|view| view.filter = Filter::default()));
    view! {
        <section class="panel" aria-label={texts::FILTERS}>
            <ActiveFilter view/>
            <UserFilter view/>
            <label class="checkbox">
                <input
                    type="checkbox"
                    aria-describedby="attention-hint"
                    prop:checked=move || view.filter().attention
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        view.change(|view| view.filter.attention = on);
                    }
                />
                <span>{texts::FILTER_ATTENTION}</span>
            </label>
            <p class="hint" id="attention-hint">{texts::FILTER_ATTENTION_HINT}</p>
            {move || {
                (!is_empty.get())
                    .then(|| view! { <Button label={texts::CLEAR_FILTERS} look={Look::Quiet} press=clear/> })
            }}
        </section>
    }
}

#[component]
fn ActiveFilter(view: ViewState) -> impl IntoView {
    let choices =
        [("", texts::ANY, None), ("on", texts::ONLY_ON, Some(true)), ("off", texts::ONLY_OFF, Some(false))];
    let options = choices.map(|(key, label, value)| {
        view! { <option value={key} prop:selected=move || view.filter().active == value>{label}</option> }
    });
    let choose = move |key: String| {
        let value = choices.iter().find(|(other, ..)| *other == key).and_then(|(.., value)| *value);
        view.change(|view| view.filter.active = value);
    };
    view! {
        <label class="select-field">
            <span>{texts::FILTER_ACTIVE}</span>
            <select class="input" on:change:target=move |event| choose(event.target().value())>
                {options.into_iter().collect_view()}
            </select>
        </label>
    }
}

/// The system users of the apps, each with its number of apps.
#[component]
fn UserFilter(view: ViewState) -> impl IntoView {
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
    let chosen = move |id: &Id| view.filter().system_user.as_ref() == Some(id);
    // The address may name a user who has no apps.
    let unknown_user = move || {
        let id = view.filter().system_user?;
        let known = users.with(|users| users.keys().any(|(_, known)| *known == id));
        (!known)
            .then(|| view! { <option value={id.to_string()} selected=true>{texts::UNKNOWN_USER}</option> })
    };
    let options = move || {
        let all = users.get().into_iter();
        all.map(|((name, id), count)| {
            let key = id.to_string();
            let label = texts::user_choice(&name, count);
            view! { <option value={key} prop:selected=move || chosen(&id)>{label}</option> }
        })
        .collect_view()
    };
    let choose = move |key: String| view.change(|view| view.filter.system_user = key.parse().ok());
    view! {
        <label class="select-field">
            <span>{texts::FILTER_USER}</span>
            <select class="input" on:change:target=move |event| choose(event.target().value())>
                <option value="" prop:selected=move || view.filter().system_user.is_none()>{texts::ANY}</option>
                {options} {unknown_user}
            </select>
        </label>
    }
}
