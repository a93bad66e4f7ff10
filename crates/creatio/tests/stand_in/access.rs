//! What system users may do: read from a site, and rated by the model.

use std::collections::HashMap;

use creatio::{App, Cause, Id};
use model::access::{LastSession, OPERATIONS, Rating, Reason, Unread, UserAccess, users_of};
use serde_json::json;

use crate::support::*;

const EVERY_PROFILE: [&str; 5] = ["framework-8.0", "core-8.1", "framework-8.2", "core-8.3", "framework-10"];

/// A site with users of every kind.
async fn site_with_users(profile: &str, apps: u32, users: u32) -> Site {
    let site = Site::unsigned(profile, &[]).await;
    site.reset(json!({"profile": profile, "start": "connected-site", "apps": apps, "users": users})).await;
    site.sign_in().await;
    site
}

/// The ids of the users by their login names.
async fn ids(site: &Site) -> HashMap<String, Id> {
    let state = site.state().await;
    let users = state["users"].as_array().unwrap().iter();
    let named = users.map(|user| {
        (user["Name"].as_str().unwrap().to_owned(), user["Id"].as_str().unwrap().parse::<Id>().unwrap())
    });
    named.collect()
}

/// What is known about the user, its license included.
async fn access_of(site: &Site, user: &Id) -> UserAccess {
    let mut facts = site.client.access(std::slice::from_ref(user), &OPERATIONS).await.unwrap();
    facts.sessions = site.client.user_sessions(std::slice::from_ref(user)).await.unwrap();
    let license = site.client.has_license(user).await.unwrap();
    UserAccess::of(user, &facts, license)
}

#[tokio::test]
async fn users_of_every_kind_have_their_rating_in_each_profile() {
    for profile in EVERY_PROFILE {
        let site = site_with_users(profile, 3, 24).await;
        let ids = ids(&site).await;
        let has_technical_users = ![FRAMEWORK, CORE].contains(&profile);
        let role = |is_direct| Reason::AdministratorsRole { is_direct };
        let by_kind = |technical: (Rating, Reason), person: (Rating, Reason)| {
            if has_technical_users { technical } else { person }
        };
        let employee = || (Rating::BusinessData, Reason::Employee);
        for (name, expected) in [
            ("Supervisor", (Rating::FullAccess, Reason::Supervisor)),
            ("William Walker", (Rating::Administrator, role(true))),
            ("Li Wei", (Rating::Administrator, role(false))),
            ("Mary King", employee()),
            ("Caleb Jones", (Rating::NoAccess, Reason::Inactive)),
            ("Symon Clarke", (Rating::Restricted, Reason::External)),
            ("Ana Sánchez", (Rating::NoAccess, Reason::Unlicensed)),
            ("Peter Moore", by_kind((Rating::NoAccess, Reason::NothingGranted), employee())),
            ("Olena Шевченко", by_kind((Rating::Restricted, Reason::OwnRoles), employee())),
        ] {
            let access = access_of(&site, &ids[name]).await;
            assert_eq!((access.rating, access.reason), expected, "{profile}, {name}");
        }
        let unknown = "11111111-2222-3333-4444-555555555555".parse::<Id>().unwrap();
        let access = access_of(&site, &unknown).await;
        assert_eq!((access.rating, access.reason), (Rating::Unknown, Reason::Unread(Unread::User)));
        let team = access_of(&site, &ids["Li Wei"]).await;
        let roles: Vec<(&str, bool)> =
            team.roles.iter().map(|role| (role.name.as_str(), role.is_direct)).collect();
        let expected =
            [("All employees", true), ("Integration team", true), ("System administrators", false)];
        assert_eq!(roles, expected, "{profile}");
        let operations: Vec<_> = access_of(&site, &ids["Mary King"]).await.operations.into_iter().collect();
        assert_eq!(operations, ["CanUseODataService"], "{profile}");
    }
}

#[tokio::test]
async fn a_closed_table_leaves_unknown_what_it_would_tell() {
    for profile in EVERY_PROFILE {
        for (table, employee, administrator) in [
            ("SysAdminUnit", (Rating::Unknown, Unread::User), Rating::Administrator),
            ("SysAdminOperationGrantee", (Rating::Unknown, Unread::Operations), Rating::Administrator),
            // The roles that were given directly are still known.
            ("SysAdminUnitInRole", (Rating::Unknown, Unread::Roles), Rating::Administrator),
        ] {
            let site = site_with_users(profile, 3, 12).await;
            let ids = ids(&site).await;
            site.set(&format!("data-service-closed:{table}")).await;
            let access = access_of(&site, &ids["Mary King"]).await;
            let expected = (employee.0, Reason::Unread(employee.1));
            assert_eq!((access.rating, access.reason), expected, "{profile}, {table}");
            let access = access_of(&site, &ids["William Walker"]).await;
            assert_eq!(access.rating, administrator, "{profile}, {table}");
            let supervisor = access_of(&site, &ids["Supervisor"]).await;
            assert_eq!(supervisor.rating, Rating::FullAccess, "{profile}, {table}");
        }
    }
    let site = site_with_users(CORE, 3, 5).await;
    let ids = ids(&site).await;
    assert!(matches!(access_of(&site, &ids["Mary King"]).await.last_session, LastSession::At(_)));
    assert_eq!(access_of(&site, &ids["Symon Clarke"]).await.last_session, LastSession::NoneRecorded);
    site.set("data-service-closed:SysUserSession").await;
    assert_eq!(access_of(&site, &ids["Mary King"]).await.last_session, LastSession::Unknown);
    site.end_sessions().await;
    let users = [ids["Mary King"].clone()];
    assert_eq!(site.client.access(&users, &OPERATIONS).await.unwrap_err().cause, Cause::SessionEnded);
}

#[tokio::test]
async fn two_hundred_apps_and_fifty_users_take_five_queries() {
    for profile in EVERY_PROFILE {
        let site = site_with_users(profile, 200, 50).await;
        let apps: Vec<App> = site.client.apps(ALL).await.unwrap().read;
        let users = users_of(&apps.iter().collect::<Vec<_>>());
        assert!(users.len() > 30, "{profile}: {}", users.len());
        let before = site.calls().await.len();
        let facts = site.client.access(&users, &OPERATIONS).await.unwrap();
        site.client.user_sessions(&users).await.unwrap();
        let grant_types = site.client.grant_types_by_app().await.unwrap();
        let calls = site.calls().await[before..].to_vec();
        let tables = [
            "SysAdminUnit",
            "SysAdminOperationGrantee",
            "SysAdminUnitInRole",
            "SysUserSession",
            "OAuthGrantTypeInClient",
        ];
        assert_eq!(calls, tables.map(|table| format!("SelectQuery:{table}")), "{profile}");
        let unknown =
            users.iter().filter(|user| UserAccess::of(user, &facts, None).rating == Rating::Unknown);
        assert_eq!(unknown.count(), 0, "{profile}");
        let has_grant_types = ["core-8.3", NEWER].contains(&profile);
        assert_eq!(grant_types.map(|by_app| by_app.len()), has_grant_types.then_some(200), "{profile}");
        let none = site.client.access(&[], &OPERATIONS).await.unwrap();
        assert_eq!(none.units, None, "{profile}: nothing to read");
        assert_eq!(site.calls().await.len(), before + 5, "{profile}");
    }
}
