//! The search, the number of apps, and the buttons next to them.

use leptos::prelude::*;
use model::list::view::Filter;

use crate::{
    app_store::{AppStore, LoadState},
    components::{Button, Icon, icons},
    lazy::{DialogViews, Lazy, LazyViews},
    list_state::ListState,
    session::session,
    text::{apps as texts, list_tools},
};

/// The panel that is open below the buttons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Panel {
    Filters,
    Columns,
}

/// The toolbar of the list.
#[component]
pub fn Toolbar(
    /// The list.
    list: ListState,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let count = move || {
        let total = store.rows().len();
        (total > 0).then(|| texts::count(list.visible.read().len(), total, store.is_complete()))
    };
    let refreshing = move || {
        let reading = store.is_reading() && !store.rows().is_empty();
        reading.then(|| view! { <progress class="reading" aria-label={texts::READING}></progress> })
    };
    view! {
        <div class="toolbar">
            <div class="search">
                <Icon shape={icons::SEARCH}/>
                <input
                    type="search"
                    class="input"
                    aria-label={texts::SEARCH}
                    placeholder={texts::SEARCH_HINT}
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || list.view.search()
                    on:input:target=move |event| list.view.type_search(event.target().value())
                />
            </div>
            <span class="count">{count}</span>
            <Tools list/>
        </div>
        {refreshing}
    }
}

/// The buttons, and the panel that one of them has opened.
#[component]
fn Tools(list: ListState) -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let views = expect_context::<LazyViews>();
    let reload = Callback::new(move |()| store.read(&session));
    let reading = Signal::derive(move || store.is_reading());
    let active_filters = Memo::new(move |_| count(&list.view.filter()));
    // Filters set by the address are visible from the start.
    let open = RwSignal::new((active_filters.get_untracked() > 0).then_some(Panel::Filters));
    let panel = move || match open.get() {
        Some(Panel::Filters) => {
            let draw = move |dialogs: DialogViews| (dialogs.filters)(list.view);
            view! { <Lazy chunk={views.dialogs} draw/> }.into_any()
        }
        Some(Panel::Columns) => {
            let draw = move |dialogs: DialogViews| (dialogs.column_chooser)(list.columns);
            view! { <Lazy chunk={views.dialogs} draw/> }.into_any()
        }
        None => ().into_any(),
    };
    let filters_label = Signal::derive(move || list_tools::filter(active_filters.get()));
    view! {
        <div class="tools">
            <PanelButton open panel={Panel::Filters} label=filters_label icon={icons::FILTER}/>
            <PanelButton open panel={Panel::Columns} label={Signal::stored(list_tools::COLUMNS.to_owned())} icon={icons::COLUMNS}/>
            <Lazy chunk={views.frame} quiet=true draw=move |frame| (frame.export_menu)(list.selection)/>
            <Button label={texts::RELOAD} icon={icons::AGAIN} press=reload busy=reading/>
        </div>
        {panel}
        <ReadByOData/>
    }
}

/// How many filters are set.
fn count(filter: &Filter) -> usize {
    let Filter { active, system_user, attention } = filter;
    usize::from(active.is_some()) + usize::from(system_user.is_some()) + usize::from(*attention)
}

#[component]
fn PanelButton(
    open: RwSignal<Option<Panel>>,
    panel: Panel,
    label: Signal<String>,
    icon: &'static str,
) -> impl IntoView {
    let is_open = move || open.get() == Some(panel);
    view! {
        <button
            type="button"
            class="button"
            aria-expanded=move || if is_open() { "true" } else { "false" }
            on:click=move |_| open.set((!is_open()).then_some(panel))
        >
            <Icon shape=icon/>
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
        by_odata.then(|| view! { <p class="hint read-by">{list_tools::BY_ODATA}</p> })
    }
}
