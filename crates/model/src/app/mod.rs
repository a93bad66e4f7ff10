//! One app: its fields, its draft, and how the draft is merged and saved.

pub mod application_url;
pub mod changes;
pub mod created;
pub mod draft;
pub mod field;
pub mod record;
pub mod saved_draft;
pub mod system_user_warnings;
pub mod value;
