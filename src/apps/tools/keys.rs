//! The list by keyboard.

use leptos::{ev, prelude::*};

use super::selection::Selection;
use crate::{
    host::{extras, host},
    palette::{Shortcut, board},
};

/// The search field.
const SEARCH: &str = "[type=search]";
/// Where one begins in the bar for the selected apps.
const SELECTION_BAR: &str = ".selection-bar button";

/// Listens as long as the list is there; what the keys do is declared in [`Shortcut`].
pub fn listen(selection: Selection) {
    let (extras, host, board) = (extras(), host(), board());
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if extras.has_dialog() {
            return;
        }
        let (key, shift) = (event.key(), event.shift_key());
        let Some(shortcut) = Shortcut::of(&key, &event.code(), shift) else { return };
        if shortcut.is_single() && !board.single_keys(&*host) {
            return;
        }
        let done = match shortcut {
            // From the search field down into the list, and from row to row.
            Shortcut::Rows | Shortcut::SelectRows => {
                extras.move_in_table(SEARCH, key == "ArrowDown").is_some_and(|place| {
                    if shift {
                        selection.extend(place, key == "ArrowDown");
                    }
                    true
                })
            }
            _ if extras.is_typing() => false,
            Shortcut::Search => extras.focus_now(SEARCH),
            Shortcut::Select | Shortcut::SelectRange => {
                host.row_place(None).is_some_and(|place| selection.press_at(place, shift))
            }
            Shortcut::Selection => extras.focus_now(SELECTION_BAR),
            Shortcut::Clear if !untrack(|| selection.is_empty()) => {
                selection.clear();
                true
            }
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
