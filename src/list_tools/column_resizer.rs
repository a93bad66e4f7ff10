//! The handle at the edge of a column header, dragged or moved by the arrow keys.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};
use model::list::view::Column;

use crate::{browser, list_state::ColumnSettings, text::list_tools as texts};

/// How far an arrow key moves the edge of a column, in CSS pixels.
const STEP: i32 = 16;

/// The handle that resizes a column at the cost of the next one.
#[component]
pub fn ColumnResizer(
    /// The column settings.
    columns: ColumnSettings,
    /// The column.
    column: Column,
) -> impl IntoView {
    let from = StoredValue::new(None::<i32>);
    let element = NodeRef::<html::Span>::new();
    let move_by: Arc<dyn Fn(i32) + Send + Sync> = Arc::new(move |by| {
        let visible = untrack(|| columns.visible());
        let measure =
            |column| browser::table::column_width(visible.iter().position(|other| *other == column)?);
        columns.change(|columns| {
            columns.set_measured(measure);
            columns.resize(column, by);
        });
    });
    let dragging = move_by.clone();
    let drag = move |event: ev::PointerEvent| {
        let Some(start) = from.get_value() else { return };
        let by = event.client_x() - start;
        from.set_value(Some(event.client_x()));
        dragging(if is_right_to_left(&element) { -by } else { by });
    };
    let on_key: Arc<dyn Fn(&ev::KeyboardEvent) + Send + Sync> = Arc::new(move |event| {
        let by = match event.key().as_str() {
            "ArrowRight" => STEP,
            "ArrowLeft" => -STEP,
            _ => return,
        };
        event.prevent_default();
        move_by(if is_right_to_left(&element) { -by } else { by });
    });
    // The handle is no tab stop of its own: the arrow keys also work on the button of the same header.
    let of_header = on_key.clone();
    let header_keys = window_event_listener(ev::keydown, move |event| {
        let is_here =
            element.get_untracked().is_some_and(|handle| browser::table::is_in_header_of(&event, &handle));
        if is_here {
            of_header(&event);
        }
    });
    on_cleanup(move || header_keys.remove());
    view! {
        <span
            class={"column-resizer"}
            role="separator"
            tabindex="-1"
            title={texts::RESIZE_HINT}
            aria-orientation="vertical"
            aria-label={texts::resize_column(column)}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || columns.with(|columns| columns.share(column)).to_string()
            node_ref=element
            on:pointerdown=move |event| {
                event.prevent_default();
                // A pointer that cannot be captured is still tracked while it is over the handle.
                if let Some(element) = element.get_untracked() {
                    let _ = element.set_pointer_capture(event.pointer_id());
                }
                from.set_value(Some(event.client_x()));
            }
            on:pointermove=drag
            on:pointerup=move |_| from.set_value(None)
            on:pointercancel=move |_| from.set_value(None)
            on:keydown=move |event| {
                event.stop_propagation();
                on_key(&event);
            }
        ></span>
    }
}

fn is_right_to_left(element: &NodeRef<html::Span>) -> bool {
    element.get_untracked().is_some_and(|element| element.matches(":dir(rtl)").unwrap_or(false))
}
