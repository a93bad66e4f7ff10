//! A cache of filtered and sorted rows, for lists that are fetched page by page: it does what an index does in a real
//! database.

use crate::world::Row;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// The number of cached queries. More than one, because other queries come between two pages of a list.
const CAPACITY: usize = 4;

/// The rows of the latest queries, the latest first, by the query and the state of the database.
#[derive(Default)]
pub(super) struct QueryCache(Mutex<VecDeque<(String, Arc<Vec<Row>>)>>);

impl QueryCache {
    /// The rows of a valid query, which `run` finds if they are not cached. The key has to contain everything that the
    /// rows depend on.
    pub fn rows(&self, key: String, run: impl FnOnce() -> Vec<Row>) -> Arc<Vec<Row>> {
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, rows)) = cached.iter().find(|(known, _)| *known == key) {
            return rows.clone();
        }
        let rows = Arc::new(run());
        cached.push_front((key, rows.clone()));
        cached.truncate(CAPACITY);
        rows
    }
}
