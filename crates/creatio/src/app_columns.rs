//! Which columns of an app a site does not have (creatio-api.md, sections 2.3 and 13).

use std::sync::atomic::{AtomicU8, Ordering};

use crate::app::{OPTIONAL_COLUMNS, REQUIRED_COLUMNS};

/// A set of optional columns, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OptionalColumns(u8);

impl OptionalColumns {
    /// The optional columns whose names occur in `text`.
    fn named_in(text: &str) -> OptionalColumns {
        let bits = OPTIONAL_COLUMNS.iter().enumerate().filter(|(_, name)| text.contains(**name));
        OptionalColumns(bits.fold(0, |bits, (at, _)| bits | 1 << at))
    }

    pub(crate) fn contains(self, column: &str) -> bool {
        OPTIONAL_COLUMNS.iter().position(|name| *name == column).is_some_and(|at| self.0 & 1 << at != 0)
    }

    /// All columns except those in this set.
    pub(crate) fn others(self) -> impl Iterator<Item = &'static str> {
        REQUIRED_COLUMNS
            .into_iter()
            .chain(OPTIONAL_COLUMNS.into_iter().filter(move |name| !self.contains(name)))
    }
}

/// The optional columns that a site has turned out to lack.
#[derive(Debug, Default)]
pub(crate) struct MissingColumns(AtomicU8);

impl MissingColumns {
    pub(crate) fn get(&self) -> OptionalColumns {
        OptionalColumns(self.0.load(Ordering::Relaxed))
    }

    /// Adds the columns that a message about missing columns names. True if any of them was still in a query that left
    /// out only `left_out`, so that the query is worth repeating.
    pub(crate) fn add_named_in(&self, message: &str, left_out: OptionalColumns) -> bool {
        let named = OptionalColumns::named_in(message);
        self.0.fetch_or(named.0, Ordering::Relaxed);
        named.0 & !left_out.0 != 0
    }
}
