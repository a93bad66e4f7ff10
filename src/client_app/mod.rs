//! One app: a new one, or one that exists in Creatio.

mod conflict;
mod copy_as;
mod create;
mod created;
mod credentials;
mod delete;
mod draft_fields;
mod draft_notice;
mod draft_storage;
mod edit;
mod form;
mod grant_types;
mod held_secret;
mod new_app;
mod new_form;
mod new_page;
mod page;
mod save;
mod secret;
mod unsaved_guard;
mod user_field;

pub use new_page::NewPage;
pub use page::AppPage;
