//! The heads of the table, each of which sorts.

use leptos::prelude::*;

use super::{
    list::{Column, Direction},
    state::ListState,
};
use crate::{
    text,
    ui::{Icon, icons},
};

/// The row of column heads.
#[component]
pub fn Heads(
    /// How the rows are sorted, and who sorts them.
    state: ListState,
) -> impl IntoView {
    let heads = Column::ALL.map(|column| head(column, state)).collect_view();
    view! {
        <thead role="rowgroup">
            <tr role="row" class="apps-row apps-heads" aria-rowindex="1">{heads}</tr>
        </thead>
    }
}

fn head(column: Column, state: ListState) -> impl IntoView {
    let direction = move || {
        let order = state.order();
        (order.column == column).then_some(order.direction)
    };
    let aria_sort = move || match direction() {
        Some(Direction::Ascending) => "ascending",
        Some(Direction::Descending) => "descending",
        None => "none",
    };
    let arrow = move || {
        direction().map(|direction| match direction {
            Direction::Ascending => view! { <Icon shape={icons::UP}/> },
            Direction::Descending => view! { <Icon shape={icons::DOWN}/> },
        })
    };
    let name = text::apps::column(column);
    let class = format!("head-{}", column.key());
    view! {
        <th role="columnheader" class={class} scope="col" aria-label={name} aria-sort=aria_sort>
            {move || state.tools().map(|tools| (tools.head)(column))}
            <button type="button" class="head" on:click=move |_| state.sort(state.order().pressed(column))>
                {name} {arrow}
            </button>
        </th>
    }
}
