//! The page with the list of apps.

use leptos::prelude::*;

use super::{row::read_only, table::Table, toolbar::Toolbar};
use crate::{
    app_store::{AppStore, LoadState, Reading},
    components::{Icon, Messages, icons, skeleton},
    effect::effect,
    lazy::{FrameViews, Lazy, LazyViews, PageViews},
    list_state::{ListState, ViewState},
    routes::Route,
    session::session,
    text::apps as texts,
};

/// What the page shows below the search.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Loading,
    Failed,
    NoRows,
    Rows,
}

/// The apps: searched, sorted, filtered, selected and turned on and off in place.
#[component]
pub fn AppsPage() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    store.open(&session);
    let list = ListState::new(store);
    read_pasted(list.view, store);
    let stage = Memo::new(move |_| {
        let is_empty = store.rows().is_empty();
        match store.state() {
            LoadState::NotLoaded | LoadState::Loading if is_empty => Stage::Loading,
            LoadState::Failed(_) if is_empty => Stage::Failed,
            // That filter waits for the code that finds out which apps need attention.
            _ if list.view.filter().attention && list.concerns.with(Option::is_none) => Stage::Loading,
            _ if list.visible.read().len() == 0 => Stage::NoRows,
            _ => Stage::Rows,
        }
    });
    let views = expect_context::<LazyViews>();
    let disabled = read_only();
    let quiet = untrack(|| !list.view.filter().attention);
    view! {
        <header class="page-head">
            <h1>{texts::HEADING}</h1>
            <a
                class="button button-primary"
                role="link"
                href=move || disabled.with(Option::is_none).then(|| Route::NewApp(None).to_query())
                tabindex="0"
                aria-disabled=move || disabled.get().map(|_| "true")
                title=disabled
            >
                <Icon shape={icons::PLUS}/>
                <span>{texts::NEW}</span>
            </a>
        </header>
        <Toolbar list/>
        <LoadFailure/>
        {move || match stage.get() {
            Stage::Loading => skeleton(texts::LOADING),
            Stage::Failed => ().into_any(),
            Stage::NoRows => {
                let draw = move |frame: FrameViews| (frame.no_rows)(list);
                view! { <Lazy chunk={views.frame} draw/> }.into_any()
            }
            Stage::Rows => view! { <Table list/> }.into_any(),
        }}
        <Lazy chunk={views.frame} quiet draw=move |frame: FrameViews| (frame.list_frame)(list)/>
    }
}

/// Why the list could not be read, with a button that reads it again.
#[component]
fn LoadFailure() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let retry = Callback::new(move |()| store.read(&session, Reading::OnRequest));
    let views = expect_context::<LazyViews>();
    move || match store.state() {
        LoadState::Failed(error) => {
            let draw = move |pages: PageViews| (pages.call_failure)(texts::LIST_FAILED, error.clone(), retry);
            Some(view! { <Lazy chunk={views.pages} draw/> })
        }
        LoadState::NotLoaded | LoadState::Loading | LoadState::Complete | LoadState::Refreshing => None,
    }
}

/// Lets the code that recognizes credentials read what may be one.
fn read_pasted(view: ViewState, store: AppStore) {
    let (views, messages) = (expect_context::<LazyViews>(), expect_context::<Messages>());
    effect(move || {
        if let Some(text) = view.unread() {
            views.read_pasted(view, store, messages, text);
        }
    });
}
