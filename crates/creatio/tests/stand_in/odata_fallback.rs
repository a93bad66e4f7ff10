//! Tables that are closed to the DataService, read and changed by OData.

use creatio::{App, Cause, Page, ReadApi};
use serde_json::json;

use crate::faults::FAULTS;
use crate::support::*;

const APPS: &str = "data-service-closed:OAuthClientApp";
const USERS: &str = "data-service-closed:SysAdminUnit";
const NO_ODATA: &str = "no-CanUseODataService";
const QUOTED: &str = "O'Hara's \"A&B\" +100% #1; (ü)";

/// The app without its dates, in which the two APIs differ.
fn undated(app: App) -> App {
    App { created_on: String::new(), modified_on: String::new(), ..app }
}

/// A site whose apps include unusual ones.
async fn site_of(profile: &str, apps: usize) -> Site {
    let site = Site::unsigned(profile, &[]).await;
    site.reset(json!({"profile": profile, "start": "connected-site", "apps": apps, "users": 40})).await;
    site.change_app("Website forms", json!({"Name": QUOTED, "RedirectUrl": "https://a.example/cb"})).await;
    site.change_app("Power BI reports", json!({"SystemUser": null})).await;
    site.sign_in().await;
    site
}

#[tokio::test]
async fn the_list_is_the_same_by_both_apis() {
    for profile in [FRAMEWORK, CORE, NEWER] {
        let site = site_of(profile, 200).await;
        let client = &site.client;
        let by_data_service: Vec<App> =
            client.apps(ALL).await.unwrap().read.into_iter().map(undated).collect();
        site.set(APPS).await;
        let mut by_odata = Vec::new();
        for offset in [0, 70, 140] {
            by_odata.extend(client.apps(Page { offset, rows: 70 }).await.unwrap().read);
        }
        assert_eq!(client.read_api(), ReadApi::OData, "{profile}");
        assert!(by_odata.iter().all(|app| app.modified_on.ends_with('Z')), "{profile}");
        let by_odata: Vec<App> = by_odata.into_iter().map(undated).collect();
        assert_eq!(by_odata, by_data_service, "{profile}");
        assert!(by_odata.iter().any(|app| app.system_user.is_none()), "{profile}");
        let journal = serde_json::to_string(&site.journal().await).unwrap();
        assert!(!journal.contains("ClientSecret") && !journal.contains("expand"), "{profile}");
    }
}

#[tokio::test]
async fn a_missing_column_is_left_out_by_both_apis() {
    for profile in PROFILES {
        let site = site_of(profile, 3).await;
        let whole = site.client.apps(ALL).await.unwrap().read;
        assert!(whole.iter().any(|app| !app.redirect_url.is_empty()), "{profile}");
        assert!(site.client.supports_redirect_url(), "{profile}");
        site.set("no-redirect-url").await;
        let without = |app: App| App { redirect_url: String::new(), ..undated(app) };
        let expected: Vec<App> = whole.into_iter().map(without).collect();
        let by_data_service = site.fresh_client();
        let found = by_data_service.apps(ALL).await.unwrap();
        assert_eq!(found.read.into_iter().map(undated).collect::<Vec<_>>(), expected, "{profile}");
        site.set(APPS).await;
        let by_odata = site.fresh_client();
        let found = by_odata.apps(ALL).await.unwrap();
        assert_eq!(found.read.into_iter().map(undated).collect::<Vec<_>>(), expected, "{profile}");
        assert!(!by_data_service.supports_redirect_url() && !by_odata.supports_redirect_url(), "{profile}");
    }
}

