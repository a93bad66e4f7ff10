//! The page with the list of apps.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    arranged::Arranged,
    heads::Heads,
    row::AppRow,
    state::ListState,
    store::{AppStore, Progress, Row},
};
use crate::{
    host::host,
    route::Route,
    session::session,
    text::{self, apps as words, failure::explain},
    ui::{Button, FailureNote, Icon, Look, WindowedRows, icons},
};

/// The apps, searched, sorted and switched in place.
#[component]
pub fn AppsPage() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    store.open(&session);
    let state = ListState::new();
    let arranged = StoredValue::new(Arranged::default());
    let shown = Memo::new_with_compare(
        move |_| {
            let (rows, order, search) = (store.rows(), state.order(), state.search());
            arranged.try_update_value(|arranged| arranged.shown(rows, order, &search)).unwrap_or_default()
        },
        |_, _| true,
    );
    let reload = Callback::new(move |()| store.read(&session));
    let stage = Memo::new(move |_| {
        let all = store.rows().len();
        match store.progress() {
            Progress::NotAsked | Progress::Reading if all == 0 => Stage::Loading,
            Progress::Failed(_) if all == 0 => Stage::Failed,
            Progress::Complete if all == 0 => Stage::Empty,
            _ if shown.with(|rows| rows.is_empty()) => Stage::NothingFound,
            _ => Stage::Rows,
        }
    });
    let failure = move || match store.progress() {
        Progress::Failed(error) => Some(view! {
            <FailureNote explained={explain(words::LIST_FAILED, &error)}>
                <Button label={text::TRY_AGAIN} press=reload/>
            </FailureNote>
        }),
        _ => None,
    };
    view! {
        <header class="page-head">
            <h1>{words::HEADING}</h1>
            <a class="button button-primary" href={Route::NewApp.to_query()}>
                <Icon shape={icons::PLUS}/>
                <span>{words::NEW}</span>
            </a>
        </header>
        <Toolbar state store shown reload/>
        {failure}
        {move || match stage.get() {
            Stage::Loading => view! { <Loading/> }.into_any(),
            Stage::Failed => ().into_any(),
            Stage::Empty => view! { <Empty/> }.into_any(),
            Stage::NothingFound => view! { <NothingFound state/> }.into_any(),
            Stage::Rows => view! { <Table state shown/> }.into_any(),
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

#[component]
fn Toolbar(
    state: ListState,
    store: AppStore,
    shown: Memo<Arc<Vec<Row>>>,
    reload: Callback<()>,
) -> impl IntoView {
    let reading = Signal::derive(move || matches!(store.progress(), Progress::Reading));
    let count = move || {
        let all = store.rows().len();
        (all > 0).then(|| {
            words::count(shown.with(|rows| rows.len()), all, matches!(store.progress(), Progress::Complete))
        })
    };
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
            <Button label={words::RELOAD} icon={icons::AGAIN} press=reload busy=reading/>
        </div>
    }
}

#[component]
fn Table(state: ListState, shown: Memo<Arc<Vec<Row>>>) -> impl IntoView {
    view! {
        <table
            role="table"
            class="apps-table"
            aria-label={words::HEADING}
            aria-rowcount=move || shown.with(|rows| rows.len()) + 1
        >
            <Heads state/>
            <WindowedRows rows=shown key={row_key} row={draw}/>
        </table>
    }
}

/// A row is drawn anew when it stands for another app, or for another reading of the same.
fn row_key(row: &Row) -> usize {
    Arc::as_ptr(row).addr()
}

fn draw(place: usize, row: Row) -> impl IntoView {
    view! { <AppRow place row/> }
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

#[component]
fn NothingFound(state: ListState) -> impl IntoView {
    let host = host();
    view! {
        <div class="empty">
            <h2>{move || words::nothing_found(&state.search())}</h2>
            <p>{words::NOTHING_FOUND_NEXT}</p>
            <Button
                label={words::CLEAR_SEARCH}
                look={Look::Plain}
                press={Callback::new(move |()| {
                    state.type_search(String::new());
                    host.focus("[type=search]");
                })}
            />
        </div>
    }
}
