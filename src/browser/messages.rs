//! The place of the messages, which cover nothing that is in use.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, HtmlElement};

const MESSAGES: &str = ".messages";
/// The element with the focus, and the innermost one under the pointer.
const IN_USE: [&str; 2] = [":focus", "main :hover"];

/// Puts the messages where they cover neither what has the focus nor what is under the pointer, which may be pressed next: at
/// the bottom, or else at the top. Reserves their height for what stays at the bottom.
pub fn place() {
    let Some(messages) = find(MESSAGES) else { return };
    let set_top = |at_top: bool| messages.class_list().toggle_with_force("is-at-top", at_top);
    // Neither fails for a name without blanks.
    let _ = set_top(false);
    let place = messages.get_bounding_client_rect();
    let is_covered = IN_USE.iter().filter_map(|selector| last(selector)).any(|element| {
        !messages.contains(Some(&element))
            && is_small(&element)
            && overlap(&place, &element.get_bounding_client_rect())
    });
    let _ = set_top(is_covered);
    let height = if is_covered { 0.0 } else { place.height() };
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // The browser ignores a value that it does not understand.
        let _ = root.style().set_property("--messages", &format!("{height}px"));
    }
}

/// Whether an event happened in a message.
pub fn contains(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(MESSAGES).is_ok_and(|found| found.is_some()))
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

fn last(selector: &str) -> Option<Element> {
    let found = document().query_selector_all(selector).ok()?;
    found.get(found.length().checked_sub(1)?)?.dyn_into().ok()
}

/// Whether an element can be used as a whole; the page and its parts always reach below the messages.
fn is_small(element: &Element) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    element.get_bounding_client_rect().height() < height / 3.0
}

fn overlap(one: &DomRect, other: &DomRect) -> bool {
    one.height() > 0.0
        && one.top() < other.bottom()
        && other.top() < one.bottom()
        && one.left() < other.right()
        && other.left() < one.right()
}
