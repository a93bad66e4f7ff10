//! Texts of deleting an app.

use model::typed_text::{isolated, visible};

pub const DELETE: &str = "Delete";
pub const DELETE_LEAD: &str = "The app stops working immediately. Its credentials can't be recovered.";
pub const TURN_OFF_FIRST: &str = "Not sure? Turn it off first – you can turn it back on.";
pub const TURN_OFF_INSTEAD: &str = "Turn off instead";
pub const TYPE_NAME: &str = "Type the name to confirm";
pub const NAME_DIFFERS: &str = "The name doesn't match";
pub const DELETE_FAILED: &str = "Couldn't delete the app";
pub const DELETE_UNKNOWN: &str = "It is not known whether the app was deleted";
pub const DELETE_REFUSED: &str = "The Identity Service rejected Creatio's credentials, or doesn't know this app. After its database was recreated, older apps can't be changed or deleted.";
pub const DELETE_REFUSED_NEXT: &str = "Check client ID and secret on the Connect page. If only this app fails, register its client in the Identity Service again. Or have its row removed by the database administrator. “Duplicate” creates a replacement.";
pub const COPY_RECORD: &str = "Copy JSON";
pub const SAVE_RECORD: &str = "Download";
pub const RECORD: &str = "JSON";
pub const RECORD_HINT: &str = "Back up the settings, without the secret:";

/// The heading of the dialog.
pub fn delete_question(name: &str) -> String {
    format!("Delete {}?", isolated(&visible(name)))
}

/// Shown after deleting.
pub fn deleted(name: &str) -> String {
    format!("{} deleted.", isolated(name))
}
