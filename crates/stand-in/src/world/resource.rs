//! Resources and who has access to them: the tables OAuthResource and OAuthResourceInClient.

use super::{
    column::{Cell, Column, Kind, Record, Stamps},
    table::Table,
};
use uuid::Uuid;

/// A record of OAuthResource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// The record's id.
    pub id: Uuid,
    /// When it was created and changed.
    pub stamps: Stamps,
    /// Name, `ApplicationAccess_…`.
    pub name: String,
    /// DisplayName.
    pub display_name: String,
    /// IsDefault.
    pub is_default: bool,
}

impl Record for Resource {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("Name", Kind::MediumText, |resource| Cell::text(&resource.name)),
        Column::writable(
            "DisplayName",
            Kind::MediumText,
            |resource| Cell::text(&resource.display_name),
            |resource, cell| resource.display_name = cell.into_text(),
        ),
        Column::writable(
            "IsDefault",
            Kind::Boolean,
            |resource| Cell::Boolean(resource.is_default),
            |resource, cell| {
                if let Cell::Boolean(state) = cell {
                    resource.is_default = state;
                }
            },
        ),
    ];

    fn id(&self) -> Uuid {
        self.id
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}

/// A record of OAuthResourceInClient: an app has access to a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceInClient {
    /// The record's id.
    pub id: Uuid,
    /// When it was created and changed.
    pub stamps: Stamps,
    /// OAuthResource.
    pub resource: Uuid,
    /// OAuthClient.
    pub app: Uuid,
}

impl Record for ResourceInClient {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("OAuthResource", Kind::Lookup(Table::OAuthResource), |link| {
            Cell::Lookup(Table::OAuthResource, link.resource)
        }),
        Column::read_only("OAuthClient", Kind::Lookup(Table::OAuthClientApp), |link| {
            Cell::Lookup(Table::OAuthClientApp, link.app)
        }),
    ];

    fn id(&self) -> Uuid {
        self.id
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}
