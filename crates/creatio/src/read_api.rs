//! The two APIs that read records.

/// An API that reads records of Creatio's tables (creatio-api.md, section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadApi {
    /// Used by Creatio's own pages; requires no right of its own. An administrator can close tables to it.
    DataService,
    /// OData 4. Requires the right `CanUseODataService`, and some plans limit the number of its calls.
    OData,
}
