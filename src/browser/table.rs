//! Rows of the page's table, and the focus in them.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::host::FIRST_INDEX;

/// What in a row can have the focus.
const STOPS: &str = "input, a, button";

/// The row in which an event happened; without one, the row that has the focus.
pub fn row_of(event: Option<&Event>) -> Option<Element> {
    let element = match event {
        Some(event) => event.target()?.dyn_into().ok()?,
        None => document().active_element()?,
    };
    row_around(&element)
}

/// The row in which an element stands.
fn row_around(element: &Element) -> Option<Element> {
    element.closest("tbody tr").ok()?
}

/// What the row in which an element stands is about: where its link leads.
pub fn subject(element: &Element) -> Option<String> {
    row_around(element)?.query_selector("a").ok()??.get_attribute("href")
}

/// The place of a row among all, from 0.
pub fn place(row: &Element) -> Option<usize> {
    row.get_attribute("aria-rowindex")?.parse::<usize>().ok()?.checked_sub(FIRST_INDEX)
}

/// Moves the focus to the same stop of the next row, or of the one before; from what the selector finds to the first row.
pub fn move_focus(above: &str, down: bool) -> Option<usize> {
    let focused = document().active_element()?;
    let Some(row) = row_of(None) else {
        let at_search = focused.matches(above).unwrap_or(false) && down;
        let first = document().query_selector("tbody tr").ok()??;
        let link = first.query_selector("a").ok()??;
        return (at_search && focus(&link)).then(|| place(&first))?;
    };
    let (before, after) = (row.previous_element_sibling(), row.next_element_sibling());
    if [&before, &after].into_iter().flatten().any(|other| !is_beside(other, &row)) {
        bring_into_view(&row)?;
        return place(&row);
    }
    let next = if down { after } else { before };
    let Some(next) = next else {
        // Above the first row is the search field.
        let is_first = !down && place(&row) == Some(0);
        let search = document().query_selector(above).ok()??;
        return (is_first && focus(&search)).then_some(0);
    };
    let stops = |row: &Element| row.query_selector_all(STOPS).ok();
    let here = stops(&row)?;
    let at =
        (0..here.length()).find(|at| here.get(*at).is_some_and(|stop| stop.is_same_node(Some(&focused))))?;
    let stop: web_sys::HtmlElement = stops(&next)?.get(at)?.dyn_into().ok()?;
    // By itself the browser would scroll by half a view as soon as a row stands behind the heads.
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    stop.focus_with_options(&options).ok()?;
    reveal(&next);
    place(&next)
}

/// Whether one of two rows comes right after the other. A row that somebody has scrolled away from is drawn for the focus
/// alone, beside rows that are not its neighbours.
fn is_beside(one: &Element, other: &Element) -> bool {
    place(one).zip(place(other)).is_some_and(|(one, other)| one.abs_diff(other) == 1)
}

/// Scrolls to where a row belongs, which is not where it is drawn.
fn bring_into_view(row: &Element) -> Option<()> {
    let body = row.parent_element()?.get_bounding_client_rect();
    let middle = window().inner_height().ok()?.as_f64()? / 2.0;
    let top = body.top() + place(row)? as f64 * row.get_bounding_client_rect().height();
    window().scroll_by_with_x_and_y(0.0, top - middle);
    Some(())
}

/// Scrolls just so far that an element is in view.
pub fn reveal(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Gives an element the focus; false if it cannot take it.
pub fn focus(element: &Element) -> bool {
    element.dyn_ref::<web_sys::HtmlElement>().is_some_and(|element| element.focus().is_ok())
}
