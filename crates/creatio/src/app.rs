//! The record of an app.

use crate::id::{Id, LookupValue};
use crate::row::Row;

/// The columns that every version has. `ClientSecret` is deliberately not read.
pub(crate) const REQUIRED_COLUMNS: [&str; 8] =
    ["Id", "Name", "ClientId", "ApplicationUrl", "IsActive", "SystemUser", "CreatedOn", "ModifiedOn"];

/// The column of the redirect URL.
pub(crate) const REDIRECT_URL: &str = "RedirectUrl";

/// The columns that a version may lack.
pub(crate) const OPTIONAL_COLUMNS: [&str; 2] = [REDIRECT_URL, "Description"];

/// An OAuth 2.0 integrated application, as both APIs return it (creatio-api.md, section 2.3). Its secret is not part
/// of it; see [`Client::client_secret`](crate::Client::client_secret).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct App {
    /// Id of the record in `OAuthClientApp`.
    pub id: Id,
    /// The display name.
    pub name: String,
    /// The public identifier that the app authenticates with.
    pub client_id: String,
    /// The address of the app's home page.
    pub application_url: String,
    /// Where the Identity Service redirects the app's user to; empty if not set, or if this version has no such column.
    pub redirect_url: String,
    /// The description; empty if not set, or if this version has no such column.
    pub description: String,
    /// Whether the app can get tokens; false if the value cannot be read.
    pub is_active: bool,
    /// The user that the app acts as. The name is empty where OData may not read it.
    pub system_user: Option<LookupValue>,
    /// When the record was created (ISO 8601). OData writes it in UTC with a `Z`, the DataService without an offset in
    /// the zone of the browser that signed in (see [`Client::sign_in`](crate::Client::sign_in)): to that browser both are
    /// the same moment, although their texts differ. Empty if not set or not a date.
    pub created_on: String,
    /// When the record was last changed, in the same format.
    pub modified_on: String,
}

impl App {
    /// Reads a row of either API; OData returns the system user under another name.
    ///
    /// `None` for a row without a readable id: nothing could be done with such an app.
    pub(crate) fn from_row(row: Row<'_>) -> Option<App> {
        Some(App {
            id: row.id("Id")?,
            name: row.text("Name"),
            client_id: row.text("ClientId"),
            application_url: row.text("ApplicationUrl"),
            redirect_url: row.text("RedirectUrl"),
            description: row.text("Description"),
            is_active: row.bool("IsActive"),
            system_user: row.lookup("SystemUser").or_else(|| row.lookup("SystemUserId")),
            created_on: row.date("CreatedOn"),
            modified_on: row.date("ModifiedOn"),
        })
    }
}
