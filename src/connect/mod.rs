//! Connecting Creatio to its Identity Service.

mod check_item;
pub mod checks;
mod facts;
pub mod finding;
mod page;
mod resource;
mod settings_form;

pub use page::ConnectPage;
