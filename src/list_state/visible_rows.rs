//! The rows that pass the search and the filters, in order, with as little work per key as possible: rows are sorted only
//! when they, the order or the filters change, and a search that is continued looks only through its earlier results.

use std::{collections::HashSet, sync::Arc, time::Duration};

use creatio::{App, Id};
use leptos::prelude::*;
use model::list::{
    arrange::{filtered, sorted},
    search::{Search, SearchText},
    view::Order,
};

use super::ViewState;
use crate::{
    app_store::{AppStore, Row},
    browser,
    components::VirtualItems,
};

/// Rows of the store by their positions.
#[derive(Clone, Default)]
pub struct VisibleRows {
    rows: Arc<Vec<Row>>,
    positions: Arc<Vec<u32>>,
}

impl VisibleRows {
    /// The number of rows.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// The row at this index, from 0.
    pub fn get(&self, index: usize) -> Option<&Row> {
        self.rows.get(*self.positions.get(index)? as usize)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.positions.iter().filter_map(|position| self.rows.get(*position as usize))
    }
}

impl PartialEq for VisibleRows {
    /// Compares by identity: comparing thousands of rows would cost more than rendering the few in view.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.rows, &other.rows) && Arc::ptr_eq(&self.positions, &other.positions)
    }
}

impl VirtualItems for VisibleRows {
    type Item = Row;
    type Key = Id;

    fn len(&self) -> usize {
        self.positions.len()
    }

    fn item(&self, index: usize) -> Option<Row> {
        self.get(index).cloned()
    }

    fn key(row: &Row) -> Id {
        row.id.clone()
    }
}

/// The searchable text of each row, computed before a key press needs it.
#[derive(Clone, Default)]
struct SearchTexts(Arc<Vec<SearchText>>);

impl PartialEq for SearchTexts {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A search with its results, which a longer search narrows.
#[derive(Clone)]
struct Found {
    search: Search,
    within: VisibleRows,
    rows: VisibleRows,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.within == other.within && self.search == other.search
    }
}

/// Ids of the apps whose system user is inactive.
type InactiveIds = RwSignal<Arc<HashSet<Id>>>;

/// The visible rows.
///
/// Turning an app on or off neither moves its row nor hides it: only loading, searching, sorting and filtering do.
pub(super) fn visible_rows(store: AppStore, view: ViewState, inactive: InactiveIds) -> Memo<VisibleRows> {
    let sorted = Memo::new(move |_| sorted_rows(store, view, inactive));
    let texts = Memo::new(move |_| {
        let texts = store.rows().iter().map(|row| row.app.with_untracked(SearchText::of)).collect();
        SearchTexts(Arc::new(texts))
    });
    Effect::new(move || {
        store.rows();
        set_timeout(move || drop(texts.try_get_untracked()), Duration::ZERO);
    });
    let found = Memo::new(move |before: Option<&Found>| {
        let (search, within) = (Search::new(&view.search()), sorted.get());
        let rows = if search.is_empty() {
            within.clone()
        } else {
            texts.with(|texts| find(&search, &within, &texts.0, before))
        };
        Found { search, within, rows }
    });
    Memo::new(move |_| found.with(|found| found.rows.clone()))
}

fn sorted_rows(store: AppStore, view: ViewState, inactive: InactiveIds) -> VisibleRows {
    let (rows, filter, Order { field, direction }) = (store.rows(), view.filter(), view.order());
    let apps: Vec<App> = rows.iter().map(|row| row.app.get_untracked()).collect();
    let positions = filtered(&apps, &filter, &inactive.get(), browser::intl::normalized);
    let texts: Vec<&str> = positions
        .iter()
        .map(|position| apps.get(*position as usize).map_or("", |app| field.get(app).sort_text()))
        .collect();
    let ranks = browser::intl::alphabetical_ranks(&texts);
    VisibleRows { rows, positions: Arc::new(sorted(&ranks, &positions, direction)) }
}

fn find(search: &Search, within: &VisibleRows, texts: &[SearchText], before: Option<&Found>) -> VisibleRows {
    let before = before.filter(|before| before.within == *within);
    // When the address catches up with what was typed, the search is the same and nothing changes.
    if let Some(before) = before.filter(|before| before.search == *search) {
        return before.rows.clone();
    }
    let narrowed = before.filter(|before| search.narrows(&before.search)).map(|before| &before.rows);
    let matching = |search: &Search, rows: &VisibleRows| -> Vec<u32> {
        let matches = |position: &u32| texts.get(*position as usize).is_some_and(|text| search.matches(text));
        rows.positions.iter().copied().filter(matches).collect()
    };
    let mut positions = matching(search, narrowed.unwrap_or(within));
    if let Some(wider) = search.same_host().filter(|_| positions.is_empty()) {
        positions = matching(&wider, within);
    }
    VisibleRows { rows: within.rows.clone(), positions: Arc::new(positions) }
}
