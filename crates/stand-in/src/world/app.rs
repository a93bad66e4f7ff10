//! OAuth 2.0 integrated applications: the table OAuthClientApp.

use super::{
    column::{Cell, Column, Kind, Record, Stamps},
    grant_type::GrantType,
    redirect_url::RedirectUrl,
    table::Table,
};
use uuid::Uuid;

/// A record of OAuthClientApp.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct App {
    /// The record's id.
    pub id: Uuid,
    /// When it was created and changed.
    pub stamps: Stamps,
    /// Name.
    pub name: String,
    /// ClientId.
    pub client_id: String,
    /// ClientSecret in clear text.
    pub client_secret: String,
    /// RedirectUrl.
    pub redirect_url: String,
    /// ApplicationUrl.
    pub application_url: String,
    /// IsActive.
    pub is_active: bool,
    /// SystemUser.
    pub system_user: Option<Uuid>,
    /// Description.
    pub description: String,
    /// What OAuthGrantTypeInClient holds for it, where the version has that table.
    pub grant_types: Vec<GrantType>,
    /// The redirect URLs, where the version has a table for them.
    pub redirect_urls: Vec<RedirectUrl>,
}

impl App {
    /// True if it acts on behalf of a user who consents, and so needs no system user.
    pub fn acts_for_users_only(&self) -> bool {
        !self.grant_types.is_empty() && !self.grant_types.contains(&GrantType::ClientCredentials)
    }
}

/// The column that a version may lack (see `Condition::NoRedirectUrl`).
pub const REDIRECT_URL: &str = "RedirectUrl";

impl Record for App {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::writable(
            "Name",
            Kind::MediumText,
            |app| Cell::text(&app.name),
            |app, cell| app.name = cell.into_text(),
        ),
        Column::read_only("ClientId", Kind::ShortText, |app| Cell::text(&app.client_id)),
        Column::read_only("ClientSecret", Kind::SecureText, |app| Cell::text(&app.client_secret)),
        Column::writable(
            REDIRECT_URL,
            Kind::MediumText,
            |app| Cell::text(&app.redirect_url),
            |app, cell| app.redirect_url = cell.into_text(),
        ),
        Column::writable(
            "ApplicationUrl",
            Kind::MediumText,
            |app| Cell::text(&app.application_url),
            |app, cell| app.application_url = cell.into_text(),
        ),
        Column::writable(
            "IsActive",
            Kind::Boolean,
            |app| Cell::Boolean(app.is_active),
            |app, cell| {
                if let Cell::Boolean(state) = cell {
                    app.is_active = state;
                }
            },
        ),
        Column::writable(
            "SystemUser",
            Kind::Lookup(Table::SysAdminUnit),
            |app| Cell::lookup(Table::SysAdminUnit, app.system_user),
            |app, cell| app.system_user = cell.as_id(),
        ),
        Column::writable(
            "Description",
            Kind::MediumText,
            |app| Cell::text(&app.description),
            |app, cell| app.description = cell.into_text(),
        ),
    ];

    fn id(&self) -> Uuid {
        self.id
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}
