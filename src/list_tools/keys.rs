//! The keyboard shortcuts of the list.

use leptos::{ev, prelude::*};
use model::commands::shortcuts::Shortcut;

use crate::{browser, commands::single_keys_enabled, list_state::Selection};

/// CSS selector of the search field.
pub const SEARCH: &str = "[type=search]";
/// CSS selector of the first button for the selected apps.
const SELECTION_BAR: &str = ".selection-bar button";

/// Listens for the shortcuts of the list while it is on screen.
pub fn listen(selection: Selection) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.default_prevented() || has_modifier || browser::focus::has_open_dialog() {
            return;
        }
        let Some(shortcut) = Shortcut::of(&event.key(), &event.code(), event.shift_key()) else { return };
        if shortcut.is_single() && !single_keys_enabled() {
            return;
        }
        if run(shortcut, &event, selection) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Runs a shortcut; false if it does not apply at the moment.
fn run(shortcut: Shortcut, event: &ev::KeyboardEvent, selection: Selection) -> bool {
    let (down, shift) = (event.key() == "ArrowDown", event.shift_key());
    let is_typing = browser::focus::is_typing();
    match shortcut {
        // In the search field, Down moves into the list.
        Shortcut::Rows | Shortcut::SelectRows => {
            let Some(index) = browser::table::move_focus(SEARCH, down) else { return false };
            if shift {
                selection.extend_to(index, down);
            }
            true
        }
        Shortcut::Search => !is_typing && browser::focus::focus_first(SEARCH),
        Shortcut::Select | Shortcut::SelectRange => {
            let index = browser::table::row_index(None).filter(|_| !is_typing);
            index.is_some_and(|index| selection.toggle_at(index, shift))
        }
        Shortcut::Selection => !is_typing && browser::focus::focus_first(SELECTION_BAR),
        Shortcut::Clear => {
            let clear = !is_typing && !untrack(|| selection.is_empty());
            if clear {
                selection.clear();
            }
            clear
        }
        // These work on every page; the palette listens for them.
        Shortcut::Commands | Shortcut::Shortcuts => false,
    }
}
