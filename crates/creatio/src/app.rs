//! The record of an app.

use crate::id::{Id, LookupValue};
use crate::json::UnexpectedShape;
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
    /// When the record was created: ISO 8601, from the DataService in the user's time zone without an offset, from
    /// OData in UTC with a `Z`; so the texts of the two APIs differ for the same moment. Empty if not set or not a date.
    pub created_on: String,
    /// When the record was last changed, in the same format.
    pub modified_on: String,
}

impl App {
    /// Reads a row of either API; OData returns the system user under another name. See `row.rs` for why this is not
    /// derived.
    ///
    /// Only the id is indispensable. A member that cannot be read counts as not set, so that one odd record does not
    /// keep all others from being listed.
    pub(crate) fn from_row(row: Row<'_>) -> Result<App, UnexpectedShape> {
        let text = |name| row.text(name).unwrap_or_default();
        let lookup = |name| row.lookup(name).unwrap_or_default();
        Ok(App {
            id: row.id("Id")?,
            name: text("Name"),
            client_id: text("ClientId"),
            application_url: text("ApplicationUrl"),
            redirect_url: text("RedirectUrl"),
            description: text("Description"),
            is_active: row.bool("IsActive"),
            system_user: lookup("SystemUser").or_else(|| lookup("SystemUserId")),
            created_on: row.date("CreatedOn"),
            modified_on: row.date("ModifiedOn"),
        })
    }
}
