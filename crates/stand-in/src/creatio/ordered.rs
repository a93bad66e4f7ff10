//! Rows in order, remembered as long as nothing changes: a database has an index, and a list of many pages is asked for
//! page by page.

use super::schema::Row;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// The rows of the last few queries, the youngest first, and what was asked for: between two pages of a list other
/// things are asked for.
#[derive(Default)]
pub(super) struct Ordered(Mutex<VecDeque<(String, Arc<Vec<Row>>)>>);

const KEPT: usize = 4;

impl Ordered {
    /// The rows for what is asked; made only if that was not asked for of late.
    pub(super) fn rows<E>(
        &self,
        asked: String,
        make: impl FnOnce() -> Result<Vec<Row>, E>,
    ) -> Result<Arc<Vec<Row>>, E> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, rows)) = last.iter().find(|(known, _)| *known == asked) {
            return Ok(rows.clone());
        }
        let rows = Arc::new(make()?);
        last.push_front((asked, rows.clone()));
        last.truncate(KEPT);
        Ok(rows)
    }
}
