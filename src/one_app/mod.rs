//! One app: a new one, or one that Creatio holds already.

mod conflict;
mod create;
mod credentials;
mod delete;
pub mod draft;
mod form;
mod made;
mod new_page;
mod page;
mod save;

pub use new_page::NewPage;
pub use page::AppPage;
