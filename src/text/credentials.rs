//! Texts of what an app needs to call Creatio: its credentials and the endpoints.

use model::endpoints::Known;

pub const CREDENTIALS: &str = "Credentials";
pub const CLIENT_ID: &str = "Client Id";
pub const CLIENT_SECRET: &str = "Client secret";
pub const COPY_CLIENT_ID: &str = "Copy Client Id";
pub const COPY_CLIENT_SECRET: &str = "Copy Client secret";
pub const SHOW_CLIENT_SECRET: &str = "Show Client secret";
pub const HIDE_CLIENT_SECRET: &str = "Hide Client secret";
pub const HIDDEN: &str = "Hidden";
pub const SECRET_HINT: &str = "Hidden again after 30 seconds.";
pub const COPY_IS_CLEARED: &str = "A copied secret is cleared from the clipboard after 60 seconds.";
pub const COPY_STAYS: &str = "A copied secret stays on the clipboard until you copy something else.";
pub const SECRET_FAILED: &str = "Couldn't load the client secret";
/// A secret that nothing can fetch again until the app is listed.
pub const SECRET_DISCARDED: &str =
    "It was discarded, because the session in which the app was created is over.";
pub const SECRET_DISCARDED_NEXT: &str =
    "Check the app again. Once Creatio lists it, its secret can be shown.";

pub const ENDPOINTS: &str = "Endpoints";
pub const TOKEN_URL: &str = "Token URL";
pub const GRANT_TYPE: &str = "Grant type";
pub const SCOPE: &str = "Scope";
pub const ODATA_URL: &str = "OData URL";
pub const DATA_SERVICE_URL: &str = "DataService URL";
const NOT_SET: &str = "Not set.";
const LOADING: &str = "Loading…";
const UNKNOWN: &str = "Couldn't be loaded.";
const TWO_SCOPES: &str = "Creatio has more than one default resource.";
pub const CONNECT: &str = "Fix on Connect";
pub const SERVER_ONLY: &str = "Only programs on the Creatio server reach this URL.";
pub const INTERNAL_ONLY: &str = "This URL has no domain: only programs in the server's network reach it.";
pub const DATA_SERVICE_HINT: &str = "Add SelectQuery, InsertQuery, UpdateQuery or DeleteQuery.";
pub const ODATA_HINT: &str = "Add the name of an object, like Contact.";

/// What stands in place of a value that is not known.
pub fn missing(value: &Known) -> &'static str {
    match value {
        Known::Waiting => LOADING,
        Known::Missing => NOT_SET,
        Known::Ambiguous => TWO_SCOPES,
        Known::Unread => UNKNOWN,
        Known::Value(_) => "",
    }
}

/// The name of the button that copies a value.
pub fn copy(what: &str) -> String {
    format!("Copy {what}")
}
