//! Rows of the page's table, and the focus in them.

use leptos::prelude::document;
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
pub fn row_around(element: &Element) -> Option<Element> {
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
    let next = if down { row.next_element_sibling() } else { row.previous_element_sibling() };
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
    let stop: Element = stops(&next)?.get(at)?.dyn_into().ok()?;
    focus(&stop).then(|| place(&next))?
}

/// Gives an element the focus; false if it cannot take it.
pub fn focus(element: &Element) -> bool {
    element.dyn_ref::<web_sys::HtmlElement>().is_some_and(|element| element.focus().is_ok())
}
