//! The keyboard focus of the document.

use std::rc::Rc;

use leptos::{
    ev,
    leptos_dom::helpers::WindowListenerHandle,
    prelude::{document, request_animation_frame, window_event_listener},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{table, time::first_call};

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

/// Resolves once nothing is pressed with a pointer. Pressing a button takes the focus from a field: what then comes on screen
/// must not move the button before the press is complete, because a press that ends elsewhere does nothing.
pub async fn press_ended() {
    if !has(":active") {
        return;
    }
    let (end, ended) = first_call();
    let canceled = end.clone();
    let listeners = [
        window_event_listener(ev::pointerup, move |_| end()),
        window_event_listener(ev::pointercancel, move |_| canceled()),
    ];
    let _ = ended.await;
    listeners.into_iter().for_each(WindowListenerHandle::remove);
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

/// The first element that a CSS selector finds.
pub fn find(selector: &str) -> Option<Focusable> {
    document().query_selector(selector).ok().flatten()
}

/// Moves the focus back to an element.
pub fn restore(element: &Focusable) {
    focus(element);
}

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

/// Whether a `focusout` moves the focus to an element outside of this one. A press on what cannot take the focus does not.
pub fn leaves(event: &web_sys::FocusEvent, element: &Element) -> bool {
    let target = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| !element.contains(Some(&target)))
}

/// The element from which a `focusin` moved the focus into the element that listens; none if it came from a dialog, which gives
/// the focus back.
pub fn entered_from(event: &web_sys::FocusEvent) -> Option<Focusable> {
    let from = event.related_target()?.dyn_into::<Element>().ok()?;
    let place = event.current_target()?.dyn_into::<Element>().ok()?;
    let is_in_dialog = from.closest("dialog").is_ok_and(|dialog| dialog.is_some());
    (!place.contains(Some(&from)) && !is_in_dialog).then_some(from)
}

/// An entry of a menu, by its position.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The first one.
    First,
    /// The last one.
    Last,
    /// The one after the entry with the focus; after the last one comes the first.
    Next,
    /// The one before the entry with the focus.
    Previous,
}

/// Moves the focus to an entry of a menu.
pub fn focus_item(menu: &Element, item: Item) {
    let Ok(items) = menu.query_selector_all("[role=menuitem]") else { return };
    let (count, focused) = (items.length(), document().active_element());
    let is_focused = |at: &u32| items.get(*at).is_some_and(|item| item.is_same_node(focused.as_deref()));
    let now = (0..count).find(is_focused);
    let at = match item {
        Item::First => 0,
        Item::Last => count.saturating_sub(1),
        Item::Next => now.map_or(0, |now| (now + 1) % count),
        Item::Previous => now.map_or(0, |now| (now + count - 1) % count),
    };
    if let Some(element) = items.get(at).and_then(|item| item.dyn_into::<Element>().ok()) {
        focus(&element);
    }
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
