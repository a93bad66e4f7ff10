//! Users, roles and contacts: the tables SysAdminUnit and Contact.

use super::{
    column::{Cell, Column, Kind, Record, Stamps},
    operation::Operation,
    table::Table,
};
use std::collections::BTreeSet;
use uuid::{Uuid, uuid};

/// The id of the user Supervisor, the same on every site.
pub const SUPERVISOR: Uuid = uuid!("7f3b869f-34f3-4f20-ab4d-7480a5fdf647");
/// The id of the role that every user has.
pub const ALL_EMPLOYEES: Uuid = uuid!("a29a3ba5-4b0d-de11-9a51-005056c00008");
/// The id of the administrators' role.
pub const SYSTEM_ADMINISTRATORS: Uuid = uuid!("83a43ebc-f36b-1410-298d-001e8c82bcad");

/// The id of a role of this site that belongs to the administrators' one.
pub const INTEGRATION_TEAM: Uuid = uuid!("6d1f0c52-2b7e-4c1d-8a34-5e9f7b0a1c63");

/// SysAdminUnitTypeValue of an organization, such as "All employees".
pub const TYPE_ORGANIZATION: i64 = 0;
/// SysAdminUnitTypeValue of a user.
pub const TYPE_USER: i64 = 4;
/// SysAdminUnitTypeValue of a portal user.
pub const TYPE_PORTAL_USER: i64 = 5;
/// SysAdminUnitTypeValue of a functional role.
pub const TYPE_FUNCTIONAL_ROLE: i64 = 6;
/// SysAdminUnitTypeValue of a technical user.
pub const TYPE_TECHNICAL_USER: i64 = 7;

/// A record of SysAdminUnit: a user or a role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AdminUnit {
    /// The record's id.
    pub id: Uuid,
    /// When it was created and changed.
    pub stamps: Stamps,
    /// Name; for a user the login name.
    pub name: String,
    /// Description.
    pub description: String,
    /// SysAdminUnitTypeValue.
    pub type_value: i64,
    /// Active.
    pub active: bool,
    /// ConnectionType: 0 employee, 1 external.
    pub connection_type: i64,
    /// Contact; roles have none.
    pub contact: Option<Uuid>,
    /// Email.
    pub email: String,
    /// The password in clear text; empty for those who cannot sign in.
    pub password: String,
    /// The roles that were given directly.
    pub roles: Vec<Uuid>,
    /// The roles that these bring along, by the hierarchy.
    pub inherited_roles: Vec<Uuid>,
    /// Whether the user has a license.
    pub has_license: bool,
    /// The operations that this unit may execute.
    pub operations: BTreeSet<Operation>,
}

impl Record for AdminUnit {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("Name", Kind::MediumText, |unit| Cell::text(&unit.name)),
        Column::read_only("Description", Kind::MediumText, |unit| Cell::text(&unit.description)),
        Column::read_only("SysAdminUnitTypeValue", Kind::Integer, |unit| Cell::Integer(unit.type_value)),
        Column::read_only("Active", Kind::Boolean, |unit| Cell::Boolean(unit.active)),
        Column::read_only("ConnectionType", Kind::Integer, |unit| Cell::Integer(unit.connection_type)),
        Column::read_only("Contact", Kind::Lookup(Table::Contact), |unit| {
            Cell::lookup(Table::Contact, unit.contact)
        }),
        Column::read_only("Email", Kind::MediumText, |unit| Cell::text(&unit.email)),
        Column::read_only("UserPassword", Kind::SecureText, |unit| Cell::text(&unit.password)),
    ];

    fn id(&self) -> Uuid {
        self.id
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}

/// A record of Account: the one that every site has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account;

impl Record for Account {
    const COLUMNS: &'static [Column<Self>] =
        &[Column::read_only("Name", Kind::MediumText, |_| Cell::text("Our company"))];

    fn id(&self) -> Uuid {
        uuid!("e308b781-3c5b-4ecb-89ef-5c1ed4da488e")
    }

    fn stamps(&self) -> Stamps {
        Stamps::default()
    }
}

/// A record of Contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The record's id.
    pub id: Uuid,
    /// When it was created and changed.
    pub stamps: Stamps,
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
}

impl Record for Contact {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read_only("Name", Kind::MediumText, |contact| Cell::text(&contact.name)),
        Column::read_only("Email", Kind::MediumText, |contact| Cell::text(&contact.email)),
    ];

    fn id(&self) -> Uuid {
        self.id
    }

    fn stamps(&self) -> Stamps {
        self.stamps
    }
}
