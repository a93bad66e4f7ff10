//! System operations and who may execute them: the tables SysAdminOperation and SysAdminOperationGrantee
//! (creatio-api.md, section 14.1).

use super::{
    column::{Cell, Column, Kind, Record, Stamps},
    operation::Operation,
    people::AdminUnit,
    roles::id_of_pair,
    table::Table,
};
use strum::IntoEnumIterator;
use uuid::{Uuid, uuid};

/// The beginning of made-up ids: those of real records are unknown.
const FIRST_ID: Uuid = uuid!("d5a4c0de-0000-4000-8000-000000000000");

impl Operation {
    /// The operation with that record id.
    pub fn with_id(id: Uuid) -> Option<Self> {
        Self::iter().find(|operation| operation.id() == id)
    }

    /// The caption, such as "Manage solution".
    pub fn caption(self) -> String {
        let code: &str = self.into();
        let mut caption = String::new();
        for letter in code.trim_start_matches("Can").chars() {
            if letter.is_uppercase() && !caption.is_empty() {
                caption.push(' ');
                caption.extend(letter.to_lowercase());
            } else {
                caption.push(letter);
            }
        }
        caption
    }
}

impl Record for Operation {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("Name", Kind::MediumText, |operation| Cell::Text(operation.caption())),
        Column::read_only("Code", Kind::MediumText, |operation| Cell::text((*operation).into())),
        Column::read_only("Description", Kind::MediumText, |_| Cell::text("")),
    ];

    fn id(&self) -> Uuid {
        Uuid::from_u128(FIRST_ID.as_u128() + *self as u128)
    }

    fn stamps(&self) -> Stamps {
        Stamps::default()
    }
}

/// A record of SysAdminOperationGrantee. The one of the lowest position decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grantee {
    stamps: Stamps,
    operation: Operation,
    unit: Uuid,
    position: i64,
}

impl Grantee {
    /// The grants of all units, numbered for each operation.
    pub fn all(units: &[AdminUnit]) -> impl Iterator<Item = Self> {
        Operation::iter().flat_map(move |operation| {
            let granted = units.iter().filter(move |unit| unit.operations.contains(&operation));
            (0..).zip(granted).map(move |(position, unit)| Self {
                stamps: unit.stamps,
                operation,
                unit: unit.id,
                position,
            })
        })
    }
}

impl Record for Grantee {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("SysAdminOperation", Kind::Lookup(Table::SysAdminOperation), |grantee| {
            Cell::Lookup(Table::SysAdminOperation, grantee.operation.id())
        }),
        Column::read_only("SysAdminUnit", Kind::Lookup(Table::SysAdminUnit), |grantee| {
            Cell::Lookup(Table::SysAdminUnit, grantee.unit)
        }),
        Column::read_only("CanExecute", Kind::Boolean, |_| Cell::Boolean(true)),
        Column::read_only("Position", Kind::Integer, |grantee| Cell::Integer(grantee.position)),
    ];

    fn id(&self) -> Uuid {
        id_of_pair(self.unit, self.operation.id(), 3)
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}
