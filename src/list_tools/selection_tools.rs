//! What the list does not need before its first rows are on screen: the bar and the dialog for the selected apps, its
//! commands and shortcuts, the query for inactive users, and how many rows could not be read.

use creatio::Error;
use leptos::prelude::*;
use model::list::bulk::BulkAction;

use super::{
    commands::register_commands, inactive_users::query_inactive_users, keys::listen,
    selection_bar::SelectionBar,
};
use crate::{app_store::AppStore, components::latch, list_state::ListState, text::list_tools as texts};

/// Everything that can be done with the selected apps, and the note about rows that could not be read.
#[component]
pub fn SelectionTools(
    /// The list.
    list: ListState,
    /// Draws the dialog for the requested action, once one is requested.
    bulk_dialog: Callback<RwSignal<Option<BulkAction>>, AnyView>,
    /// Gets the error of the query for inactive users.
    query_failed: Callback<Error>,
) -> impl IntoView {
    let requested = RwSignal::new(None);
    let was_requested = latch(move || requested.with(Option::is_some));
    let request = Callback::new(move |action| requested.set(Some(action)));
    register_commands(list, request);
    query_inactive_users(list, query_failed);
    listen(list.selection);
    let store = expect_context::<AppStore>();
    let unreadable = move || texts::unreadable_rows(store.unreadable());
    view! {
        {move || unreadable().map(|text| view! { <p class="hint" role="status">{text}</p> })}
        <SelectionBar selection={list.selection} request/>
        {move || was_requested.get().then(|| bulk_dialog.run(requested))}
    }
}
