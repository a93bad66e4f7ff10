//! Connecting Creatio to its Identity Service.

pub mod address;
mod asking;
mod book;
mod check_item;
pub mod checks;
mod diagram;
pub mod facts;
pub mod finding;
mod page;
mod resource;
#[cfg(test)]
mod rows;
mod set_up;
mod settings_form;
pub mod topic;
mod watch;

pub use book::Connection;
pub use page::ConnectPage;
pub use watch::{ConnectionStrip, NewGate};
