//! Columns, and the values in them: one description from which queries, writes and snapshots are derived
//! (creatio-api.md, section 2.3).

use super::table::Table;
use crate::dates::Millis;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A GUID.
    Guid,
    /// Text of at most 50 characters.
    ShortText,
    /// Text of at most 250 characters.
    MediumText,
    /// Text that queries see encrypted.
    SecureText,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A date with its time.
    DateTime,
    /// A reference to a record of another table.
    Lookup(Table),
}

impl Kind {
    /// True if values of this type are texts.
    pub fn is_text(self) -> bool {
        matches!(self, Self::ShortText | Self::MediumText | Self::SecureText)
    }
}

/// One value of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    Null,
    /// A GUID.
    Guid(Uuid),
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// A date with its time.
    DateTime(Millis),
    /// A reference to a record of another table.
    Lookup(Table, Uuid),
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A reference to a record, or null.
    pub fn lookup(table: Table, id: Option<Uuid>) -> Self {
        id.map_or(Self::Null, |id| Self::Lookup(table, id))
    }

    /// The text; empty for null and everything else that is no text.
    pub fn into_text(self) -> String {
        if let Self::Text(text) = self { text } else { String::new() }
    }

    /// The id of the record that is referred to.
    pub fn as_id(&self) -> Option<Uuid> {
        match self {
            Self::Guid(id) | Self::Lookup(_, id) => Some(*id),
            Self::Null | Self::Text(_) | Self::Integer(_) | Self::Boolean(_) | Self::DateTime(_) => None,
        }
    }
}

/// One record as queries see it, by column.
pub type Row = BTreeMap<&'static str, Cell>;

/// A column, and the new value that a write gives it.
pub type Change = (&'static str, Cell);

/// A column of the records of type `R`.
pub struct Column<R> {
    /// The name.
    pub name: &'static str,
    /// The type.
    pub kind: Kind,
    /// Reads the value.
    pub get: fn(&R) -> Cell,
    /// Writes the value; `None` if only the server does that.
    pub set: Option<fn(&mut R, Cell)>,
}

impl<R> Column<R> {
    /// A column that only the server writes.
    pub const fn read_only(name: &'static str, kind: Kind, get: fn(&R) -> Cell) -> Self {
        Self { name, kind, get, set: None }
    }

    /// A column that a write may change.
    pub const fn writable(
        name: &'static str,
        kind: Kind,
        get: fn(&R) -> Cell,
        set: fn(&mut R, Cell),
    ) -> Self {
        Self { name, kind, get, set: Some(set) }
    }
}

/// The columns that every record has: when it was created and changed, and by which contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamps {
    /// When it was created.
    pub created_on: Millis,
    /// The contact who created it.
    pub created_by: Uuid,
    /// When it was last changed.
    pub modified_on: Millis,
    /// The contact who last changed it.
    pub modified_by: Uuid,
}

impl Stamps {
    /// The stamps of a record that this contact creates now.
    pub fn created(now: Millis, contact: Uuid) -> Self {
        Self { created_on: now, created_by: contact, modified_on: now, modified_by: contact }
    }

    /// Stamps a change; the date advances even if two changes come within the same millisecond.
    pub fn modify(&mut self, now: Millis) {
        self.modified_on = now.max(self.modified_on + 1);
    }
}

/// A record of one of the tables.
pub trait Record: Sized + 'static {
    /// The columns that are particular to this table.
    const COLUMNS: &'static [Column<Self>];

    /// The record's id.
    fn id(&self) -> Uuid;

    /// The record's stamps.
    fn stamps(&self) -> Stamps;

    /// Sets a column; a column that only the server writes stays as it is.
    fn set(&mut self, (name, cell): Change) {
        if let Some(set) =
            Self::COLUMNS.iter().find(|column| column.name == name).and_then(|column| column.set)
        {
            set(self, cell);
        }
    }
}