#[tokio::test]
async fn one_app_is_found_by_odata_under_any_name() {
    for profile in PROFILES {
        let site = site_of(profile, 3).await;
        let client = &site.client;
        let all = client.apps(ALL).await.unwrap().read;
        site.set(APPS).await;
        for app in &all {
            let found = client.app(&app.id).await.unwrap();
            assert_eq!(undated(found), undated(app.clone()), "{profile}");
            let found = client.find_app_by_client_id(&app.client_id).await.unwrap().unwrap();
            assert_eq!(undated(found), undated(app.clone()), "{profile}");
            let found = client.find_apps_by_name(&app.name).await.unwrap();
            assert_eq!(
                found.into_iter().map(undated).collect::<Vec<_>>(),
                [undated(app.clone())],
                "{profile}"
            );
        }
        assert!(all.iter().any(|app| app.name == QUOTED), "{profile}");
        assert_eq!(client.find_app_by_client_id("' or 1 eq 1").await, Ok(None), "{profile}");
        let unknown_id = "11111111-2222-3333-4444-555555555555".parse().unwrap();
        assert_eq!(client.app(&unknown_id).await.unwrap_err().cause, Cause::RecordNotFound, "{profile}");
        // One before the table was closed, one that was refused.
        let queries = site.calls().await.iter().filter(|call| *call == "SelectQuery:OAuthClientApp").count();
        assert_eq!(queries, 2, "{profile}");

        site.change_app(&all[0].name, json!({"Name": "Twin"})).await;
        site.change_app(&all[2].name, json!({"Name": "Twin"})).await;
        let twins = client.find_apps_by_name("Twin").await.unwrap();
        assert_eq!(twins.len(), 2, "{profile}");
        assert!(twins[0].created_on > twins[1].created_on, "{profile}: the newest first");
    }
}

#[tokio::test]
async fn if_both_apis_refuse_the_first_error_is_returned() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let app = site.first_app().await;
        for condition in [APPS, USERS, NO_ODATA] {
            site.set(condition).await;
        }
        let client = &site.client;
        for (name, outcome) in [
            ("list", client.apps(ALL).await.map(drop)),
            ("app", client.app(&app.id).await.map(drop)),
            ("named", client.find_apps_by_name(&app.name).await.map(drop)),
            ("by client id", client.find_app_by_client_id(&app.client_id).await.map(drop)),
            ("inactive", client.apps_with_inactive_user().await.map(drop)),
            ("users", client.users("", ALL).await.map(drop)),
        ] {
            let error = outcome.expect_err(name);
            assert_eq!((error.cause, error.call), (Cause::Forbidden, "SelectQuery"), "{profile}, {name}");
        }
        let error = client.set_description(&app.id, "x").await.unwrap_err();
        assert_eq!((error.cause, error.call), (Cause::Forbidden, "UpdateQuery"), "{profile}");
        assert_eq!(client.read_api(), ReadApi::DataService, "{profile}");
    }
}

#[tokio::test]
async fn a_session_that_ends_during_the_fallback_is_an_ended_session() {
    for profile in PROFILES {
        for fault in ["login-page", "unauthorized"] {
            let site = Site::new(profile, &[]).await;
            let app = site.first_app().await;
            site.set(APPS).await;
            site.fault("OAuthClientApp", fault, 1).await;
            let error = site.client.app(&app.id).await.unwrap_err();
            assert_eq!((error.cause, error.call), (Cause::SessionEnded, "GET OAuthClientApp"), "{profile}");
            site.fault("SysAdminUnit", fault, 1).await;
            let error = site.client.app(&app.id).await.unwrap_err();
            assert_eq!((error.cause, error.call), (Cause::SessionEnded, "GET SysAdminUnit"), "{profile}");
            assert_eq!(
                site.client.app(&app.id).await.unwrap().id,
                app.id,
                "{profile}, {fault}: works afterwards"
            );
            site.end_sessions().await;
            assert_eq!(site.client.app(&app.id).await.unwrap_err().cause, Cause::SessionEnded, "{profile}");
        }
    }
}

