//! Rows in order, remembered as long as nothing changes: a database has an index, and a list of many pages is asked for
//! page by page.

use super::schema::Row;
use std::sync::{Arc, Mutex, PoisonError};

/// The rows of the last query, and what was asked for.
#[derive(Default)]
pub(super) struct Ordered(Mutex<Option<(String, Arc<Vec<Row>>)>>);

impl Ordered {
    /// The rows for what is asked; made only if something else was asked for last.
    pub(super) fn rows<E>(
        &self,
        asked: String,
        make: impl FnOnce() -> Result<Vec<Row>, E>,
    ) -> Result<Arc<Vec<Row>>, E> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, rows)) = &*last
            && *known == asked
        {
            return Ok(rows.clone());
        }
        let rows = Arc::new(make()?);
        *last = Some((asked, rows.clone()));
        Ok(rows)
    }
}
