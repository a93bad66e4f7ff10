//! Every fault, on reads and on writes.

use creatio::{Cause, Error, SettingsChange};
use serde_json::json;

use crate::support::*;

/// Name of the fault, the cause that it shows as, and whether a write that met it certainly changed nothing.
pub const FAULTS: [(&str, Cause, bool); 13] = [
    ("html", Cause::NotJson, false),
    ("login-page", Cause::SessionEnded, true),
    ("unauthorized", Cause::SessionEnded, true),
    // Only this call is refused: the probe that decides succeeds.
    ("stale-csrf", Cause::Blocked, true),
    ("error-500", Cause::ServerFault, false),
    ("error-500-json", Cause::ServerFault, false),
    ("empty", Cause::NotJson, false),
    ("truncated", Cause::Malformed, false),
    ("wrong-types", Cause::Malformed, false),
    ("not-found", Cause::ServiceMissing, true),
    ("refused", Cause::Refused, false),
    ("cut-before", Cause::Unreachable, false),
    ("cut-after", Cause::Unreachable, false),
];

#[tokio::test]
async fn a_read_that_meets_a_fault_reports_its_cause_and_works_afterwards() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let app = site.first_app().await;
        for (fault, cause, _) in &FAULTS {
            let client = &site.client;
            for call in
                ["SelectQuery:OAuthResource", "GetClientSecret", "QuerySysSettings", "GetCanExecuteOperation"]
            {
                site.fault(call, fault, 1).await;
                let outcome = match call {
                    "SelectQuery:OAuthResource" => client.default_resources().await.map(drop),
                    "GetClientSecret" => client.client_secret(&app.id).await.map(drop),
                    "QuerySysSettings" => client.settings().await.map(drop),
                    _ => client.can_execute("CanManageSolution").await.map(drop),
                };
                let error = outcome.expect_err(&format!("{profile}, {fault}, {call}"));
                assert_eq!(error.cause, *cause, "{profile}, {fault}, {call}: {error:?}");
                assert!(error.certainly_changed_nothing(), "{profile}, {fault}, {call}");
            }
            assert_eq!(client.apps(ALL).await.unwrap().read.len(), 3, "{profile}, {fault}");
        }
    }
}

/// The writes by the journal's names.
const WRITES: [&str; 7] = [
    "AddClient",
    "UpdateClient",
    "UpdateQuery:OAuthClientApp",
    "DeleteClient",
    "PostSysSettingsValues",
    "SetFeatureStateForAllUsers",
    "AddDefaultResource",
];

/// The writes that the client reads back itself; the page reads apps back.
const READ_BACK: [&str; 3] = ["PostSysSettingsValues", "SetFeatureStateForAllUsers", "AddDefaultResource"];

async fn write(site: &Site, call: &str) -> Result<(), Error> {
    let (client, app) = (&site.client, site.first_app().await);
    match call {
        "AddClient" => client.create_app(&postman()).await.map(drop),
        "UpdateClient" => client.update_app(&switch(&app, !app.is_active)).await,
        "UpdateQuery:OAuthClientApp" => client.set_description(&app.id, "new").await,
        "DeleteClient" => client.delete_app(&app.client_id).await,
        "PostSysSettingsValues" => {
            let change = SettingsChange { url: Some("http://other".to_owned()), ..SettingsChange::default() };
            client.save_settings(&change).await
        }
        "SetFeatureStateForAllUsers" => client.enable_feature().await.map(drop),
        _ => client.create_default_resource().await.map(drop),
    }
}

/// A site where the write has something to do, and one API to do it.
fn start_for(profile: &str, call: &str) -> serde_json::Value {
    let conditions: &[&str] = match call {
        "SetFeatureStateForAllUsers" => &["feature-off"],
        "AddDefaultResource" => &["no-default-resource"],
        // Otherwise OData would do what the DataService refuses; see odata_fallback.rs.
        "UpdateQuery:OAuthClientApp" => &["no-CanUseODataService"],
        _ => &[],
    };
    json!({"profile": profile, "start": "connected-site", "conditions": conditions})
}

#[tokio::test]
async fn a_write_that_meets_a_fault_is_sent_once_and_never_hides_that_it_acted() {
    for profile in PROFILES {
        let site = Site::unsigned(profile, &[]).await;
        for call in WRITES {
            for (fault, cause, certainly_changed_nothing) in &FAULTS {
                let name = format!("{profile}, {call}, {fault}");
                site.reset(start_for(profile, call)).await;
                site.sign_in().await;
                site.fault(call, fault, 1).await;
                let outcome = write(&site, call).await;
                let acted = site.acted(call).await;
                assert_eq!(acted.len(), 1, "{name}: sent once");
                if READ_BACK.contains(&call) && outcome.is_ok() {
                    assert!(acted[0], "{name}: success is reported only if it is there");
                    continue;
                }
                let error = outcome.expect_err(&name);
                assert_eq!(error.cause, *cause, "{name}: {error:?}");
                assert_eq!(error.certainly_changed_nothing(), *certainly_changed_nothing, "{name}");
                assert!(!(error.certainly_changed_nothing() && acted[0]), "{name}");
            }
        }
    }
}

