//! The tables as queries see them: columns, their types, and rows made of the world's records
//! (creatio-api.md, section 2.3).

use crate::{
    surroundings::Millis,
    world::{Stamps, World},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A column's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Guid,
    ShortText,
    MediumText,
    SecureText,
    Integer,
    Boolean,
    Moment,
    /// A lookup into the schema of that name.
    Lookup(&'static str),
}

impl Kind {
    /// The number of the type in `rowConfig`.
    pub fn data_value_type(self) -> u8 {
        match self {
            Self::Guid => 0,
            Self::ShortText => 27,
            Self::MediumText => 28,
            Self::SecureText => 24,
            Self::Integer => 4,
            Self::Boolean => 12,
            Self::Moment => 7,
            Self::Lookup(_) => 10,
        }
    }
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Null,
    Guid(Uuid),
    Text(String),
    Integer(i64),
    Boolean(bool),
    Moment(Millis),
    Lookup(Uuid),
}

/// One row by column.
pub(super) type Row = BTreeMap<&'static str, Cell>;

/// One table.
pub(super) struct Schema {
    pub name: &'static str,
    pub columns: &'static [(&'static str, Kind)],
}

const ID: (&str, Kind) = ("Id", Kind::Guid);
const CREATED_ON: (&str, Kind) = ("CreatedOn", Kind::Moment);
const CREATED_BY: (&str, Kind) = ("CreatedBy", Kind::Lookup("Contact"));
const MODIFIED_ON: (&str, Kind) = ("ModifiedOn", Kind::Moment);
const MODIFIED_BY: (&str, Kind) = ("ModifiedBy", Kind::Lookup("Contact"));

const SCHEMAS: &[Schema] = &[
    Schema {
        name: "OAuthClientApp",
        columns: &[
            ID,
            CREATED_ON,
            CREATED_BY,
            MODIFIED_ON,
            MODIFIED_BY,
            ("Name", Kind::MediumText),
            ("ClientId", Kind::ShortText),
            ("ClientSecret", Kind::SecureText),
            ("RedirectUrl", Kind::MediumText),
            ("ApplicationUrl", Kind::MediumText),
            ("IsActive", Kind::Boolean),
            ("SystemUser", Kind::Lookup("SysAdminUnit")),
            ("Description", Kind::MediumText),
        ],
    },
    Schema {
        name: "OAuthResource",
        columns: &[
            ID,
            CREATED_ON,
            CREATED_BY,
            MODIFIED_ON,
            MODIFIED_BY,
            ("Name", Kind::MediumText),
            ("DisplayName", Kind::MediumText),
            ("IsDefault", Kind::Boolean),
        ],
    },
    Schema {
        name: "OAuthResourceInClient",
        columns: &[
            ID,
            CREATED_ON,
            CREATED_BY,
            MODIFIED_ON,
            MODIFIED_BY,
            ("OAuthResource", Kind::Lookup("OAuthResource")),
            ("OAuthClient", Kind::Lookup("OAuthClientApp")),
        ],
    },
    Schema {
        name: "SysAdminUnit",
        columns: &[
            ID,
            CREATED_ON,
            CREATED_BY,
            MODIFIED_ON,
            MODIFIED_BY,
            ("Name", Kind::MediumText),
            ("Description", Kind::MediumText),
            ("SysAdminUnitTypeValue", Kind::Integer),
            ("Active", Kind::Boolean),
            ("ConnectionType", Kind::Integer),
            ("Contact", Kind::Lookup("Contact")),
            ("Email", Kind::MediumText),
            ("UserPassword", Kind::SecureText),
        ],
    },
    Schema {
        name: "Contact",
        columns: &[
            ID,
            CREATED_ON,
            CREATED_BY,
            MODIFIED_ON,
            MODIFIED_BY,
            ("Name", Kind::MediumText),
            ("Email", Kind::MediumText),
        ],
    },
];

impl Schema {
    /// The schema of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        SCHEMAS.iter().find(|schema| schema.name == name)
    }

    /// The type of the column of that name.
    pub fn kind(&self, column: &str) -> Option<Kind> {
        self.columns.iter().find(|(name, _)| *name == column).map(|(_, kind)| *kind)
    }

    /// The type that a path such as `SystemUser.Contact.Name` leads to.
    pub fn kind_at(&self, path: &str) -> Option<Kind> {
        match path.split_once('.') {
            None => self.kind(path),
            Some((column, rest)) => match self.kind(column)? {
                Kind::Lookup(target) => Self::named(target)?.kind_at(rest),
                _ => None,
            },
        }
    }
}

