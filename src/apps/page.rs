//! The page with the list of apps.

use creatio::Error;
use leptos::prelude::*;

use super::{
    heads::Heads,
    row::AppRow,
    shown::Shown,
    state::ListState,
    store::{AppStore, Progress},
};
use crate::{
    route::Route,
    session::session,
    text::{self, apps as words},
    ui::{Icon, Rows, WindowedRows, icons},
};

/// How the parts are drawn that may have to be fetched first.
#[derive(Clone, Copy)]
pub struct Parts {
    /// What can be done with the list beyond looking at it.
    pub tools: fn(ListState) -> AnyView,
    /// What did not work, why, and how to try again.
    pub failure: fn(&'static str, Error, Callback<()>) -> AnyView,
}

/// The apps, searched, sorted and switched in place.
#[component]
pub fn AppsPage(
    /// The parts that may have to be fetched first.
    parts: Parts,
) -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    store.open(&session);
    let state = ListState::new();
    let shown = Memo::new_with_compare(
        move |_| match state.tools() {
            Some(tools) => (tools.arrange)(store.rows(), state.view()),
            None => Shown::all(store.rows()),
        },
        |before, now| !before.zip(now).is_some_and(|(before, now)| before.is(now)),
    );
    let stage = Memo::new(move |_| {
        let all = store.rows().len();
        let waits = state.is_arranged() && state.tools().is_none();
        match store.progress() {
            Progress::NotAsked | Progress::Reading if all == 0 => Stage::Loading,
            Progress::Failed(_) if all == 0 => Stage::Failed,
            Progress::Complete if all == 0 => Stage::Empty,
            _ if waits => Stage::Loading,
            _ if shown.with(|rows| rows.len() == 0) => Stage::NothingFound,
            _ => Stage::Rows,
        }
    });
    let reload = Callback::new(move |()| store.read(&session));
    let failure = move || match store.progress() {
        Progress::Failed(error) => Some((parts.failure)(words::LIST_FAILED, error, reload)),
        _ => None,
    };
    view! {
        <header class="page-head">
            <h1>{words::HEADING}</h1>
            <a class="button button-primary" href={Route::NewApp(None).to_query()}>
                <Icon shape={icons::PLUS}/>
                <span>{words::NEW}</span>
            </a>
        </header>
        <Toolbar state store shown parts/>
        {failure}
        {move || match stage.get() {
            Stage::Loading => view! { <Loading/> }.into_any(),
            Stage::Failed => ().into_any(),
            Stage::Empty => view! { <Empty/> }.into_any(),
            Stage::NothingFound => nothing_found(state),
            Stage::Rows => view! { <Table state shown store/> }.into_any(),
        }}
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Loading,
    Failed,
    Empty,
    NothingFound,
    Rows,
}

fn nothing_found(state: ListState) -> AnyView {
    // Only the tools leave rows out.
    state.tools().map(|tools| (tools.nothing_found)()).into_any()
}

#[component]
fn Toolbar(state: ListState, store: AppStore, shown: Memo<Shown>, parts: Parts) -> impl IntoView {
    let count = move || {
        let all = store.rows().len();
        (all > 0).then(|| words::count(shown.with(|rows| rows.len()), all, store.is_complete()))
    };
    let reading = Memo::new(move |_| store.is_reading() && !store.rows().is_empty());
    // Once they are there they stay, whatever becomes of the list.
    let tools = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || store.is_complete() || store.has_failed() || state.needs_tools()
    });
    view! {
        <div class="toolbar">
            <div class="search">
                <Icon shape={icons::SEARCH}/>
                <input
                    type="search"
                    class="input"
                    aria-label={words::SEARCH}
                    placeholder={words::SEARCH_HINT}
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || state.search()
                    on:input:target=move |event| state.type_search(event.target().value())
                />
            </div>
            <span class="count">{count}</span>
            {move || tools.get().then(|| (parts.tools)(state))}
        </div>
        {move || reading.get().then(|| view! { <progress class="reading" aria-label={words::READING}></progress> })}
    }
}

#[component]
fn Table(state: ListState, shown: Memo<Shown>, store: AppStore) -> impl IntoView {
    // How many there are is known once all are there.
    let row_count = move || match store.is_reading() {
        true => "-1".to_owned(),
        false => (shown.with(|rows| rows.len()) + 1).to_string(),
    };
    let draw = move |place, row| view! { <AppRow place row state/> }.into_any();
    view! {
        <table
            role="table"
            class="apps-table"
            aria-label={words::HEADING}
            aria-rowcount=row_count
            data-without=move || state.columns_part(0)
            style:--columns=move || state.columns_part(1).unwrap_or_default()
        >
            <Heads state/>
            <WindowedRows rows=shown row=draw/>
        </table>
    }
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <div class="loading" aria-busy="true">
            <p class="visually-hidden">{words::LOADING}</p>
            {(0..6).map(|_| view! { <div class={"skeleton"}></div> }).collect_view()}
        </div>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{words::EMPTY}</h2>
            <p>{words::EMPTY_NEXT}</p>
            <p class="row">
                <a class="button" href={Route::Connect.to_query()}>{text::CONNECT}</a>
            </p>
        </div>
    }
}