/// An unknown message proves nothing: what was refused may have been done.
#[tokio::test]
async fn a_write_that_is_refused_after_it_acted_is_looked_up() {
    for profile in PROFILES {
        let site = Site::unsigned(profile, &[]).await;
        for call in WRITES {
            let name = format!("{profile}, {call}");
            site.reset(start_for(profile, call)).await;
            site.sign_in().await;
            site.fault(call, "refused-after", 1).await;
            let outcome = write(&site, call).await;
            assert_eq!(site.acted(call).await, [true], "{name}: sent once");
            if READ_BACK.contains(&call) {
                assert_eq!(outcome, Ok(()), "{name}");
            } else {
                let error = outcome.expect_err(&name);
                assert_eq!(error.cause, Cause::Refused, "{name}");
                assert!(!error.certainly_changed_nothing(), "{name}");
            }
        }
    }
}

/// Creatio reports success, and holds what it held before.
#[tokio::test]
async fn a_write_that_was_reverted_is_not_reported_as_done() {
    for profile in PROFILES {
        for call in READ_BACK {
            let site = Site::unsigned(profile, &[]).await;
            site.reset(start_for(profile, call)).await;
            site.sign_in().await;
            let before = site.client.settings().await.unwrap().url.unwrap_or_default();
            site.fault(call, "reverted", 1).await;
            let held = match call {
                "SetFeatureStateForAllUsers" => {
                    assert_eq!(site.client.enable_feature().await, Ok(false), "{profile}");
                    continue;
                }
                "PostSysSettingsValues" => ("OAuth20IdentityServerUrl", before),
                _ => ("OAuthResource", String::new()),
            };
            let error = write(&site, call).await.expect_err(call);
            assert_eq!(error.cause, Cause::NotApplied { held: vec![held] }, "{profile}, {call}");
        }
    }
}

#[tokio::test]
async fn a_late_response_is_awaited() {
    for profile in PROFILES {
        for fault in ["hold", "hold-before"] {
            let site = Site::new(profile, &[]).await;
            site.fault("AddClient", fault, 1).await;
            let release = async {
                site.until_held("AddClient").await;
                site.release().await;
            };
            let app = postman();
            let (credentials, ()) = tokio::join!(site.client.create_app(&app), release);
            assert!(credentials.is_ok(), "{profile}, {fault}: {credentials:?}");
            assert_eq!(site.acted("AddClient").await, [true], "{profile}, {fault}");
        }
    }
}

#[tokio::test]
async fn a_write_that_times_out_is_sent_once_and_may_have_acted() {
    for profile in PROFILES {
        for (fault, acted) in [("hold", true), ("hold-before", false)] {
            let site = Site::new(profile, &[]).await;
            site.fault("AddClient", fault, 1).await;
            let time_out = async {
                site.until_held("AddClient").await;
                site.transport.time_out();
            };
            let app = postman();
            let (credentials, ()) = tokio::join!(site.client.create_app(&app), time_out);
            let error = credentials.unwrap_err();
            assert_eq!(error.cause, Cause::TimedOut, "{profile}, {fault}");
            assert!(!error.certainly_changed_nothing(), "{profile}, {fault}");
            let was_created = site.state().await["apps"].as_array().unwrap().len() == 4;
            assert_eq!(was_created, acted, "{profile}, {fault}");
            site.release().await;
            let requests = site.calls().await.into_iter().filter(|call| call == "AddClient").count();
            assert_eq!(requests, 1, "{profile}, {fault}");
        }
    }
}

#[tokio::test]
async fn a_stale_csrf_token_is_an_ended_session_if_the_session_says_so_too() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        site.fault("*", "stale-csrf", 2).await;
        assert_eq!(site.client.apps(ALL).await.unwrap_err().cause, Cause::SessionEnded, "{profile}");
        assert_eq!(site.calls().await, ["SelectQuery:OAuthClientApp", "GetCurrentUserInfo"], "{profile}");
    }
}

#[tokio::test]
async fn sign_in_that_meets_a_fault_is_not_an_ended_session() {
    for profile in PROFILES {
        for (fault, cause) in [
            ("html", Cause::NotJson),
            ("login-page", Cause::Redirected),
            ("unauthorized", Cause::SignInRefused),
            ("error-500", Cause::ServerFault),
            ("empty", Cause::NotJson),
            ("truncated", Cause::Malformed),
            ("wrong-types", Cause::Malformed),
            ("not-found", Cause::ServiceMissing),
            ("cut-before", Cause::Unreachable),
            ("cut-after", Cause::Unreachable),
        ] {
            let site = Site::unsigned(profile, &[]).await;
            site.fault("Login", fault, 1).await;
            let password = creatio::Secret::new("Supervisor".to_owned());
            let error = site.client.sign_in("Supervisor", &password, 0).await.unwrap_err();
            assert_eq!(error.cause, cause, "{profile}, {fault}: {error:?}");
            assert_eq!(site.calls().await, ["Login"], "{profile}, {fault}");
        }
    }
}
