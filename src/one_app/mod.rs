//! One app: a new one, or one that Creatio holds already.

mod acting;
mod conflict;
mod copy_as;
mod create;
mod credentials;
mod delete;
pub mod draft;
mod edit;
mod form;
mod kept;
mod leaving;
mod made;
mod managed;
mod new_page;
mod page;
mod record;
mod remove;
mod restored;
mod save;
mod secret;
mod shelf;
mod switch;
mod user_field;

pub use acting::SUPERVISOR;
pub use new_page::NewPage;
pub use page::AppPage;
pub use record::record as record_of;
pub use remove::remove;
pub use switch::set_active;
