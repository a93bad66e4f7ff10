//! The menu of a row.

use leptos::{ev, html, prelude::*, task::spawn_local};
use model::list::bulk::BulkAction;

use super::{bulk_dialog::BulkRequest, turn_row::turn_row};
use crate::{
    app_store::{AppStore, Row},
    browser,
    components::{Entry, MenuList, Messages, copy},
    connection::Connection,
    list_state::ListState,
    navigation::navigator,
    routes::Route,
    session::session,
    text::{self, app, apps, connect::READ_ONLY_REASON, credentials, list_tools as texts},
};

/// CSS selector of the button that has opened the menu.
const OPENER: &str = ".more[aria-expanded=true]";

/// The menu of the row whose button was pressed, above the page, next to that button.
#[component]
pub fn RowMenu(
    /// The list.
    list: ListState,
    /// Opens the confirmation of an action.
    request: Callback<BulkRequest>,
) -> impl IntoView {
    move || list.menu.get().map(|row| view! { <OpenMenu list row request/> })
}

#[component]
fn OpenMenu(list: ListState, row: Row, request: Callback<BulkRequest>) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let position = RwSignal::new(browser::popover::Position::default());
    let opener = RwSignal::new_local(None::<browser::focus::Focusable>);
    let shown = StoredValue::new(false);
    panel.on_load(move |panel| {
        // The button says that its menu is open after the same change that shows the menu.
        request_animation_frame(move || {
            opener.set(browser::focus::find(OPENER));
            position.set(browser::popover::next_to(OPENER).unwrap_or_default());
            browser::popover::show(&panel);
            browser::focus::focus_item(&panel, browser::focus::Item::First);
            shown.set_value(true);
        });
    });
    let scroll = window_event_listener_untyped("scroll", move |_| {
        if let Some(panel) = panel.get_untracked() {
            browser::popover::hide(&panel);
        }
    });
    on_cleanup(move || scroll.remove());
    let close = Callback::new(move |()| {
        list.menu.set(None);
        if let Some(opener) = opener.get_untracked() {
            browser::focus::restore(&opener);
        }
    });
    let on_toggle = move |event: ev::Event| {
        // The browser closes it on Escape and on a press elsewhere.
        if shown.get_value() && browser::popover::is_closed(&event) {
            list.menu.set(None);
        }
    };
    let pixels = |edge: Option<i32>| edge.map(|edge| format!("{edge}px"));
    let name = row.app.with_untracked(|app| app.name.clone());
    view! {
        <div
            node_ref=panel
            popover="auto"
            class="menu-list row-menu"
            style:top=move || pixels(position.get().top)
            style:bottom=move || pixels(position.get().bottom)
            style:left=move || pixels(position.get().left)
            style:right=move || pixels(position.get().right)
            on:toggle=on_toggle
            on:keydown=move |event| match event.key().as_str() {
                "Tab" => close.run(()),
                // It closes the menu and does not clear the selection too.
                "Escape" => event.stop_propagation(),
                _ => {}
            }
        >
            <MenuList label={apps::actions(&name)} entries={entries(row, request)} close/>
        </div>
    }
}

fn entries(row: Row, request: Callback<BulkRequest>) -> Vec<Entry> {
    let (session, messages, store) = (session(), expect_context::<Messages>(), expect_context::<AppStore>());
    let (navigator, copy_texts) = (navigator(), text::COMPONENT_TEXTS);
    let (id, client_id, is_active) =
        row.app.with_untracked(|app| (app.id.clone(), app.client_id.clone(), app.is_active));
    let (open, duplicate) = (Route::App(id.clone()), Route::NewApp(Some(id)));
    let copy_id = move || {
        let client_id = client_id.clone();
        spawn_local(async move {
            copy(messages, copy_texts, credentials::CLIENT_ID, client_id).await;
        });
    };
    let turned = row.clone();
    let turn = move || {
        if turned.requested.get_untracked().is_none() {
            turn_row(session.clone(), messages, store, turned.clone(), !is_active);
        }
    };
    let delete = move || {
        request.run(BulkRequest { action: BulkAction::Delete, rows: vec![row.clone()], is_selection: false });
    };
    let is_read_only = expect_context::<Connection>().may_change_apps().get_untracked() == Some(false);
    let disabled = is_read_only.then(|| READ_ONLY_REASON.to_owned());
    let change = |entry: Entry| Entry { disabled: disabled.clone(), ..entry };
    vec![
        Entry::new(texts::OPEN, move || navigator.go(open.clone())),
        Entry::new(texts::COPY_CLIENT_ID, copy_id),
        change(Entry::new(app::DUPLICATE, move || navigator.go(duplicate.clone()))),
        change(Entry::new(if is_active { texts::TURN_OFF } else { texts::TURN_ON }, turn)),
        change(Entry { is_danger: true, ..Entry::new(texts::DELETE, delete) }),
    ]
}
