//! The list of apps.

mod header;
mod page;
mod row;
mod table;
mod toolbar;

pub use page::AppsPage;
