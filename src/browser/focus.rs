//! The keyboard focus of the document.

use std::rc::Rc;

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::table;

/// The first field of a form with an invalid value.
pub const FIRST_PROBLEM: &str = "[aria-invalid=true]";

/// Elements that take typed text, in which a letter is not a shortcut.
const TEXT_ENTRY: &str = "textarea, select, input:not([type=checkbox])";

/// Moves the focus to the first element that a CSS selector finds, after the next frame is drawn.
pub fn focus_after_paint(selector: &'static str) {
    request_animation_frame(move || {
        focus_first(selector);
    });
}

/// Moves the focus to the first element that a CSS selector finds; false if there is none.
pub fn focus_first(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    found.is_some_and(|element| focus(&element))
}

/// Whether a CSS selector finds an element.
pub fn has(selector: &str) -> bool {
    document().query_selector(selector).is_ok_and(|found| found.is_some())
}

/// Moves the focus to an element; false if it cannot take it.
pub(super) fn focus(element: &Element) -> bool {
    element.dyn_ref::<HtmlElement>().is_some_and(|element| element.focus().is_ok())
}

/// Remembers the focused element. Calling the result moves the focus back to it, or to `main` once it is gone.
pub fn save_focus() -> Rc<dyn Fn()> {
    let focused = document().active_element();
    let subject = focused.as_ref().and_then(table::subject);
    Rc::new(move || {
        // A row element may show another app by now.
        let still_there = focused.clone().filter(|element| {
            element.is_connected() && element.tag_name() != "BODY" && table::subject(element) == subject
        });
        if let Some(target) = still_there.or_else(|| document().get_element_by_id("main")) {
            focus(&target);
        }
    })
}

/// Whether the focused element takes typed text.
pub fn is_typing() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| element.matches(TEXT_ENTRY).unwrap_or(false))
}

/// Whether a dialog is open.
pub fn has_open_dialog() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// Scrolls just far enough to bring the element with this id into view, after the next frame is drawn.
pub fn scroll_into_view(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            table::scroll_into_view(&element);
        }
    });
}

/// An element that had the focus.
pub type Focusable = Element;

/// The target of a focus event.
pub fn target(event: &web_sys::FocusEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Gives the focus back to an element that lost it by being moved in the document.
pub fn restore_if_lost(element: &Element) {
    let active = document().active_element();
    let is_lost = active.is_none_or(|active| active.tag_name() == "BODY");
    if let Some(html) = element.dyn_ref::<HtmlElement>().filter(|_| is_lost && element.is_connected()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that refuses leaves the focus where it is.
        let _ = html.focus_with_options(&options);
    }
}

/// Whether an event happened inside an element.
pub fn is_within(event: &web_sys::Event, element: &Element) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| element.contains(Some(&target)))
}

/// Scrolls an element of a list into view, and nothing but that list.
pub fn scroll_to(element: &Element) {
    table::scroll_into_view(element);
}

/// Whether the end of a scrolled element is visible, or nearly so.
pub fn is_scrolled_to_end(element: &Element) -> bool {
    const NEARLY: i32 = 80;
    element.scroll_top() + element.client_height() + NEARLY >= element.scroll_height()
}
