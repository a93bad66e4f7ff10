//! What replaces the table when there is no app, or none that matches.

use leptos::prelude::*;
use model::{
    connection::checks::{CheckResult, State},
    list::view::{Filter, ListView},
};

use super::keys::SEARCH;
use crate::{
    app_store::AppStore,
    browser,
    components::{Button, Look},
    connection::Connection,
    list_state::ListState,
    routes::Route,
    session::session,
    text::{apps as texts, connect, list_tools},
};

/// What replaces the table.
#[component]
pub fn NoRows(
    /// The list.
    list: ListState,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let is_empty = Memo::new(move |_| store.rows().is_empty() && store.unreadable() == 0);
    move || {
        if is_empty.get() { view! { <Empty/> }.into_any() } else { view! { <NothingFound list/> }.into_any() }
    }
}

/// What to do on a site without apps: what is left of the setup, or adding the first app.
#[component]
fn Empty() -> impl IntoView {
    let connection = expect_context::<Connection>();
    let (results, may_change) = (connection.fact_store(&session()).results(), connection.may_change_apps());
    let obstacle = Memo::new(move |_| {
        let of_new_apps = |results: &Vec<CheckResult>| {
            results.iter().find(|result| result.blocks_new_apps()).map(CheckResult::state)
        };
        results.with(of_new_apps)
    });
    let next = move || {
        let (text, route, label) = match obstacle.get() {
            None => (connect::FIRST_APP_LEAD, Route::NewApp(None), texts::ADD_FIRST),
            Some(State::Failed) => (texts::SETUP_FIRST, Route::Connect, connect::FIX),
            Some(_) => (texts::SETUP_FIRST, Route::Connect, connect::FINISH_SETUP),
        };
        // The note above says what a user lacks who may not add apps.
        (may_change.get() != Some(false)).then(|| {
            view! {
                <p>{text}</p>
                <a class="button button-primary" href={route.to_query()}>{label}</a>
            }
        })
    };
    view! {
        <div class="empty">
            <h2>{texts::EMPTY}</h2>
            {next}
        </div>
    }
}

/// Says that no app matches and whether more may be found, and offers to show all; or that no app could be read.
#[component]
fn NothingFound(list: ListState) -> impl IntoView {
    let (store, view) = (expect_context::<AppStore>(), list.view);
    let show_all = Callback::new(move |()| {
        view.change(|view| *view = ListView { order: view.order, ..ListView::default() });
        browser::focus::focus_after_paint(SEARCH);
    });
    if untrack(|| store.rows().is_empty() && store.unreadable() > 0) {
        // The note below the list says how many rows there are.
        return view! { <div class="empty"><h2>{list_tools::NO_ROW_READ}</h2></div> }.into_any();
    }
    let incomplete = move || (!store.is_complete()).then(|| view! { <p>{texts::SEARCH_NOT_COMPLETE}</p> });
    let label = Signal::derive(move || {
        let is_filtered = view.filter() != Filter::default();
        if is_filtered { texts::SHOW_ALL } else { texts::CLEAR_SEARCH }.to_owned()
    });
    view! {
        <div class="empty">
            <h2>{move || texts::nothing_found(&view.search())}</h2>
            <p>{texts::NOTHING_FOUND_NEXT}</p>
            {incomplete}
            <Button label look={Look::Plain} press=show_all/>
        </div>
    }
    .into_any()
}
