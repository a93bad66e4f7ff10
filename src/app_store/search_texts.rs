//! The texts in which the rows are searched.

use std::sync::Arc;

use leptos::prelude::*;
use model::{list::search::searchable, search::Searchable};

use super::Row;

/// The texts in which each row is searched, in the order of the rows.
#[derive(Clone, Default)]
pub struct SearchTexts(Arc<Vec<Searchable>>);

impl SearchTexts {
    /// Made when the rows change, and not for each key that is pressed.
    pub(super) fn of(rows: RwSignal<Arc<Vec<Row>>>) -> Memo<SearchTexts> {
        Memo::new(move |_| {
            let texts = rows.read().iter().map(|row| row.app.with_untracked(searchable)).collect();
            SearchTexts(Arc::new(texts))
        })
    }

    /// The texts of the row at a position.
    pub fn get(&self, position: u32) -> Option<&Searchable> {
        self.0.get(position as usize)
    }
}

impl PartialEq for SearchTexts {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
