#![allow(clippy::unwrap_used)]

use creatio::{AccessFacts, AdminUnit, Id, Membership, OperationGrant, Rows, UnitKind, UserSession};

use super::*;
use crate::{app::system_user_warnings::SUPERVISOR, sample::id};

const ADMINISTRATORS: &str = "83a43ebc-f36b-1410-298d-001e8c82bcad";
const EMPLOYEES: &str = "a29a3ba5-4b0d-de11-9a51-005056c00008";

fn rows<T>(read: Vec<T>) -> Option<Rows<T>> {
    Some(Rows { read, unreadable: 0 })
}

fn unit(id: &Id, kind: UnitKind, is_active: bool) -> AdminUnit {
    AdminUnit { id: id.clone(), name: format!("Unit {id}"), kind, is_active }
}

fn has(unit: &Id, role: &Id, is_direct: bool) -> Membership {
    Membership { unit: unit.clone(), role: role.clone(), is_direct }
}

fn grant(operation: &str, unit: &Id, can_execute: bool, position: i64) -> OperationGrant {
    OperationGrant { operation: operation.to_owned(), unit: unit.clone(), can_execute, position }
}

/// One user of this kind, with these roles and grants.
fn facts(user: &Id, kind: UnitKind, roles: &[(&Id, bool)], grants: Vec<OperationGrant>) -> AccessFacts {
    let own =
        roles.iter().map(|(role, is_direct)| has(user, role, *is_direct)).chain([has(user, user, false)]);
    AccessFacts {
        units: rows(vec![unit(user, kind, true)]),
        memberships: rows(own.collect()),
        includes_inherited: true,
        grants: rows(grants),
        sessions: rows(vec![]),
    }
}

fn rated(user: &Id, facts: &AccessFacts, licensed: Option<bool>) -> (Rating, Reason) {
    let access = UserAccess::of(user, facts, licensed);
    (access.rating, access.reason)
}

#[test]
fn each_kind_of_user_has_its_rating_and_reason() {
    let (user, role) = (id(1), id(2));
    let (employees, administrators) = (EMPLOYEES.parse().unwrap(), ADMINISTRATORS.parse().unwrap());
    let supervisor: Id = SUPERVISOR.parse().unwrap();
    let everything = || ALL_DATA.iter().map(|code| grant(code, &role, true, 0)).collect::<Vec<_>>();
    let may = |code| vec![grant(code, &role, true, 0)];
    let both = [(&employees, true), (&role, true)];
    let (person, technical, external) = (UnitKind::User, UnitKind::TechnicalUser, UnitKind::ExternalUser);
    for (expected, why, kind, roles, grants, license) in [
        (Rating::BusinessData, Reason::Employee, person, &[(&employees, true)][..], vec![], None),
        (Rating::BusinessData, Reason::Employee, person, &[(&employees, false)], vec![], Some(true)),
        (Rating::NoAccess, Reason::Unlicensed, person, &[(&employees, true)], vec![], Some(false)),
        (
            Rating::Administrator,
            Reason::AdministratorsRole { is_direct: true },
            person,
            &[(&administrators, true)],
            vec![],
            None,
        ),
        (
            Rating::Administrator,
            Reason::AdministratorsRole { is_direct: false },
            person,
            &[(&administrators, false)],
            vec![],
            None,
        ),
        (
            Rating::Administrator,
            Reason::Operations(vec!["CanManageUsers"]),
            person,
            &both,
            may("CanManageUsers"),
            None,
        ),
        (Rating::FullAccess, Reason::Operations(ALL_DATA.to_vec()), person, &both, everything(), None),
        (
            Rating::BusinessData,
            Reason::Operations(vec!["CanSelectEverything"]),
            technical,
            &[(&role, true)],
            may("CanSelectEverything"),
            None,
        ),
        (Rating::Restricted, Reason::OwnRoles, person, &[(&role, true)], vec![], None),
        (Rating::Restricted, Reason::External, external, &[(&employees, true)], vec![], None),
        (Rating::Restricted, Reason::OwnRoles, technical, &[(&role, true)], vec![], Some(false)),
        (Rating::NoAccess, Reason::NothingGranted, technical, &[(&administrators, false)], vec![], None),
    ] {
        let facts = facts(&user, kind, roles, grants);
        assert_eq!(rated(&user, &facts, license), (expected, why), "{kind:?} {roles:?}");
        let mut inactive = facts.clone();
        inactive.units.as_mut().unwrap().read[0].is_active = false;
        assert_eq!(rated(&user, &inactive, license), (Rating::NoAccess, Reason::Inactive));
    }
    let unread = AccessFacts::default();
    assert_eq!(rated(&supervisor, &unread, None), (Rating::FullAccess, Reason::Supervisor));
}

