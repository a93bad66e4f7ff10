//! What an audit of the apps finds.

mod accept;
mod count;
mod export;
mod item;
mod page;

pub use count::FindingsCount;
pub use page::FindingsPage;
