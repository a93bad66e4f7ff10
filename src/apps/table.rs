//! The table of apps.

use leptos::prelude::*;

use super::{header::Header, row::AppRow};
use crate::{
    app_store::{AppStore, Row},
    components::VirtualRows,
    list_state::ListState,
    text::apps as texts,
};

/// The table of the visible apps.
#[component]
pub fn Table(
    /// The list.
    list: ListState,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    // The number of rows is unknown until all are loaded.
    let row_count = move || {
        if store.is_complete() { (list.visible.read().len() + 1).to_string() } else { "-1".to_owned() }
    };
    let draw = move |index: Signal<usize>, row: Row| view! { <AppRow index row list/> }.into_any();
    view! {
        <table
            role="table"
            class="apps-table"
            class:is-compact=move || list.columns.with(|columns| columns.is_compact)
            aria-label={texts::HEADING}
            aria-rowcount=row_count
            style:--columns=move || list.columns.with(|columns| columns.grid_template())
        >
            <Header list/>
            <VirtualRows items={list.visible} row=draw/>
        </table>
    }
}
