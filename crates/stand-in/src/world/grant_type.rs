//! The grant types of apps in 8.3 and later: the tables OAuthGrantType and OAuthGrantTypeInClient
//! (creatio-api.md, section 8.1). The columns of the latter are unknown (section 2.3); the names here are guesses by
//! analogy with OAuthResourceInClient.

use super::{
    app::App,
    column::{Cell, Column, Kind, Record, Stamps},
    table::Table,
};
use strum::{EnumIter, EnumString, IntoEnumIterator, IntoStaticStr};
use uuid::{Uuid, uuid};

/// A record of OAuthGrantType. Parses from the code that AddClient takes, which is case-sensitive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum GrantType {
    /// Server to server.
    #[default]
    ClientCredentials,
    /// On behalf of a user.
    AuthorizationCode,
}

impl GrantType {
    /// The code that AddClient takes.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Name.
    pub fn name(self) -> &'static str {
        match self {
            Self::ClientCredentials => "Client credentials",
            Self::AuthorizationCode => "Authorization code",
        }
    }

    /// The grant type with that record id.
    pub fn with_id(id: Uuid) -> Option<Self> {
        Self::iter().find(|grant| grant.id() == id)
    }
}

impl Record for GrantType {
    const COLUMNS: &'static [Column<Self>] =
        &[Column::read_only("Name", Kind::MediumText, |grant| Cell::text(grant.name()))];

    /// A made-up id: that of a real record is unknown.
    fn id(&self) -> Uuid {
        match self {
            Self::ClientCredentials => uuid!("b3f1c6de-6a5c-4a0e-9d0c-4f6f5b0e7a01"),
            Self::AuthorizationCode => uuid!("b3f1c6de-6a5c-4a0e-9d0c-4f6f5b0e7a02"),
        }
    }

    fn stamps(&self) -> Stamps {
        Stamps::default()
    }
}

/// A record of OAuthGrantTypeInClient: an app has a grant type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrantTypeInClient {
    /// When the app was created and changed.
    pub stamps: Stamps,
    /// OAuthGrantType.
    pub grant_type: GrantType,
    /// OAuthClientApp.
    pub app: Uuid,
}

impl GrantTypeInClient {
    /// The records of an app.
    pub fn of(app: &App) -> impl Iterator<Item = Self> {
        let (stamps, app_id) = (app.stamps, app.id);
        app.grant_types.iter().map(move |&grant_type| Self { stamps, grant_type, app: app_id })
    }
}

impl Record for GrantTypeInClient {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("OAuthGrantType", Kind::Lookup(Table::OAuthGrantType), |link| {
            Cell::Lookup(Table::OAuthGrantType, link.grant_type.id())
        }),
        Column::read_only("OAuthClientApp", Kind::Lookup(Table::OAuthClientApp), |link| {
            Cell::Lookup(Table::OAuthClientApp, link.app)
        }),
    ];

    /// Derived from the app's id and the grant type's, because each app has a grant type only once.
    fn id(&self) -> Uuid {
        Uuid::from_u128(!self.app.as_u128() ^ self.grant_type.id().as_u128())
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}
