//! Sessions and allowed addresses of users: the tables SysUserSession and SysAdminUnitIPRange (creatio-api.md, section 14.1).

use super::{
    column::{Cell, Column, Kind, Record, Stamps},
    table::Table,
};
use crate::dates::Millis;
use uuid::Uuid;

/// A record of SysUserSession.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserSession {
    /// The record's id.
    pub id: Uuid,
    /// SysUser.
    pub user: Uuid,
    /// SessionStartDate.
    pub started: Millis,
    /// SessionEndDate; `None` while it is open.
    pub ended: Option<Millis>,
}

impl Record for UserSession {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("SysUser", Kind::Lookup(Table::SysAdminUnit), |session| {
            Cell::Lookup(Table::SysAdminUnit, session.user)
        }),
        Column::read_only("SessionStartDate", Kind::DateTime, |session| Cell::DateTime(session.started)),
        Column::read_only("SessionEndDate", Kind::DateTime, |session| {
            session.ended.map_or(Cell::Null, Cell::DateTime)
        }),
        Column::read_only("ClientIP", Kind::ShortText, |_| Cell::text("127.0.0.1")),
        Column::read_only("Agent", Kind::MediumText, |_| Cell::text("Mozilla/5.0")),
        Column::read_only("SessionId", Kind::ShortText, |session| {
            Cell::Text(session.id.simple().to_string())
        }),
    ];

    fn id(&self) -> Uuid {
        self.id
    }

    fn stamps(&self) -> Stamps {
        Stamps::created(self.started, Uuid::nil())
    }
}

/// A record of SysAdminUnitIPRange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IpRange {
    /// The record's id.
    pub id: Uuid,
    /// When it was created and changed.
    pub stamps: Stamps,
    /// SysAdminUnit.
    pub unit: Uuid,
    /// BeginIP and EndIP.
    pub addresses: (&'static str, &'static str),
}

impl Record for IpRange {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("SysAdminUnit", Kind::Lookup(Table::SysAdminUnit), |range| {
            Cell::Lookup(Table::SysAdminUnit, range.unit)
        }),
        Column::read_only("BeginIP", Kind::ShortText, |range| Cell::text(range.addresses.0)),
        Column::read_only("EndIP", Kind::ShortText, |range| Cell::text(range.addresses.1)),
    ];

    fn id(&self) -> Uuid {
        self.id
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}
