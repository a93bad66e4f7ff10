//! The list by keyboard.

use leptos::{ev, prelude::*};

use super::selection::Selection;
use crate::host::extras;

/// The search field.
const SEARCH: &str = "[type=search]";
/// Where one begins in the bar for the selected apps.
const SELECTION_BAR: &str = ".selection-bar button";

/// Listens as long as the list is there: `/` goes to the search, the arrows from row to row, with Shift selecting on the
/// way, `x` selects, `.` goes to what can be done with the selected apps, Escape selects nothing.
pub fn listen(selection: Selection) {
    let extras = extras();
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if extras.has_dialog() {
            return;
        }
        let key = event.key();
        let done = match key.as_str() {
            // From the search field down into the list, and from row to row.
            "ArrowDown" | "ArrowUp" => {
                extras.move_in_table(SEARCH, key == "ArrowDown").is_some_and(|place| {
                    if event.shift_key() {
                        selection.extend(place);
                    }
                    true
                })
            }
            _ if extras.is_typing() => false,
            "/" => extras.focus_now(SEARCH),
            "x" => extras.place_in_table().is_some_and(|place| selection.press_at(place, event.shift_key())),
            "." => extras.focus_now(SELECTION_BAR),
            "Escape" if !untrack(|| selection.is_empty()) => {
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
