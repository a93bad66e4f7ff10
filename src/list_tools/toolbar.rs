//! The filters beside the search, and the buttons of the list.

use leptos::prelude::*;
use model::list::view::{Direction, Filter};

use super::panel::Panel;
use crate::{
    app_store::{AppStore, LoadState, Reading, Refreshed},
    components::{Icon, Popover, icons},
    list_state::{ListState, ViewState},
    session::session,
    text::{app, apps, list_tools as texts},
};

/// The filters and buttons of the list.
#[component]
pub fn ListToolbar(
    /// The list.
    list: ListState,
    /// Draws an open panel; the callback closes it.
    panel: Callback<(Panel, Callback<()>), AnyView>,
) -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let view = list.view;
    let reading = Memo::new(move |_| store.is_reading());
    let reload = move |_| {
        if !reading.get_untracked() {
            store.read(&session, Reading::OnRequest);
        }
    };
    let open = move |wanted: Panel| Callback::new(move |close| panel.run((wanted, close)));
    // Where there is little room, one button shows and hides all filters.
    let all = RwSignal::new(false);
    let set = Memo::new(move |_| count(&view.filter()));
    view! {
        <button
            type="button"
            class="button tools-toggle"
            class:is-set=move || { set.get() > 0 }
            aria-expanded=move || if all.get() { "true" } else { "false" }
            on:click=move |_| all.update(|all| *all = !*all)
        >
            <Icon shape={icons::FILTER}/>
            <span>{move || texts::filter_and_sort(set.get())}</span>
        </button>
        <div class="chips" class:is-open=all>
            <span class="sort-chip"><Popover label={sort_label(view)} class="chip" panel={open(Panel::Sort)}/></span>
            <Popover label={active_label(view)} class="chip" set={Signal::derive(move || view.filter().active.is_some())} panel={open(Panel::Active)}/>
            <Popover label={user_label(view, store)} class="chip" set={Signal::derive(move || view.filter().system_user.is_some())} panel={open(Panel::User)}/>
            <AttentionChip list/>
            {move || (set.get() > 0).then(|| view! {
                <button type="button" class="button button-quiet" on:click=move |_| view.change(|view| view.filter = Filter::default())>
                    {texts::CLEAR_FILTERS}
                </button>
            })}
        </div>
        <span class="count" aria-live="polite">{move || refreshed(store.refreshed())}</span>
        <div class="tools-end">
            <Popover label={texts::EXPORT} menu=true panel={open(Panel::Export)}/>
            <Popover label={texts::COLUMNS} icon={icons::COLUMNS} class="icon-button" panel={open(Panel::Columns)}/>
            <button
                type="button"
                class="button icon-button"
                aria-label={apps::RELOAD}
                title={apps::RELOAD}
                aria-busy=move || reading.get().then_some("true")
                aria-disabled=move || reading.get().then_some("true")
                on:click=reload
            >
                <Icon shape={icons::AGAIN}/>
            </button>
        </div>
        <ReadByOData/>
    }
}

/// How many filters are set.
fn count(filter: &Filter) -> usize {
    let Filter { active, system_user, attention } = filter;
    usize::from(active.is_some()) + usize::from(system_user.is_some()) + usize::from(*attention)
}

/// What a reading has shown that the rows do not show.
fn refreshed(refreshed: Option<Refreshed>) -> &'static str {
    match refreshed {
        Some(Refreshed::OnRequest) => apps::UP_TO_DATE,
        Some(Refreshed::Failed) => apps::NOT_REFRESHED,
        Some(Refreshed::Silently) | None => "",
    }
}

fn sort_label(view: ViewState) -> Signal<String> {
    Signal::derive(move || {
        let order = view.order();
        texts::sorted_by(app::field(order.field), order.direction == Direction::Descending)
    })
}

fn active_label(view: ViewState) -> Signal<String> {
    Signal::derive(move || texts::active_chip(view.filter().active))
}

fn user_label(view: ViewState, store: AppStore) -> Signal<String> {
    Signal::derive(move || {
        let name = view.filter().system_user.map(|id| {
            let rows = store.rows();
            let named = rows.iter().find_map(|row| {
                row.app.with_untracked(|app| app.system_user.clone().filter(|user| user.id == id))
            });
            named.map_or(texts::UNKNOWN_USER.to_owned(), |user| user.name)
        });
        texts::user_chip(name.as_deref())
    })
}

/// The filter for apps that need attention, with their number.
#[component]
fn AttentionChip(list: ListState) -> impl IntoView {
    let is_set = Memo::new(move |_| list.view.filter().attention);
    let label =
        move || texts::attention_chip(list.concerns.with(|found| found.as_ref().map(|found| found.len())));
    view! {
        <button
            type="button"
            class="button chip"
            aria-pressed=move || if is_set.get() { "true" } else { "false" }
            title={texts::FILTER_ATTENTION_HINT}
            on:click=move |_| list.view.change(|view| view.filter.attention = !view.filter.attention)
        >
            <Icon shape={icons::WARNING}/>
            <span>{label}</span>
        </button>
    }
}

/// Says so when the list was read through OData, because the site closes the table to DataService.
#[component]
fn ReadByOData() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    move || {
        let is_read = !matches!(store.state(), LoadState::NotLoaded | LoadState::Loading);
        let by_odata = is_read && session.client().read_api() == creatio::ReadApi::OData;
        by_odata.then(|| view! { <p class="hint read-by">{texts::BY_ODATA}</p> })
    }
}
