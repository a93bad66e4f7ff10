//! One app: a new one, or one that Creatio holds already.

mod acting;
mod conflict;
mod create;
mod credentials;
mod delete;
pub mod draft;
mod form;
mod kept;
mod made;
mod new_page;
mod page;
mod record;
mod remove;
mod restored;
mod save;

pub use acting::SUPERVISOR;
pub use new_page::NewPage;
pub use page::AppPage;
pub use record::record as record_of;
pub use remove::remove;
