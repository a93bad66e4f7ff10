//! Panels above the page, next to the element that opened them.

use leptos::prelude::{document, window};
use web_sys::HtmlElement;

/// Room that a panel needs, in CSS pixels.
const ROOM: (i32, i32) = (230, 260);

/// Distances of a panel from the edges of the viewport, in CSS pixels; `None` leaves an edge free. They are whole numbers,
/// because formatting fractions takes some 4 KB of code.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// From the top edge.
    pub top: Option<i32>,
    /// From the bottom edge.
    pub bottom: Option<i32>,
    /// From the left edge.
    pub left: Option<i32>,
    /// From the right edge.
    pub right: Option<i32>,
}

/// The position next to the element that a CSS selector finds: below it, and towards the middle of the page, where there is room.
pub fn next_to(selector: &str) -> Option<Position> {
    let rect = document().query_selector(selector).ok()??.get_bounding_client_rect();
    let (left, top) = (rect.left() as i32, rect.top() as i32);
    let (right, bottom) = (rect.right() as i32, rect.bottom() as i32);
    let width = document().document_element()?.client_width();
    let height = window().inner_height().ok()?.as_f64()? as i32;
    let (is_low, is_left) = (bottom + ROOM.1 > height, right < ROOM.0);
    Some(Position {
        top: (!is_low).then_some(bottom),
        bottom: is_low.then_some(height - top),
        left: is_left.then_some(left),
        right: (!is_left).then_some(width - right),
    })
}

/// Shows a panel with a `popover` attribute.
pub fn show(panel: &HtmlElement) {
    // It fails for a panel that is visible already.
    let _ = panel.show_popover();
}

/// Hides it.
pub fn hide(panel: &HtmlElement) {
    let _ = panel.hide_popover();
}

/// Whether an event says that a panel was closed.
pub fn is_closed(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"newState".into())
        .is_ok_and(|state| state.as_string().as_deref() == Some("closed"))
}
