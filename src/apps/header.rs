//! The column headers of the list, each of which sorts.

use leptos::prelude::*;
use model::{
    app::field::Field,
    list::view::{Column, Direction},
};

use crate::{
    components::{Icon, icons},
    lazy::{Lazy, LazyViews},
    list_state::ListState,
    text,
};

/// The row of column headers.
#[component]
pub fn Header(
    /// The list.
    list: ListState,
) -> impl IntoView {
    let headers = move || {
        let visible = list.columns.visible();
        visible.into_iter().map(|column| view! { <ColumnHeader list column/> }).collect_view()
    };
    view! {
        <thead role="rowgroup">
            <tr role="row" class="apps-row apps-header" aria-rowindex="1">{headers} <td role={"cell"}></td></tr>
        </thead>
    }
}

#[component]
fn ColumnHeader(list: ListState, column: Column) -> impl IntoView {
    let direction = move || {
        let order = list.view.order();
        (order.field == column.field && !list.view.is_ranked()).then_some(order.direction)
    };
    let aria_sort = move || match direction() {
        Some(Direction::Ascending) => "ascending",
        Some(Direction::Descending) => "descending",
        None => "none",
    };
    let arrow = move || {
        let shape = match direction()? {
            Direction::Ascending => icons::UP,
            Direction::Descending => icons::DOWN,
        };
        Some(view! { <Icon shape/> })
    };
    let name = text::app::field(column.field);
    let select_all = (column.field == Field::Name).then(|| view! { <SelectAll list/> });
    let is_last = Memo::new(move |_| list.columns.with(|columns| columns.next(column).is_none()));
    let columns = list.columns;
    let resizer = move || {
        let chunk = expect_context::<LazyViews>().frame;
        (!is_last.get()).then(
            || view! { <Lazy chunk quiet=true draw=move |frame| (frame.column_resizer)(columns, column)/> },
        )
    };
    view! {
        <th
            role="columnheader"
            scope="col"
            class={format!("column-{}", column.key())}
            aria-label={name}
            aria-sort=aria_sort
        >
            {select_all}
            <button
                type="button"
                class="sort"
                on:click=move |_| list.view.change(|view| view.order = view.order.pressed(column.field))
            >
                {name} {arrow}
            </button>
            {resizer}
        </th>
    }
}

/// The checkbox that selects all visible apps.
#[component]
fn SelectAll(list: ListState) -> impl IntoView {
    let state = Memo::new(move |_| list.selection.of_visible());
    view! {
        <input
            type="checkbox"
            class="apps-select"
            aria-label={text::list_tools::SELECT_ALL}
            prop:checked=move || state.get() == Some(true)
            prop:indeterminate=move || state.get().is_none()
            on:click=move |_| list.selection.toggle_all()
        />
    }
}
