//! The tables as queries see them: columns and their types (creatio-api.md, section 2.3).

use super::Creatio;
pub(super) use super::rows::{display_value, rows, value_at};
use crate::{condition::Condition, surroundings::Millis};
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
    // The names of the columns of the next two tables are guesses, made like those of OAuthResourceInClient:
    // creatio-api.md, section 2.3, knows that 8.3 and later write the second table, and nothing of its columns.
    Schema {
        name: "OAuthGrantType",
        columns: &[ID, CREATED_ON, CREATED_BY, MODIFIED_ON, MODIFIED_BY, ("Name", Kind::MediumText)],
    },
    Schema {
        name: "OAuthGrantTypeInClient",
        columns: &[
            ID,
            CREATED_ON,
            CREATED_BY,
            MODIFIED_ON,
            MODIFIED_BY,
            ("OAuthGrantType", Kind::Lookup("OAuthGrantType")),
            ("OAuthClientApp", Kind::Lookup("OAuthClientApp")),
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

/// The table of apps in a version that keeps redirect addresses elsewhere.
static APPS_WITHOUT_REDIRECT_URL: Schema = Schema {
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
        ("ApplicationUrl", Kind::MediumText),
        ("IsActive", Kind::Boolean),
        ("SystemUser", Kind::Lookup("SysAdminUnit")),
        ("Description", Kind::MediumText),
    ],
};

impl Schema {
    /// The schema of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        SCHEMAS.iter().find(|schema| schema.name == name)
    }

    /// The schema of that name as that site has it.
    pub fn of_site(creatio: &Creatio, name: &str) -> Option<&'static Self> {
        if name == APPS_WITHOUT_REDIRECT_URL.name && creatio.is(&Condition::NoRedirectUrl) {
            return Some(&APPS_WITHOUT_REDIRECT_URL);
        }
        let later = name.starts_with("OAuthGrantType");
        Self::named(name).filter(|_| creatio.profile.has_grant_types || !later)
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
