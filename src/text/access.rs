//! Who may do what.

use creatio::UnitKind;
use model::access::{LastSession, Rating, Reason, RoleOfUser, Unread};

pub const HEADING: &str = super::ACCESS;
pub const LEAD: &str = "Which user each app acts as, and what its secret would open if it leaked. This is what Creatio's tables say; only a call proves it.";
pub const READ_FAILED: &str = "What the users may do couldn't be read.";
pub const READING: &str = "Reading the users of the apps…";
pub const TABLE: &str = "Apps and their users";
pub const MAP: &str = "Users by rating, with the number of their apps";
pub const COLUMNS: [&str; 5] = ["Application", "System user", "Rating", "Roles", "Last session"];
pub const NO_APPS: &str = "There are no apps.";
pub const NO_USER: &str = "None";
pub const WITHOUT_USER: &str = "No system user";
pub const CHECK: &str = "Check access";
pub const CHECK_LEAD: &str = "Reads what the app's system user may do.";
pub const CHECKING: &str = "Reading…";
pub const USER: &str = "System user";
pub const RATING: &str = "Rating";
pub const ROLES: &str = "Roles";
pub const OPERATIONS: &str = "Operation permissions";
pub const LICENSE: &str = "License";
pub const LAST_SESSION: &str = "Last session";
pub const OTHER_APPS: &str = "Other apps of this user";

/// The name of a rating.
pub fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::FullAccess => "Full access",
        Rating::Administrator => "Administrator",
        Rating::BusinessData => "Business data",
        Rating::Restricted => "Restricted",
        Rating::NoAccess => "No access",
        Rating::Unknown => "Unknown",
    }
}

/// Why a user has its rating.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Supervisor => "The Supervisor may do everything.",
        Reason::Operations(codes) => return format!("Has {}.", codes.join(", ")),
        Reason::AdministratorsRole { is_direct: true } => "Has the role System administrators.",
        Reason::AdministratorsRole { is_direct: false } => "Inherits the role System administrators.",
        Reason::Employee => "Is one of All employees.",
        Reason::External => "Is an external user.",
        Reason::OwnRoles => "Has only the rights of its own roles.",
        Reason::Inactive => "The user is inactive.",
        Reason::Unlicensed => "The user has no license.",
        Reason::NothingGranted => "Nothing is granted to this technical user.",
        Reason::NoUser => "Without a system user, the app can only act for its signed-in users.",
        Reason::Unread(Unread::User) => "The user's record couldn't be read.",
        Reason::Unread(Unread::Roles) => "Not all roles could be read.",
        Reason::Unread(Unread::Operations) => "Not all operation permissions could be read.",
    }
    .to_owned()
}

/// The roles of a user.
pub fn roles(roles: &[RoleOfUser], knows_all: bool) -> String {
    let name = |role: &RoleOfUser| {
        if role.is_direct { role.name.clone() } else { format!("{} (inherited)", role.name) }
    };
    let names = roles.iter().map(name).collect::<Vec<_>>().join(", ");
    match (names.is_empty(), knows_all) {
        (true, true) => "None".to_owned(),
        (true, false) => "Couldn't be read".to_owned(),
        (false, true) => names,
        (false, false) => format!("{names}; others couldn't be read"),
    }
}

/// The operations that a user may execute.
pub fn operations<'a>(codes: impl Iterator<Item = &'a &'static str>, knows_all: bool) -> String {
    let codes = codes.copied().collect::<Vec<_>>().join(", ");
    match (codes.is_empty(), knows_all) {
        (true, true) => "None that matter here".to_owned(),
        (true, false) => "Couldn't be read".to_owned(),
        (false, true) => codes,
        (false, false) => format!("{codes}; others couldn't be read"),
    }
}

/// Kind and state of a user.
pub fn kind(kind: UnitKind, is_active: bool) -> String {
    let kind = match kind {
        UnitKind::User | UnitKind::Role => "User",
        UnitKind::ExternalUser => "External user",
        UnitKind::TechnicalUser => "Technical user",
    };
    format!("{kind}, {}", if is_active { "active" } else { "inactive" })
}

/// Whether a user has a license.
pub fn license(kind: Option<UnitKind>, has_license: Option<bool>) -> &'static str {
    match (kind, has_license) {
        (Some(UnitKind::TechnicalUser), _) => "Technical users need none",
        (_, Some(true)) => "Yes",
        (_, Some(false)) => "No",
        (_, None) => "Couldn't be read",
    }
}

/// When a user last had a session; `moment` is the time in the user's language.
pub fn last_session(session: &LastSession, moment: fn(&str) -> String) -> String {
    match session {
        LastSession::At(iso) => moment(iso),
        LastSession::NoneRecorded => "None recorded".to_owned(),
        LastSession::Unknown => "Couldn't be read".to_owned(),
    }
}

/// The number of apps of a user.
pub fn apps(count: usize) -> String {
    if count == 1 { "1 app".to_owned() } else { format!("{count} apps") }
}
