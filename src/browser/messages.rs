//! The place of the messages, which cover nothing that is in use.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, HtmlElement};

const MESSAGES: &str = ".messages";
const MESSAGE: &str = ".message";
/// The element with the focus, and the innermost one under the pointer.
const IN_USE: [&str; 2] = [":focus", "main :hover"];

/// Puts the messages where they cover neither what has the focus nor what is under the pointer, which may be pressed next: at
/// the bottom, or else at the top. Reserves their height for what stays at the bottom.
pub fn place() {
    let Some(messages) = all(MESSAGES).pop() else { return };
    let set_top = |at_top: bool| messages.class_list().toggle_with_force("is-at-top", at_top);
    // Neither fails for a name without blanks.
    let _ = set_top(false);
    let height = messages.get_bounding_client_rect().height();
    let places: Vec<DomRect> = all(MESSAGE).iter().map(Element::get_bounding_client_rect).collect();
    let in_use = IN_USE.iter().filter_map(|selector| all(selector).pop());
    let is_covered =
        in_use.filter(|element| !messages.contains(Some(element)) && is_small(element)).any(|element| {
            let element = element.get_bounding_client_rect();
            places.iter().any(|place| overlap(place, &element))
        });
    let _ = set_top(is_covered);
    // A whole number, because formatting fractions takes some 4 KB of code.
    let height = if is_covered { 0 } else { height.ceil() as u32 };
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

/// The elements that a CSS selector finds, in the order of the document.
fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
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
