//! Choosing columns and changing how wide they are.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};

use super::{
    super::{list::Column, state::ListState},
    columns::Columns,
};
use crate::{
    host::{Extras, extras, host},
    text::{apps::column as name_of, list as words},
    ui::{Button, Look},
};

/// How far an arrow key moves the edge of a column, in CSS pixels.
const STEP: i32 = 16;

/// The columns as they are set, kept for the next visit.
#[derive(Clone, Copy)]
pub struct ColumnSetting {
    columns: RwSignal<Columns>,
    state: ListState,
    extras: StoredValue<Arc<dyn Extras>>,
}

impl ColumnSetting {
    /// As they were set last.
    pub fn new(state: ListState) -> Self {
        let columns = RwSignal::new(Columns::from_text(&state.columns_text()));
        Self { columns, state, extras: StoredValue::new(extras()) }
    }

    fn change(&self, change: impl FnOnce(&mut Columns)) {
        self.columns.update(change);
        let text = self.columns.with_untracked(Columns::to_text);
        host().remember(super::super::state::COLUMNS, Some(&text));
        self.state.set_columns(text);
    }
}

/// Which columns are shown.
#[component]
pub fn ColumnChoice(
    /// The columns.
    setting: ColumnSetting,
) -> impl IntoView {
    // The name leads to the app, so it is not among them.
    let boxes = Column::ALL.into_iter().skip(1).map(|column| {
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || setting.columns.with(|columns| columns.shows(column))
                    on:change:target=move |event| {
                        let shown = event.target().checked();
                        setting.change(|columns| columns.show(column, shown));
                    }
                />
                <span>{name_of(column)}</span>
            </label>
        }
    });
    let usual = Callback::new(move |()| setting.change(|columns| *columns = Columns::usual()));
    view! {
        <section class="panel" aria-label={words::SHOWN_COLUMNS}>
            {boxes.collect_view()}
            <Button label={words::USUAL_COLUMNS} look={Look::Quiet} press=usual/>
        </section>
    }
}

/// The handle at the edge of a column, to be dragged or moved by the arrow keys; nothing behind the last column.
pub fn handle(setting: ColumnSetting, column: Column) -> AnyView {
    let is_last = Memo::new(move |_| setting.columns.with(|columns| columns.next(column).is_none()));
    let shown = move || (!is_last.get()).then(|| view! { <Handle setting column/> });
    shown.into_any()
}

#[component]
fn Handle(setting: ColumnSetting, column: Column) -> impl IntoView {
    let from = StoredValue::new(None::<i32>);
    let element = NodeRef::<html::Span>::new();
    let move_by: Arc<dyn Fn(i32) + Send + Sync> = Arc::new(move |by| {
        let measure = |column| setting.extras.with_value(|extras| extras.column_width(column as usize));
        setting.change(|columns| {
            columns.measured(measure);
            columns.widen(column, by);
        });
    });
    let dragging = move_by.clone();
    let drag = move |event: ev::PointerEvent| {
        let Some(start) = from.get_value() else { return };
        let by = event.client_x() - start;
        from.set_value(Some(event.client_x()));
        dragging(if is_right_to_left(&element) { -by } else { by });
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => STEP,
            "ArrowLeft" => -STEP,
            _ => return,
        };
        event.prevent_default();
        move_by(if is_right_to_left(&element) { -by } else { by });
    };
    view! {
        <span
            class={"head-handle"}
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label={words::width_of(column)}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || setting.columns.with(|columns| columns.share(column)).to_string()
            node_ref=element
            on:pointerdown=move |event| {
                event.prevent_default();
                // A pointer that cannot be held is followed as long as it stays over the handle.
                if let Some(element) = element.get_untracked() {
                    let _ = element.set_pointer_capture(event.pointer_id());
                }
                from.set_value(Some(event.client_x()));
            }
            on:pointermove=drag
            on:pointerup=move |_| from.set_value(None)
            on:pointercancel=move |_| from.set_value(None)
            on:keydown=on_key
        ></span>
    }
}

fn is_right_to_left(element: &NodeRef<html::Span>) -> bool {
    element.get_untracked().is_some_and(|element| element.matches(":dir(rtl)").unwrap_or(false))
}
