//! The rows to show, in order, with as little work at each key as can be: rows are sorted when they or the order change,
//! and a search that goes on looks only through what was found before.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    list::{Order, Search, sorted},
    store::Row,
};
use crate::host::host;

/// How the rows were arranged last.
#[derive(Default)]
pub struct Arranged {
    /// All rows as they were sorted, for which rows and in which order.
    sorted: Arc<Vec<Row>>,
    source: Arc<Vec<Row>>,
    order: Order,
    /// What was found among them, and by what.
    found: Option<(Search, Arc<Vec<Row>>)>,
}

impl Arranged {
    /// The rows to show. Switching an app does not move its row: only reading, searching and sorting do.
    pub fn shown(&mut self, rows: Arc<Vec<Row>>, order: Order, search: &str) -> Arc<Vec<Row>> {
        if !Arc::ptr_eq(&rows, &self.source) || order != self.order {
            self.sorted = Arc::new(in_order(&rows, order));
            (self.source, self.order, self.found) = (rows, order, None);
        }
        let search = Search::new(search);
        let among = match &self.found {
            Some((last, found)) if search.narrows(last) => found,
            _ => &self.sorted,
        };
        let found = match search.is_empty() {
            true => self.sorted.clone(),
            false => Arc::new(among.iter().filter(|row| search.finds(&row.haystack)).cloned().collect()),
        };
        self.found = Some((search, found.clone()));
        found
    }
}

fn in_order(rows: &[Row], Order { column, direction }: Order) -> Vec<Row> {
    let texts: Vec<String> =
        rows.iter().map(|row| row.app.with_untracked(|app| column.text(app).to_owned())).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ranks = host().alphabetical_ranks(&texts);
    sorted(&ranks, direction).into_iter().filter_map(|place| rows.get(place).cloned()).collect()
}
