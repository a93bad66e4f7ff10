//! The list of apps. What it needs to show its first rows is here; what can be done with them is in `tools/`, which is
//! fetched afterwards.

mod heads;
pub mod list;
mod page;
mod row;
#[cfg(test)]
pub mod sample;
mod shown;
mod state;
mod store;
mod tools;

pub use page::{AppsPage, Parts};
pub use state::ListState;
pub use store::AppStore;
pub use tools::{Concern, Deed, Kind, ListTools, Tally, recognise};
