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
mod endpoints;
mod form;
mod grant_types;
mod held_secret;
mod new_app;
mod new_form;
mod new_heading;
mod new_page;
mod page;
mod save;
mod secret;
mod site_facts;
mod system_user_note;
mod technical_user;
mod unsaved_guard;
mod user_directory;
mod user_field;
mod value;
mod warnings;

pub use new_page::NewPage;
pub use page::AppPage;

/// The alert in a form, which gets the focus when it appears.
const ALERT: &str = ".form [role=alert]";
