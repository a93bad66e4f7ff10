//! The rating of a user.

use creatio::{AdminUnit, Id, UnitKind};
use strum::EnumIter;

use super::role::RoleOfUser;
use crate::app::system_user_warnings::SUPERVISOR;

/// Id of the role “All employees”, the same in every Creatio.
const ALL_EMPLOYEES: &str = "a29a3ba5-4b0d-de11-9a51-005056c00008";
/// Id of the role “System administrators”, the same in every Creatio.
const SYSTEM_ADMINISTRATORS: &str = "83a43ebc-f36b-1410-298d-001e8c82bcad";

/// Operations that lift the rights to objects. All of them together allow everything with data.
pub const ALL_DATA: [&str; 4] =
    ["CanSelectEverything", "CanInsertEverything", "CanUpdateEverything", "CanDeleteEverything"];
/// Operations that let a user administer Creatio.
pub const ADMINISTRATION: [&str; 6] = [
    "CanManageAdministration",
    "CanManageSolution",
    "CanManageSysSettings",
    "CanManageUsers",
    "CanManageLicUsers",
    "CanManageTechnicalUsers",
];
/// All operations that a rating looks at.
pub const OPERATIONS: [&str; 11] = [
    ALL_DATA[0],
    ALL_DATA[1],
    ALL_DATA[2],
    ALL_DATA[3],
    ADMINISTRATION[0],
    ADMINISTRATION[1],
    ADMINISTRATION[2],
    ADMINISTRATION[3],
    ADMINISTRATION[4],
    ADMINISTRATION[5],
    "CanUseODataService",
];

/// What a user may do, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter)]
pub enum Rating {
    /// May do everything.
    FullAccess,
    /// May administer Creatio.
    Administrator,
    /// May read and write business data.
    BusinessData,
    /// May do only what its roles allow.
    Restricted,
    /// Can do nothing.
    NoAccess,
    /// Not known.
    Unknown,
}

/// Why a user has a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is the Supervisor.
    Supervisor,
    /// It may execute these operations.
    Operations(Vec<&'static str>),
    /// It has the role “System administrators”.
    AdministratorsRole {
        /// Given directly, not by another role.
        is_direct: bool,
    },
    /// It has the role “All employees”.
    Employee,
    /// It is a user of a portal.
    External,
    /// It has only these rights: its own, and those of its roles.
    OwnRoles,
    /// It is inactive.
    Inactive,
    /// It has no license.
    Unlicensed,
    /// It has no role and may execute no operation.
    NothingGranted,
    /// The app has no system user.
    NoUser,
    /// This could not be read.
    Unread(Unread),
}

/// What could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The record of the user.
    User,
    /// The roles, all or some of them.
    Roles,
    /// The operation permissions, all or some of them.
    Operations,
}

/// What a rating is made from.
pub(super) struct Subject<'a> {
    pub user: &'a Id,
    /// The record of the user, if it could be read.
    pub unit: Option<&'a AdminUnit>,
    /// The roles that count.
    pub roles: &'a [RoleOfUser],
    /// Whether these are all of them.
    pub knows_roles: bool,
    /// The operations that the user may execute.
    pub operations: &'a [&'static str],
    /// Whether these are all of them.
    pub knows_operations: bool,
    pub has_license: Option<bool>,
}

impl Subject<'_> {
    pub fn rate(&self) -> (Rating, Reason) {
        let kind = self.unit.map(|unit| unit.kind);
        if self.unit.is_some_and(|unit| !unit.is_active) {
            return (Rating::NoAccess, Reason::Inactive);
        }
        if self.user.as_str() == SUPERVISOR {
            return (Rating::FullAccess, Reason::Supervisor);
        }
        // A technical user needs none.
        if self.has_license == Some(false) && kind == Some(UnitKind::User) {
            return (Rating::NoAccess, Reason::Unlicensed);
        }
        let of_data = self.may(&ALL_DATA);
        if of_data.len() == ALL_DATA.len() {
            return (Rating::FullAccess, Reason::Operations(of_data));
        }
        if let Some(role) = self.role(SYSTEM_ADMINISTRATORS) {
            return (Rating::Administrator, Reason::AdministratorsRole { is_direct: role.is_direct });
        }
        let of_administration = self.may(&ADMINISTRATION);
        if !of_administration.is_empty() {
            return (Rating::Administrator, Reason::Operations(of_administration));
        }
        // Less than this holds only if nothing is missing.
        let unread = |what| (Rating::Unknown, Reason::Unread(what));
        let Some(kind) = kind else { return unread(Unread::User) };
        if !self.knows_roles {
            return unread(Unread::Roles);
        }
        if !self.knows_operations {
            return unread(Unread::Operations);
        }
        if !of_data.is_empty() {
            return (Rating::BusinessData, Reason::Operations(of_data));
        }
        match kind {
            UnitKind::ExternalUser => (Rating::Restricted, Reason::External),
            UnitKind::TechnicalUser if self.roles.is_empty() && self.operations.is_empty() => {
                (Rating::NoAccess, Reason::NothingGranted)
            }
            UnitKind::User if self.role(ALL_EMPLOYEES).is_some() => (Rating::BusinessData, Reason::Employee),
            UnitKind::User | UnitKind::TechnicalUser | UnitKind::Role => {
                (Rating::Restricted, Reason::OwnRoles)
            }
        }
    }

    fn may(&self, operations: &[&'static str]) -> Vec<&'static str> {
        operations.iter().copied().filter(|code| self.operations.contains(code)).collect()
    }

    fn role(&self, id: &str) -> Option<&RoleOfUser> {
        self.roles.iter().find(|role| role.id.as_str() == id)
    }
}