#[test]
fn the_lowest_position_decides_on_an_operation() {
    let (user, role, employees) = (id(1), id(2), EMPLOYEES.parse().unwrap());
    let code = "CanManageSolution";
    for (grants, expected) in [
        (vec![grant(code, &role, false, 1), grant(code, &user, true, 2)], Rating::BusinessData),
        (vec![grant(code, &role, false, 2), grant(code, &user, true, 1)], Rating::Administrator),
        (vec![grant(code, &role, false, 1), grant(code, &user, true, 1)], Rating::BusinessData),
        (vec![grant(code, &id(9), true, 0)], Rating::BusinessData),
    ] {
        let facts = facts(&user, UnitKind::User, &[(&employees, true), (&role, false)], grants);
        assert_eq!(rated(&user, &facts, None).0, expected, "{facts:?}");
    }
}

#[test]
fn what_cannot_be_read_is_unknown_unless_the_rest_is_enough() {
    let (user, role) = (id(1), id(2));
    let (employees, administrators) = (EMPLOYEES.parse().unwrap(), ADMINISTRATORS.parse().unwrap());
    let known = facts(&user, UnitKind::User, &[(&employees, true), (&role, true)], vec![]);
    let unknown = |what| (Rating::Unknown, Reason::Unread(what));
    let mut partly = known.clone();
    partly.memberships.as_mut().unwrap().unreadable = 1;
    let mut grants_partly = known.clone();
    grants_partly.grants.as_mut().unwrap().unreadable = 1;
    for (facts, expected) in [
        (AccessFacts { units: None, ..known.clone() }, unknown(Unread::User)),
        (AccessFacts { units: rows(vec![]), ..known.clone() }, unknown(Unread::User)),
        (AccessFacts { memberships: None, ..known.clone() }, unknown(Unread::Roles)),
        (AccessFacts { includes_inherited: false, ..known.clone() }, unknown(Unread::Roles)),
        (AccessFacts { grants: None, ..known.clone() }, unknown(Unread::Operations)),
        (partly, unknown(Unread::Roles)),
        (grants_partly, unknown(Unread::Operations)),
        (
            AccessFacts { grants: None, ..facts(&user, UnitKind::User, &[(&administrators, true)], vec![]) },
            (Rating::Administrator, Reason::AdministratorsRole { is_direct: true }),
        ),
    ] {
        assert_eq!(rated(&user, &facts, None), expected, "{facts:?}");
    }
}

#[test]
fn the_newest_session_counts_and_none_is_told_only_if_all_were_read() {
    let user = id(1);
    let session =
        |user: &Id, day: u32| UserSession { user: user.clone(), started_on: format!("2026-01-0{day}") };
    let full = (0..1_000).map(|_| session(&id(2), 3)).collect::<Vec<_>>();
    for (sessions, expected) in [
        (rows(vec![session(&user, 2), session(&user, 1)]), LastSession::At("2026-01-02".to_owned())),
        (rows(vec![session(&id(2), 1)]), LastSession::NoneRecorded),
        (rows(full), LastSession::Unknown),
        (Some(Rows { read: vec![], unreadable: 1 }), LastSession::Unknown),
        (None, LastSession::Unknown),
    ] {
        let facts = AccessFacts { sessions, ..AccessFacts::default() };
        assert_eq!(UserAccess::of(&user, &facts, None).last_session, expected);
    }
}
