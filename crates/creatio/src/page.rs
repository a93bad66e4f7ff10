//! Pages of long lists, and the rows on them.

use crate::error::{Cause, Effect, Error};

/// The part of a list that a query returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Number of rows that are skipped.
    pub offset: u32,
    /// Maximum number of rows that are returned; 0 returns none without sending a request.
    pub rows: u32,
}

impl Page {
    /// The first page of a long list: few rows, so that they are on screen quickly.
    pub const FIRST: Page = Page { offset: 0, rows: 50 };
}

/// The rows of a page, as far as they can be read. A row of an unexpected shape keeps no other row from being listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows<T> {
    /// The rows that could be read, in the order in which Creatio sent them.
    pub read: Vec<T>,
    /// Number of rows that Creatio sent besides these.
    pub unreadable: u32,
}

impl<T> Rows<T> {
    pub(crate) const NONE: Rows<T> = Rows { read: Vec::new(), unreadable: 0 };

    /// All rows that Creatio sent, for a query whose result proves something, such as that a record does not exist.
    /// [`Cause::Malformed`] if one of them cannot be read.
    pub(crate) fn complete(self) -> Result<Vec<T>, Error> {
        if self.unreadable > 0 {
            return Err(Error::new(Cause::Malformed, "SelectQuery", Effect::Read));
        }
        Ok(self.read)
    }

    /// Number of rows that Creatio sent: fewer than the page allows show that it is the last one.
    pub fn sent(&self) -> u32 {
        // A page has at most as many rows as its request allows, which is a `u32`.
        self.read.len() as u32 + self.unreadable
    }
}
