//! The table of apps.

use std::{collections::HashMap, sync::Arc};

use creatio::{App, Id};
use leptos::prelude::*;
use model::list::attention::{Concern, needs_attention};

use super::{header::Header, row::AppRow};
use crate::{
    app_store::{AppStore, Row},
    browser,
    components::VirtualRows,
    list_state::ListState,
    text::apps as texts,
};

/// Why apps need attention, by the ids of their records.
pub type Concerns = Memo<Arc<HashMap<Id, Vec<Concern>>>>;

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
    let concerns = Memo::new(move |_| {
        if !list.view.filter().attention {
            return Arc::default();
        }
        let apps: Vec<App> = store.rows().iter().map(|row| row.app.get_untracked()).collect();
        Arc::new(needs_attention(&apps, &list.inactive_users.get(), browser::intl::normalized))
    });
    let draw = move |index: Signal<usize>, row: Row| view! { <AppRow index row list concerns/> }.into_any();
    view! {
        <table
            role="table"
            class="apps-table"
            aria-label={texts::HEADING}
            aria-rowcount=row_count
            style:--columns=move || list.columns.with(|columns| columns.grid_template())
        >
            <Header list/>
            <VirtualRows items={list.visible} row=draw/>
        </table>
    }
}
