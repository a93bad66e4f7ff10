//! Tables about rights that have no records on this site (creatio-api.md, section 14.1): no rights are delegated, no role is
//! part of another, and no object is administrated by operations.

use super::{
    column::{Column, Kind, Record, Stamps},
    table::Table,
};
use uuid::Uuid;

/// A record of SysFuncRoleInOrgRole: a functional role of an organizational one.
#[derive(Debug, Clone, Copy)]
pub enum FuncRoleInOrgRole {}

impl Record for FuncRoleInOrgRole {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("OrgRole", Kind::Lookup(Table::SysAdminUnit), |never| match *never {}),
        Column::read_only("FuncRole", Kind::Lookup(Table::SysAdminUnit), |never| match *never {}),
    ];

    fn id(&self) -> Uuid {
        match *self {}
    }

    fn stamps(&self) -> Stamps {
        match *self {}
    }
}

/// A record of SysAdminUnitGrantedRight: rights that a user delegates to another.
#[derive(Debug, Clone, Copy)]
pub enum GrantedRight {}

impl Record for GrantedRight {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only(
            "GrantorSysAdminUnit",
            Kind::Lookup(Table::VwSysAdminUnit),
            |never| match *never {},
        ),
        Column::read_only(
            "GranteeSysAdminUnit",
            Kind::Lookup(Table::VwSysAdminUnit),
            |never| match *never {},
        ),
    ];

    fn id(&self) -> Uuid {
        match *self {}
    }

    fn stamps(&self) -> Stamps {
        match *self {}
    }
}

/// A record of SysEntitySchemaOperationRight: what a user or role may do with an object.
#[derive(Debug, Clone, Copy)]
pub enum SchemaOperationRight {}

impl Record for SchemaOperationRight {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("SysAdminUnit", Kind::Lookup(Table::SysAdminUnit), |never| match *never {}),
        Column::read_only("SubjectSchemaUId", Kind::Guid, |never| match *never {}),
        Column::read_only("CanRead", Kind::Boolean, |never| match *never {}),
        Column::read_only("CanAppend", Kind::Boolean, |never| match *never {}),
        Column::read_only("CanEdit", Kind::Boolean, |never| match *never {}),
        Column::read_only("CanDelete", Kind::Boolean, |never| match *never {}),
        Column::read_only("Position", Kind::Integer, |never| match *never {}),
    ];

    fn id(&self) -> Uuid {
        match *self {}
    }

    fn stamps(&self) -> Stamps {
        match *self {}
    }
}
