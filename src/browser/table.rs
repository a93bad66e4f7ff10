//! Rows of the page's table, and the focus in them.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::focus::focus;

/// The `aria-rowindex` of the first row of the page's table: the header row is 1.
pub const FIRST_ROW_INDEX: usize = 2;

/// Elements of a row that can have the focus.
const STOPS: &str = "input, a, button";

/// Index among all rows, from 0, of the row in which an event happened; without one, of the row that has the focus.
///
/// It is read from `aria-rowindex`, see [`FIRST_ROW_INDEX`].
pub fn row_index(event: Option<&Event>) -> Option<usize> {
    index_of(&row_of(event)?)
}

/// Width in CSS pixels of the column at this index; `None` if it is hidden.
pub fn column_width(index: usize) -> Option<u32> {
    let headers = document().query_selector_all("[role=columnheader]").ok()?;
    let header: Element = headers.get(u32::try_from(index).ok()?)?.dyn_into().ok()?;
    let width = header.get_bounding_client_rect().width();
    // A hidden column has no width. Whole pixels are exact enough.
    (width > 0.0).then_some(width as u32)
}

/// Whether an event happened on the sort button of the column header that contains an element.
pub fn is_in_header_of(event: &Event, element: &Element) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let header = element.closest("th").ok().flatten();
    target.zip(header).is_some_and(|(target, header)| {
        target.matches(".sort").unwrap_or(false) && header.contains(Some(&target))
    })
}

/// The row in which an event happened; without one, the row that has the focus.
fn row_of(event: Option<&Event>) -> Option<Element> {
    let element = match event {
        Some(event) => event.target()?.dyn_into().ok()?,
        None => document().active_element()?,
    };
    containing_row(&element)
}

/// The row that contains an element.
fn containing_row(element: &Element) -> Option<Element> {
    element.closest("tbody tr").ok()?
}

/// What identifies the row that contains an element: the target of its link.
pub(super) fn subject(element: &Element) -> Option<String> {
    containing_row(element)?.query_selector("a").ok()??.get_attribute("href")
}

/// Index of a row among all rows, from 0.
fn index_of(row: &Element) -> Option<usize> {
    row.get_attribute("aria-rowindex")?.parse::<usize>().ok()?.checked_sub(FIRST_ROW_INDEX)
}

/// Moves the focus to the same element of the next or previous row; from the element that the selector finds to the first row.
pub fn move_focus(above: &str, down: bool) -> Option<usize> {
    let focused = document().active_element()?;
    let Some(row) = row_of(None) else {
        let at_search = focused.matches(above).unwrap_or(false) && down;
        let first = document().query_selector("tbody tr").ok()??;
        let link = first.query_selector("a").ok()??;
        return (at_search && focus(&link)).then(|| index_of(&first))?;
    };
    let (before, after) = (row.previous_element_sibling(), row.next_element_sibling());
    if [&before, &after].into_iter().flatten().any(|other| !are_neighbors(other, &row)) {
        bring_into_view(&row)?;
        return index_of(&row);
    }
    let next = if down { after } else { before };
    let Some(next) = next else {
        // Above the first row is the search field.
        let is_first = !down && index_of(&row) == Some(0);
        let search = document().query_selector(above).ok()??;
        return (is_first && focus(&search)).then_some(0);
    };
    let stops = |row: &Element| row.query_selector_all(STOPS).ok();
    let here = stops(&row)?;
    let at =
        (0..here.length()).find(|at| here.get(*at).is_some_and(|stop| stop.is_same_node(Some(&focused))))?;
    let stop: web_sys::HtmlElement = stops(&next)?.get(at)?.dyn_into().ok()?;
    // By itself the browser would scroll by half a viewport as soon as a row is behind the sticky header.
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    stop.focus_with_options(&options).ok()?;
    scroll_into_view(&next);
    index_of(&next)
}

/// Whether two rows are neighbors in the list. The row with the focus stays in the document after it is scrolled out of
/// view, next to rows that are not its neighbors.
fn are_neighbors(one: &Element, other: &Element) -> bool {
    index_of(one).zip(index_of(other)).is_some_and(|(one, other)| one.abs_diff(other) == 1)
}

/// Scrolls to where a row belongs, which is not where it is rendered.
fn bring_into_view(row: &Element) -> Option<()> {
    let body = row.parent_element()?.get_bounding_client_rect();
    let middle = window().inner_height().ok()?.as_f64()? / 2.0;
    let top = body.top() + index_of(row)? as f64 * row.get_bounding_client_rect().height();
    window().scroll_by_with_x_and_y(0.0, top - middle);
    Some(())
}

/// Scrolls just far enough to bring an element into view.
pub(super) fn scroll_into_view(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Distance in CSS pixels from the top of the viewport to the body of a table, and the height of its first row, if it has one.
pub fn measure(body: &Element) -> (f64, Option<f64>) {
    let first = body.query_selector("tr").ok().flatten();
    let row_height = first.map(|row| row.get_bounding_client_rect().height());
    (body.get_bounding_client_rect().top(), row_height.filter(|height| *height >= 1.0))
}