/// All rows of a table.
pub(super) fn rows(world: &World, schema: &Schema) -> Vec<Row> {
    match schema.name {
        "OAuthClientApp" => world.apps.iter().map(app).collect(),
        "OAuthResource" => world.resources.iter().map(resource).collect(),
        "OAuthResourceInClient" => world.links.iter().map(link).collect(),
        "SysAdminUnit" => world.units.iter().map(unit).collect(),
        "Contact" => world.contacts.iter().map(contact).collect(),
        _ => Vec::new(),
    }
}

/// The value that a path leads to from a row; a lookup without a value gives null.
pub(super) fn value_at(world: &World, schema: &Schema, row: &Row, path: &str) -> Cell {
    let Some((column, rest)) = path.split_once('.') else {
        return row.get(path).cloned().unwrap_or(Cell::Null);
    };
    let (Some(Cell::Lookup(id)), Some(Kind::Lookup(target))) = (row.get(column), schema.kind(column)) else {
        return Cell::Null;
    };
    let next = Schema::named(target).and_then(|target| Some((target, row_of(world, target, *id)?)));
    next.map_or(Cell::Null, |(target, row)| value_at(world, target, &row, rest))
}

/// The name that a lookup shows.
pub(super) fn display_value(world: &World, target: &str, id: Uuid) -> String {
    let name = Schema::named(target).and_then(|target| row_of(world, target, id)?.remove("Name"));
    match name {
        Some(Cell::Text(name)) => name,
        _ => String::new(),
    }
}

fn row_of(world: &World, schema: &Schema, id: Uuid) -> Option<Row> {
    match schema.name {
        "OAuthClientApp" => world.app(id).map(app),
        "OAuthResource" => world.resources.iter().find(|known| known.id == id).map(resource),
        "SysAdminUnit" => world.unit(id).map(unit),
        "Contact" => world.contact(id).map(contact),
        _ => None,
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

fn lookup(id: Option<Uuid>) -> Cell {
    id.map_or(Cell::Null, Cell::Lookup)
}

/// What a query sees of a secret: something that cannot be read.
fn ciphertext(secret: &str) -> Cell {
    let scrambled: Vec<u8> =
        secret.bytes().enumerate().map(|(place, byte)| byte ^ (0xA5 ^ place as u8)).collect();
    if secret.is_empty() { text("") } else { Cell::Text(STANDARD.encode(scrambled)) }
}

fn base(id: Uuid, stamps: &Stamps) -> Row {
    Row::from([
        ("Id", Cell::Guid(id)),
        ("CreatedOn", Cell::Moment(stamps.created_on)),
        ("CreatedBy", Cell::Lookup(stamps.created_by)),
        ("ModifiedOn", Cell::Moment(stamps.modified_on)),
        ("ModifiedBy", Cell::Lookup(stamps.modified_by)),
    ])
}

fn app(app: &crate::world::App) -> Row {
    let mut row = base(app.id, &app.stamps);
    row.extend([
        ("Name", text(&app.name)),
        ("ClientId", text(&app.client_id)),
        ("ClientSecret", ciphertext(&app.client_secret)),
        ("RedirectUrl", text(&app.redirect_url)),
        ("ApplicationUrl", text(&app.application_url)),
        ("IsActive", Cell::Boolean(app.is_active)),
        ("SystemUser", lookup(app.system_user)),
        ("Description", text(&app.description)),
    ]);
    row
}

fn resource(resource: &crate::world::Resource) -> Row {
    let mut row = base(resource.id, &resource.stamps);
    row.extend([
        ("Name", text(&resource.name)),
        ("DisplayName", text(&resource.display_name)),
        ("IsDefault", Cell::Boolean(resource.is_default)),
    ]);
    row
}

fn link(link: &crate::world::ResourceInClient) -> Row {
    let mut row = base(link.id, &link.stamps);
    row.extend([("OAuthResource", Cell::Lookup(link.resource)), ("OAuthClient", Cell::Lookup(link.app))]);
    row
}

fn unit(unit: &crate::world::AdminUnit) -> Row {
    let mut row = base(unit.id, &unit.stamps);
    row.extend([
        ("Name", text(&unit.name)),
        ("Description", text(&unit.description)),
        ("SysAdminUnitTypeValue", Cell::Integer(unit.type_value)),
        ("Active", Cell::Boolean(unit.active)),
        ("ConnectionType", Cell::Integer(unit.connection_type)),
        ("Contact", lookup(unit.contact)),
        ("Email", text(&unit.email)),
        ("UserPassword", ciphertext(&unit.password)),
    ]);
    row
}

fn contact(contact: &crate::world::Contact) -> Row {
    let mut row = base(contact.id, &contact.stamps);
    row.extend([("Name", text(&contact.name)), ("Email", text(&contact.email))]);
    row
}
