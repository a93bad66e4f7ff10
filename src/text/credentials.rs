//! Texts of the credentials of an app.

pub const CREDENTIALS: &str = "Credentials";
pub const CLIENT_ID: &str = "Client Id";
pub const CLIENT_SECRET: &str = "Client secret";
pub const COPY_CLIENT_ID: &str = "Copy Client Id";
pub const COPY_CLIENT_SECRET: &str = "Copy Client secret";
pub const SHOW_CLIENT_SECRET: &str = "Show Client secret";
pub const HIDE_CLIENT_SECRET: &str = "Hide Client secret";
pub const HIDDEN: &str = "Hidden";
pub const SECRET_HINT: &str = "Fetched only when you show or copy it, and hidden after 30 seconds.";
pub const COPY_IS_CLEARED: &str =
    "A copied secret is removed from the clipboard after 60 seconds if it is still there.";
pub const COPY_STAYS: &str = "This browser does not let the page read the clipboard: a copied secret stays there until you copy something else.";
pub const SECRET_FAILED: &str = "The Client secret could not be read.";
/// A secret that nothing can fetch again until the app is listed.
pub const SECRET_DISCARDED: &str =
    "It was discarded, because the session in which the app was created is over.";
pub const SECRET_DISCARDED_NEXT: &str =
    "Check the app again. Once Creatio lists it, its secret can be shown.";
