//! Pages of long lists.

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
