//! The redirect URLs of apps in 8.3 and later: a table of their own (creatio-api.md, section 14.3). Its name and its columns
//! are unknown; the names here are guesses by analogy with OAuthGrantTypeInClient.

use super::{
    app::App,
    column::{Cell, Column, Kind, Record, Stamps},
    table::Table,
};
use uuid::Uuid;

/// A redirect URL of an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectUrl {
    /// The record's id, by which UpdateRedirectUrl and DeleteRedirectUrl find it.
    pub id: Uuid,
    /// The URL.
    pub url: String,
}

/// A record of OAuthRedirectUrlInClient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectUrlInClient {
    /// When the app was created and changed.
    pub stamps: Stamps,
    /// OAuthClientApp.
    pub app: Uuid,
    /// The URL with its id.
    pub redirect_url: RedirectUrl,
}

impl RedirectUrlInClient {
    /// The records of an app.
    pub fn of(app: &App) -> impl Iterator<Item = Self> {
        let (stamps, app_id) = (app.stamps, app.id);
        app.redirect_urls.iter().map(move |url| Self { stamps, app: app_id, redirect_url: url.clone() })
    }
}

impl Record for RedirectUrlInClient {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("RedirectUrl", Kind::MediumText, |link| Cell::text(&link.redirect_url.url)),
        Column::read_only("OAuthClientApp", Kind::Lookup(Table::OAuthClientApp), |link| {
            Cell::Lookup(Table::OAuthClientApp, link.app)
        }),
    ];

    fn id(&self) -> Uuid {
        self.redirect_url.id
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}
