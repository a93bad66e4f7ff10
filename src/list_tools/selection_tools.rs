//! What can be done with rows: the bar and the dialog for the selected apps, the menu of a row, the commands of the list, and
//! the marks of a search.

use leptos::prelude::*;
use model::{list::bulk::BulkAction, search::Query};

use super::{
    bulk_dialog::{BulkDialog, BulkRequest},
    commands::register_commands,
    row_menu::RowMenu,
    selection_bar::SelectionBar,
};
use crate::{browser, components::latch, effect::effect, list_state::ListState};

/// The name of the highlight of what a search has found.
const HITS: &str = "list-hits";
/// CSS selector of the elements whose texts a search looks at.
const SEARCHED: &str =
    "tbody .column-name a, .apps-description, td.column-user, td.column-url, td.column-client-id code";

/// Everything that can be done with rows.
#[component]
pub fn SelectionTools(
    /// The list.
    list: ListState,
) -> impl IntoView {
    let requested = RwSignal::new(None);
    let was_requested = latch(move || requested.with(Option::is_some));
    let request = Callback::new(move |request: BulkRequest| requested.set(Some(request)));
    let of_selection = Callback::new(move |action: BulkAction| {
        request.run(BulkRequest { action, rows: untrack(|| list.selection.rows()), is_selection: true });
    });
    register_commands(list, of_selection);
    mark_hits(list);
    view! {
        <SelectionBar selection={list.selection} request=of_selection/>
        <RowMenu list request/>
        {move || was_requested.get().then(|| view! { <BulkDialog list requested/> })}
    }
}

/// Marks what the search has found, whenever the search or the rows on screen change.
fn mark_hits(list: ListState) {
    let mark = move || {
        // The list may have been left before the frame.
        if list.visible.try_get_untracked().is_some() {
            let query = Query::new(&untrack(|| list.view.search()));
            browser::highlight::mark(HITS, SEARCHED, |text, is_id| {
                if is_id { query.id_hits(text) } else { query.hits(text) }
            });
        }
    };
    effect(move || {
        list.view.search();
        list.visible.track();
        request_animation_frame(mark);
    });
    let scroll = window_event_listener_untyped("scroll", move |_| {
        if !untrack(|| list.view.search()).is_empty() {
            request_animation_frame(mark);
        }
    });
    on_cleanup(move || scroll.remove());
}
