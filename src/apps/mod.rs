//! The list of apps.

mod arranged;
mod heads;
pub mod list;
mod page;
mod row;
mod state;
mod store;
mod switching;

pub use page::AppsPage;
pub use store::AppStore;
