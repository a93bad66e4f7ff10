//! What replaces the table when there is no app, or none that matches.

use leptos::prelude::*;
use model::list::view::{Filter, ListView};

use super::keys::SEARCH;
use crate::{
    app_store::AppStore,
    browser,
    components::{Button, Look},
    list_state::ListState,
    text::{apps as texts, list_tools},
};

/// What replaces the table.
#[component]
pub fn NoRows(
    /// The list.
    list: ListState,
    /// What to do when there is no app.
    no_apps: ViewFn,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let is_empty = Memo::new(move |_| store.rows().is_empty() && store.unreadable() == 0);
    move || {
        if is_empty.get() { no_apps.run() } else { view! { <NothingFound list/> }.into_any() }
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
