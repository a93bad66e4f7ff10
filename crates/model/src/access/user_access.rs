//! What is known about each system user.

use creatio::{AccessFacts, AdminUnit, App, Id, OperationGrant, UnitKind};

use super::{
    rating::{OPERATIONS, Rating, Reason, Subject},
    role::RoleOfUser,
};
use crate::order::sorted_by_rank;

/// When a user last had a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LastSession {
    /// The newest one started at this time (ISO 8601).
    At(String),
    /// Creatio has no session of this user.
    NoneRecorded,
    /// The sessions could not be read, or only newer ones of other users.
    Unknown,
}

/// What is known about a system user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserAccess {
    /// Id of the user.
    pub user: Id,
    /// The record of the user, if it could be read.
    pub unit: Option<AdminUnit>,
    /// The roles that count, those given directly first.
    pub roles: Vec<RoleOfUser>,
    /// Whether these are all roles.
    pub knows_roles: bool,
    /// The operations that the user may execute, of [`OPERATIONS`].
    pub operations: Vec<&'static str>,
    /// Whether these are all of them.
    pub knows_operations: bool,
    /// Whether the user has a license; `None` if that was not asked or could not be determined.
    pub has_license: Option<bool>,
    /// The last session.
    pub last_session: LastSession,
    /// What the user may do.
    pub rating: Rating,
    /// Why.
    pub reason: Reason,
}

/// The ids of the system users of these apps, each once, in the order of the apps.
pub fn users_of(apps: &[&App]) -> Vec<Id> {
    let mut users = Vec::new();
    for user in apps.iter().filter_map(|app| app.system_user.as_ref()) {
        if !users.contains(&user.id) {
            users.push(user.id.clone());
        }
    }
    users
}

impl UserAccess {
    /// What is known about this user. `has_license` is `None` if that was not asked or could not be determined.
    pub fn of(user: &Id, facts: &AccessFacts, has_license: Option<bool>) -> UserAccess {
        let unit = unit_of(facts, user);
        let is_technical = unit.is_some_and(|unit| unit.kind == UnitKind::TechnicalUser);
        let memberships = facts.memberships.as_ref();
        let roles = roles_of(user, facts, is_technical);
        let knows_roles = memberships.is_some_and(|rows| rows.unreadable == 0)
            && (facts.includes_inherited || is_technical);
        let subjects: Vec<&Id> = roles.iter().map(|role| &role.id).chain([user]).collect();
        let grants = facts.grants.as_ref();
        let operations = allowed(&subjects, grants.map_or(&[][..], |rows| &rows.read));
        let knows_operations = knows_roles && grants.is_some_and(|rows| rows.unreadable == 0);
        let subject = Subject {
            user,
            unit,
            roles: &roles,
            knows_roles,
            operations: &operations,
            knows_operations,
            has_license,
        };
        let (rating, reason) = subject.rate();
        UserAccess {
            user: user.clone(),
            unit: unit.cloned(),
            roles,
            knows_roles,
            operations,
            knows_operations,
            has_license,
            last_session: last_session(user, facts),
            rating,
            reason,
        }
    }
}

fn unit_of<'a>(facts: &'a AccessFacts, id: &Id) -> Option<&'a AdminUnit> {
    facts.units.as_ref()?.read.iter().find(|unit| unit.id == *id)
}

/// The roles that count, those given directly first, then by name.
fn roles_of(user: &Id, facts: &AccessFacts, is_technical: bool) -> Vec<RoleOfUser> {
    let mut roles: Vec<RoleOfUser> = Vec::new();
    for membership in facts.memberships.iter().flat_map(|rows| &rows.read) {
        // A technical user has the rights of its direct roles only (creatio-api.md, section 14.2).
        if membership.unit != *user || membership.role == *user || is_technical && !membership.is_direct {
            continue;
        }
        match roles.iter_mut().find(|role| role.id == membership.role) {
            Some(role) => role.is_direct |= membership.is_direct,
            None => roles.push(RoleOfUser {
                id: membership.role.clone(),
                name: unit_of(facts, &membership.role)
                    .map_or_else(|| membership.role.to_string(), |role| role.name.clone()),
                is_direct: membership.is_direct,
            }),
        }
    }
    let key = |role: &RoleOfUser| (!role.is_direct, role.name.clone());
    let keys: Vec<(bool, String)> = roles.iter().map(key).collect();
    sorted_by_rank(roles, |role| keys.iter().filter(|other| **other < key(role)).count() as u32)
}

fn last_session(user: &Id, facts: &AccessFacts) -> LastSession {
    let Some(sessions) = &facts.sessions else { return LastSession::Unknown };
    match sessions.read.iter().find(|session| session.user == *user) {
        Some(session) => LastSession::At(session.started_on.clone()),
        // A full page may have left out the older ones.
        None if sessions.unreadable == 0 && sessions.read.len() < FULL_PAGE => LastSession::NoneRecorded,
        None => LastSession::Unknown,
    }
}

/// The number of sessions that one query returns at most.
const FULL_PAGE: usize = 1_000;

/// The operations whose record of the lowest position, among those of a user and its roles, allows them.
fn allowed(subjects: &[&Id], grants: &[OperationGrant]) -> Vec<&'static str> {
    let may = |code: &&str| {
        let own = grants.iter().filter(|grant| grant.operation == *code && subjects.contains(&&grant.unit));
        // Of two records in one place, the one that denies counts: a right that is not certain is not reported.
        own.min_by_key(|grant| (grant.position, grant.can_execute)).is_some_and(|grant| grant.can_execute)
    };
    OPERATIONS.iter().copied().filter(|code| may(code)).collect()
}
