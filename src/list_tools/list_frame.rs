//! What the list does beside showing its rows: finding the apps that need attention, refreshing the rows when the user comes
//! back, returning to where the list was left, and the keyboard shortcuts.

use std::sync::Arc;

use creatio::{App, Error};
use leptos::{ev, prelude::*};
use model::list::attention::{Concern, needs_attention};

use super::{inactive_users::inactive_users, keys::listen};
use crate::{
    app_store::AppStore,
    browser,
    components::latch,
    effect::effect,
    list_state::ListState,
    session::session,
    text::list_tools::{concern, unreadable_rows},
};

/// Everything of the list that is not on screen at first.
#[component]
pub fn ListFrame(
    /// The list.
    list: ListState,
    /// Draws the tools for the selected apps, once they are needed.
    selection_tools: Callback<bool, AnyView>,
    /// Gets the error of the query for inactive users.
    query_failed: Callback<Error>,
) -> impl IntoView {
    find_concerns(list, query_failed);
    refresh_on_return();
    return_to_place(list);
    listen(list.selection);
    // A search is marked by the same code.
    let is_needed = latch(move || {
        !list.selection.is_empty() || list.menu.with(Option::is_some) || !list.view.search().is_empty()
    });
    let store = expect_context::<AppStore>();
    let unreadable = move || unreadable_rows(store.unreadable());
    view! {
        {move || unreadable().map(|text| view! { <p class="hint" role="status">{text}</p> })}
        {move || selection_tools.run(is_needed.get())}
    }
}

/// Finds out which apps need attention, whenever the rows have changed.
fn find_concerns(list: ListState, query_failed: Callback<Error>) {
    let store = expect_context::<AppStore>();
    let inactive = inactive_users(list, query_failed);
    effect(move || {
        let rows = store.rows();
        let read: Vec<_> = rows.iter().map(|row| row.app.read_untracked()).collect();
        let apps: Vec<&App> = read.iter().map(|app| &**app).collect();
        let concerns = needs_attention(&apps, &inactive.read(), browser::intl::normalized).into_iter();
        let in_words =
            |concerns: Vec<Concern>| concerns.into_iter().map(concern).collect::<Vec<_>>().join(" ");
        let concerns = concerns.map(|(id, concerns)| (id, in_words(concerns))).collect();
        list.concerns.set(Some(Arc::new(concerns)));
    });
}

/// Reads the rows again when the user comes back to the tab or the window.
fn refresh_on_return() {
    let (session, store) = (session(), expect_context::<AppStore>());
    let on_focus = session.clone();
    let stop = browser::page::on_visibility_change(move |is_visible| {
        if is_visible {
            store.refresh(&session);
        }
    });
    let focus = window_event_listener(ev::focus, move |_| store.refresh(&on_focus));
    on_cleanup(move || {
        stop();
        focus.remove();
    });
}

/// Scrolls to where the same view of the list was left, and notes where it is being left.
fn return_to_place(list: ListState) {
    let place = expect_context::<AppStore>().place();
    let view = untrack(|| list.view.get());
    if let Some(top) = place.get_value().filter(|(before, _)| *before == view).map(|(_, top)| top) {
        // The table has its height after the first frame, and the browser has scrolled to the top of the new page by then.
        request_animation_frame(move || request_animation_frame(move || browser::page::scroll_to(top)));
    }
    let scroll = window_event_listener_untyped("scroll", move |_| {
        place.set_value(Some((untrack(|| list.view.get()), browser::page::scroll_top())));
    });
    on_cleanup(move || scroll.remove());
}