#[tokio::test]
async fn users_are_the_same_by_both_apis() {
    for profile in [FRAMEWORK, CORE, NEWER] {
        let site = site_of(profile, 3).await;
        let client = site.fresh_client();
        let searches = ["", "pervis", "o", "' or 1=1", "ü"];
        let mut by_data_service = Vec::new();
        for search in searches {
            by_data_service.push(site.client.users(search, ALL).await.unwrap().read);
        }
        assert!(by_data_service[0].len() > 25, "{profile}: more than one query for names");
        site.set(USERS).await;
        for (search, expected) in searches.iter().zip(&by_data_service) {
            assert_eq!(client.users(search, ALL).await.unwrap().read, *expected, "{profile}, {search}");
        }
        let mut paged = client.users("", Page { offset: 0, rows: 7 }).await.unwrap().read;
        paged.extend(client.users("", Page { offset: 7, rows: 493 }).await.unwrap().read);
        assert_eq!(paged, by_data_service[0], "{profile}");
        assert_eq!(client.read_api(), ReadApi::DataService, "{profile}: apps are not closed");
        let journal = serde_json::to_string(&site.journal().await).unwrap();
        assert!(!journal.contains("UserPassword"), "{profile}");
    }
}

#[tokio::test]
async fn a_description_is_changed_by_odata_where_the_data_service_is_closed() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let (client, app) = (&site.client, site.first_app().await);
        site.set(APPS).await;
        client.set_description(&app.id, "it's \"new\"").await.unwrap();
        assert_eq!(client.app(&app.id).await.unwrap().description, "it's \"new\"", "{profile}");
        client.set_description(&app.id, "").await.unwrap();
        assert_eq!(client.app(&app.id).await.unwrap().description, "", "{profile}");
        let unknown_id = "11111111-2222-3333-4444-555555555555".parse().unwrap();
        let error = client.set_description(&unknown_id, "x").await.unwrap_err();
        assert_eq!(error.cause, Cause::NothingChanged, "{profile}");
        site.set("identity-down").await;
        let error = client.set_description(&app.id, "y").await.unwrap_err();
        let url = Some("http://localhost:8090".to_owned());
        assert_eq!(error.cause, Cause::IdentityServiceUnreachable { url }, "{profile}");
        assert!(error.certainly_changed_nothing(), "{profile}");
    }
}

#[tokio::test]
async fn a_description_that_meets_a_fault_of_odata_never_hides_that_it_was_changed() {
    for profile in PROFILES {
        for (fault, ..) in &FAULTS {
            let site = Site::new(profile, &[]).await;
            let app = site.first_app().await;
            let (client, call) = (site.fresh_client(), format!("OAuthClientApp({})", app.id));
            client.current_user().await.unwrap();
            site.set(APPS).await;
            site.fault(&call, fault, 1).await;
            let outcome = client.set_description(&app.id, "new").await;
            let acted = site.acted(&call).await;
            let name = format!("{profile}, {fault}: {outcome:?}");
            assert_eq!(acted.len(), 1, "{name}: sent once");
            match outcome {
                Ok(()) => assert!(acted[0], "{name}"),
                Err(error) => assert!(!(acted[0] && error.certainly_changed_nothing()), "{name}"),
            }
        }
    }
}

#[tokio::test]
async fn apps_with_inactive_users_are_the_same_by_both_apis() {
    for profile in PROFILES {
        let site = site_of(profile, 1_500).await;
        let state = site.state().await;
        let users = state["users"].as_array().unwrap().iter().filter(|user| user["Active"] == false);
        let inactive: Vec<_> = users.map(|user| user["Id"].clone()).collect();
        let apps = state["apps"].as_array().unwrap().iter();
        let expected = apps.filter(|app| inactive.contains(&app["SystemUser"]["value"])).count();
        let mut by_data_service = site.client.apps_with_inactive_user().await.unwrap();
        assert!(expected > 100, "{profile}");
        assert_eq!(by_data_service.len(), expected, "{profile}");
        site.set(APPS).await;
        let mut by_odata = site.client.apps_with_inactive_user().await.unwrap();
        by_data_service.sort();
        by_odata.sort();
        assert_eq!(by_odata, by_data_service, "{profile}");
    }
}
