//! The rows that pass the search and the filters, in order, with as little work per key as possible: rows are sorted only
//! when they, the order or the filters change, and a search that is continued looks only through its earlier results.

use std::{sync::Arc, time::Duration};

use creatio::{App, Id};
use leptos::prelude::*;
use model::{
    list::{
        arrange::{filtered, sorted},
        search::same_host,
        view::{Direction, Order},
    },
    search::Query,
};

use super::{KnownConcerns, ViewState};
use crate::{
    app_store::{AppStore, Row, SearchTexts},
    browser,
    components::VirtualItems,
    effect::effect,
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

/// A search with its results, which a longer search narrows.
#[derive(Clone)]
struct Found {
    query: Query,
    order: Order,
    within: VisibleRows,
    /// The rows that match, in the order of all rows.
    matching: Arc<Vec<u32>>,
    rows: VisibleRows,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.within == other.within && self.query == other.query
    }
}

/// The visible rows.
///
/// Turning an app on or off neither moves its row nor hides it: only loading, searching, sorting and filtering do.
pub(super) fn visible_rows(store: AppStore, view: ViewState, concerns: KnownConcerns) -> Memo<VisibleRows> {
    let sorted = Memo::new(move |_| sorted_rows(store, view, concerns));
    let texts = store.search_texts();
    // The texts are made before a key press needs them.
    effect(move || {
        store.rows();
        set_timeout(move || drop(texts.try_get_untracked()), Duration::ZERO);
    });
    let found = Memo::new(move |before: Option<&Found>| {
        let (query, order, within) = (Query::new(&view.search()), view.order(), sorted.get());
        if query.is_empty() {
            let (rows, matching) = (within.clone(), within.positions.clone());
            return Found { query, order, within, matching, rows };
        }
        texts.with(|texts| find(query, order, within, texts, before))
    });
    Memo::new(move |_| found.with(|found| found.rows.clone()))
}

fn sorted_rows(store: AppStore, view: ViewState, concerns: KnownConcerns) -> VisibleRows {
    let (rows, filter, Order { field, direction }) = (store.rows(), view.filter(), view.order());
    let read: Vec<_> = rows.iter().map(|row| row.app.read_untracked()).collect();
    let apps: Vec<&App> = read.iter().map(|app| &**app).collect();
    // Without that filter they change nothing, and all rows would be sorted again when they become known.
    let concerns = filter.attention.then(|| concerns.get()).flatten().unwrap_or_default();
    let positions = filtered(&apps, &filter, &concerns);

    let texts: Vec<&str> = positions
        .iter()
        .map(|position| apps.get(*position as usize).map_or("", |app| field.get(app).sort_text()))
        .collect();
    let ranks = browser::intl::alphabetical_ranks(&texts);
    VisibleRows { rows, positions: Arc::new(sorted(&ranks, &positions, direction)) }
}

fn find(
    query: Query,
    order: Order,
    within: VisibleRows,
    texts: &SearchTexts,
    before: Option<&Found>,
) -> Found {
    let before = before.filter(|before| before.within == within);
    // When the address catches up with what was typed, the search is the same and nothing changes.
    if let Some(before) = before.filter(|before| before.query == query && before.order == order) {
        return before.clone();
    }
    let narrowed = before.filter(|before| query.narrows(&before.query)).map(|before| &before.matching);
    let matching = |query: &Query, positions: &[u32]| -> Vec<u32> {
        let matches = |position: &u32| texts.get(*position).is_some_and(|text| query.matches(text));
        positions.iter().copied().filter(matches).collect()
    };
    let mut positions = matching(&query, narrowed.unwrap_or(&within.positions));
    if let Some(wider) = same_host(&query).filter(|_| positions.is_empty()) {
        positions = matching(&wider, &within.positions);
    }
    let matching = Arc::new(positions);
    let shown =
        if order == Order::default() { best_first(&query, &matching, texts) } else { matching.clone() };
    let rows = VisibleRows { rows: within.rows.clone(), positions: shown };
    Found { query, order, within, matching, rows }
}

/// The best matches first; equal ones keep their order.
fn best_first(query: &Query, matching: &[u32], texts: &SearchTexts) -> Arc<Vec<u32>> {
    let rank = |position: &u32| texts.get(*position).and_then(|text| query.rank_in(text)).unwrap_or_default();
    let ranks: Vec<u32> = matching.iter().map(|position| rank(position).value()).collect();
    let indices: Vec<u32> = (0..).take(matching.len()).collect();
    let order = sorted(&ranks, &indices, Direction::Ascending);
    Arc::new(order.into_iter().filter_map(|index| matching.get(index as usize).copied()).collect())
}
