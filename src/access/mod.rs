//! Who may do what: the users that apps act as.

mod map;
mod of_app;
mod page;
mod table;

pub use of_app::AccessOfApp;
pub use page::AccessPage;
