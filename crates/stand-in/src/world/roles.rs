//! Who has which role: the tables SysUserInRole and SysAdminUnitInRole (creatio-api.md, section 14.1).

use super::{
    column::{Cell, Column, Kind, Record, Stamps},
    people::AdminUnit,
    table::Table,
};
use uuid::Uuid;

/// Bits of SysAdminUnitInRole.Source.
const SELF: i64 = 1;
const EXPLICIT: i64 = 2;
const UP_THE_HIERARCHY: i64 = 16;

/// A record of SysUserInRole: a role that was given directly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserInRole {
    stamps: Stamps,
    user: Uuid,
    role: Uuid,
}

impl UserInRole {
    /// The roles of a user.
    pub fn of(unit: &AdminUnit) -> impl Iterator<Item = Self> {
        unit.roles.iter().map(|&role| Self { stamps: unit.stamps, user: unit.id, role })
    }
}

impl Record for UserInRole {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("SysUser", Kind::Lookup(Table::SysAdminUnit), |link| {
            Cell::Lookup(Table::SysAdminUnit, link.user)
        }),
        Column::read_only("SysRole", Kind::Lookup(Table::SysAdminUnit), |link| {
            Cell::Lookup(Table::SysAdminUnit, link.role)
        }),
    ];

    fn id(&self) -> Uuid {
        id_of_pair(self.user, self.role, 1)
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}

/// A record of SysAdminUnitInRole: a role that counts, each unit itself among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdminUnitInRole {
    stamps: Stamps,
    unit: Uuid,
    role: Uuid,
    source: i64,
}

impl AdminUnitInRole {
    /// The roles of a unit.
    pub fn of(unit: &AdminUnit) -> impl Iterator<Item = Self> {
        let own = std::iter::once((unit.id, SELF));
        let inherited = unit.inherited_roles.iter().map(|&role| (role, UP_THE_HIERARCHY));
        let roles = own.chain(unit.roles.iter().map(|&role| (role, EXPLICIT))).chain(inherited);
        roles.map(|(role, source)| Self { stamps: unit.stamps, unit: unit.id, role, source })
    }
}

impl Record for AdminUnitInRole {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("SysAdminUnit", Kind::Lookup(Table::SysAdminUnit), |link| {
            Cell::Lookup(Table::SysAdminUnit, link.unit)
        }),
        // No lookup, although it refers to a role.
        Column::read_only("SysAdminUnitRoleId", Kind::Guid, |link| Cell::Guid(link.role)),
        Column::read_only("SourceAdminUnitId", Kind::Guid, |link| Cell::Guid(link.unit)),
        Column::read_only("Source", Kind::Integer, |link| Cell::Integer(link.source)),
    ];

    fn id(&self) -> Uuid {
        id_of_pair(self.unit, self.role, 2)
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}

/// An id for a record that connects two others, different for each table.
pub fn id_of_pair(left: Uuid, right: Uuid, table: u32) -> Uuid {
    Uuid::from_u128(left.as_u128().rotate_left(table) ^ right.as_u128().rotate_right(table + 7))
}
