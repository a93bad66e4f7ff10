//! Every fault, on reads and on writes.

use creatio::{Cause, Error, SettingsChange};
use serde_json::json;

use crate::support::*;

/// Name of the fault, the cause that it shows as, and whether a write that met it certainly did nothing.
pub const FAULTS: [(&str, Cause, bool); 12] = [
    ("html", Cause::NotJson, false),
    ("login-page", Cause::SessionEnded, true),
    ("unauthorized", Cause::SessionEnded, true),
    // Only this call is refused: the look at the session that decides goes well.
    ("stale-csrf", Cause::Forbidden, true),
    ("error-500", Cause::ServerFault, false),
    ("error-500-json", Cause::ServerFault, false),
    ("empty", Cause::NotJson, false),
    ("truncated", Cause::Malformed, false),
    ("wrong-types", Cause::Malformed, false),
    ("not-found", Cause::ServiceMissing, true),
    ("cut-before", Cause::Unreachable, false),
    ("cut-after", Cause::Unreachable, false),
];

#[tokio::test]
async fn a_read_that_meets_a_fault_tells_its_cause_and_goes_well_afterwards() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let app = site.first_app().await;
        for (fault, cause, _) in &FAULTS {
            let client = &site.client;
            for call in [
                "SelectQuery:OAuthClientApp",
                "GetClientSecret",
                "QuerySysSettings",
                "GetCanExecuteOperation",
            ] {
                site.fault(call, fault, 1).await;
                let outcome = match call {
                    "SelectQuery:OAuthClientApp" => client.apps(ALL).await.map(drop),
                    "GetClientSecret" => client.client_secret(&app.id).await.map(drop),
                    "QuerySysSettings" => client.settings().await.map(drop),
                    _ => client.can_execute("CanManageSolution").await.map(drop),
                };
                let error = outcome.expect_err(&format!("{profile}, {fault}, {call}"));
                assert_eq!(error.cause, *cause, "{profile}, {fault}, {call}: {error:?}");
                assert!(error.nothing_was_done(), "{profile}, {fault}, {call}");
            }
            assert_eq!(client.apps(ALL).await.unwrap().len(), 3, "{profile}, {fault}");
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

async fn write(site: &Site, call: &str) -> Result<(), Error> {
    let (client, app) = (&site.client, site.first_app().await);
    match call {
        "AddClient" => client.add_client(&postman()).await.map(drop),
        "UpdateClient" => client.update_client(&switch(&app, !app.is_active)).await,
        "UpdateQuery:OAuthClientApp" => client.set_description(&app.id, "new").await,
        "DeleteClient" => client.delete_client(&app.client_id).await,
        "PostSysSettingsValues" => {
            let change = SettingsChange { url: Some("http://other".to_owned()), ..SettingsChange::default() };
            client.save_settings(&change).await
        }
        "SetFeatureStateForAllUsers" => client.enable_feature().await.map(drop),
        _ => client.add_default_resource().await.map(drop),
    }
}

/// What a write needs to have something to do, and one road to do it.
fn start_for(profile: &str, call: &str) -> serde_json::Value {
    let conditions: &[&str] = match call {
        "SetFeatureStateForAllUsers" => &["feature-off"],
        "AddDefaultResource" => &["no-default-resource"],
        // A refused query would go by OData otherwise; see second_road.rs.
        "UpdateQuery:OAuthClientApp" => &["no-CanUseODataService"],
        _ => &[],
    };
    json!({"profile": profile, "start": "connected-site", "conditions": conditions})
}

#[tokio::test]
async fn a_write_that_meets_a_fault_is_sent_once_and_never_says_nothing_was_done_if_it_was() {
    for profile in PROFILES {
        let site = Site::unsigned(profile, &[]).await;
        for call in WRITES {
            for (fault, cause, nothing_was_done) in &FAULTS {
                let name = format!("{profile}, {call}, {fault}");
                site.reset(start_for(profile, call)).await;
                site.sign_in().await;
                site.fault(call, fault, 1).await;
                let outcome = write(&site, call).await;
                let acted = site.acted(call).await;
                assert_eq!(acted.len(), 1, "{name}: sent once");
                // The feature service may answer with anything that is no page; the state is read again.
                if call == "SetFeatureStateForAllUsers" && outcome.is_ok() {
                    assert!(matches!(*fault, "empty" | "truncated" | "wrong-types"), "{name}");
                    continue;
                }
                let error = outcome.expect_err(&name);
                assert_eq!(error.cause, *cause, "{name}: {error:?}");
                assert_eq!(error.nothing_was_done(), *nothing_was_done, "{name}");
                assert!(!(error.nothing_was_done() && acted[0]), "{name}");
            }
        }
    }
}

#[tokio::test]
async fn a_slow_answer_is_waited_for_and_a_held_one_is_not() {
    for profile in PROFILES {
        let site = Site::new(profile, &["identity-slow"]).await;
        site.fault("AddClient", "slow", 1).await;
        assert!(site.client.add_client(&postman()).await.is_ok(), "{profile}");
        for (fault, acted) in [("hold", true), ("hold-before", false)] {
            let site = Site::new(profile, &[]).await;
            site.fault("AddClient", fault, 1).await;
            site.transport.wait_at_most(150);
            let error = site.client.add_client(&postman()).await.unwrap_err();
            assert_eq!(error.cause, Cause::TimedOut, "{profile}, {fault}");
            assert!(!error.nothing_was_done(), "{profile}, {fault}");
            let made = site.state().await["apps"].as_array().unwrap().len() == 4;
            assert_eq!(made, acted, "{profile}, {fault}");
            site.release().await;
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
async fn sign_in_that_meets_a_fault_is_no_ended_session() {
    for profile in PROFILES {
        for (fault, cause) in [
            ("html", Cause::NotJson),
            ("login-page", Cause::NotJson),
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
            let error = site.client.sign_in("Supervisor", &password).await.unwrap_err();
            assert_eq!(error.cause, cause, "{profile}, {fault}: {error:?}");
            assert_eq!(site.calls().await, ["Login"], "{profile}, {fault}");
        }
    }
}
