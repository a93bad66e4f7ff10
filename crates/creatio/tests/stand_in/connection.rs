//! From a new site to a connected one, with the documentation's values.

use creatio::{App, Cause, ConnectionTest, DefaultResourceOutcome, Secret, Settings, SettingsChange};
use serde_json::json;

use crate::support::*;

fn documented() -> SettingsChange {
    SettingsChange {
        url: Some("http://localhost:8090/".to_owned()),
        client_id: Some("IdServiceUser".to_owned()),
        client_secret: Some(Secret::new("ItIsMyPasswordForIdentityService".to_owned())),
    }
}

#[tokio::test]
async fn a_new_site_is_connected_step_by_step() {
    for profile in PROFILES {
        let site = Site::unsigned(profile, &[]).await;
        site.reset(json!({"profile": profile, "start": "new-site"})).await;
        site.sign_in().await;
        let client = &site.client;

        assert_eq!(client.feature_enabled().await, Ok(false), "{profile}");
        assert_eq!(client.enable_feature().await, Ok(true), "{profile}");
        assert_eq!(client.feature_enabled().await, Ok(true), "{profile}");
        let calls = site.calls().await;
        assert_eq!(calls.iter().filter(|call| *call == "SetFeatureStateForAllUsers").count(), 1);

        assert_eq!(client.settings().await, Ok(Settings::default()), "{profile}");
        client.save_settings(&documented()).await.unwrap();
        let settings = client.settings().await.unwrap();
        assert_eq!(settings.url.as_deref(), Some("http://localhost:8090/"), "{profile}");
        assert_eq!(settings.client_id.as_deref(), Some("IdServiceUser"), "{profile}");
        let state = site.state().await;
        let secret = &state["settings"]["OAuth20IdentityServerClientSecret"];
        assert_eq!(secret, "ItIsMyPasswordForIdentityService", "{profile}");

        assert_eq!(client.default_resources().await, Ok(Vec::new()), "{profile}");
        let cause = client.create_app(&postman()).await.unwrap_err().cause;
        assert_eq!(cause, Cause::DefaultResourceMissing, "{profile}");
        let outcome = client.create_default_resource().await;
        assert_eq!(outcome, Ok(DefaultResourceOutcome::Created), "{profile}");
        assert_eq!(
            client.create_default_resource().await,
            Ok(DefaultResourceOutcome::AlreadyExisted),
            "{profile}"
        );
        let resources = client.default_resources().await.unwrap();
        assert_eq!(resources.len(), 1, "{profile}");
        assert!(resources[0].name.starts_with("ApplicationAccess_"), "{profile}: {resources:?}");

        let credentials = client.create_app(&postman()).await.unwrap();
        assert!(!credentials.client_secret.is_empty(), "{profile}");
        assert_eq!(client.apps(ALL).await.unwrap().read.len(), 1, "{profile}");
    }
}

#[tokio::test]
async fn a_setting_without_a_new_value_is_not_changed() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let change = SettingsChange { client_id: Some("Another".to_owned()), ..SettingsChange::default() };
        site.client.save_settings(&change).await.unwrap();
        let settings = &site.state().await["settings"];
        assert_eq!(settings["OAuth20IdentityServerClientId"], "Another", "{profile}");
        let secret = &settings["OAuth20IdentityServerClientSecret"];
        assert_eq!(secret, "ItIsMyPasswordForIdentityService", "{profile}");
    }
}

#[tokio::test]
async fn the_health_check_reports_each_problem() {
    let site = Site::new(FRAMEWORK, &[]).await;
    assert_eq!(site.client.health().await.unwrap_err().cause, Cause::ServiceMissing);

    for (condition, flags, expected) in [
        ("", (true, true, true), None),
        ("identity-wrong-credentials", (true, true, false), Some("Can't retrieve access_token")),
        ("identity-down", (true, false, false), Some("is unavailable")),
        ("settings-empty", (false, false, false), Some("are empty")),
    ] {
        let conditions: &[&str] = if condition.is_empty() { &[] } else { &[condition] };
        let health = Site::new(CORE, conditions).await.client.health().await.unwrap();
        let found =
            (health.settings_filled_in, health.identity_service_available, health.access_token_retrievable);
        assert_eq!(found, flags, "{condition}: {health:?}");
        assert_eq!(health.message.is_some(), expected.is_some(), "{condition}");
        let message = health.message.unwrap_or_default();
        assert!(message.contains(expected.unwrap_or_default()), "{condition}: {message}");
    }
}

#[tokio::test]
async fn a_test_asks_the_identity_service_and_changes_nothing_but_the_time() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let app = site.client.apps(ALL).await.unwrap().read.remove(0);
        assert_eq!(site.client.test_connection(&app).await, Ok(ConnectionTest::Passed), "{profile}");
        let now = site.client.app(&app.id).await.unwrap();
        assert_eq!(App { modified_on: app.modified_on.clone(), ..now }, app, "{profile}");
        site.set("identity-wrong-credentials").await;
        let cause = site.client.test_connection(&app).await.unwrap_err().cause;
        assert_eq!(cause, Cause::IdentityServiceRefused, "{profile}");
    }
}

#[tokio::test]
async fn rights_are_read_one_by_one() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        for operation in
            ["CanManageSolution", "CanManageSysSettings", "CanManageAdministration", "CanUseODataService"]
        {
            assert_eq!(site.client.can_execute(operation).await, Ok(true), "{profile}, {operation}");
            site.set(&format!("no-{operation}")).await;
            assert_eq!(site.client.can_execute(operation).await, Ok(false), "{profile}, {operation}");
        }
    }
}

#[tokio::test]
async fn the_switch_in_the_config_file_is_read_without_changing_anything() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let before = site.state().await;
        assert_eq!(site.client.oauth_enabled_in_config_file().await, Ok(true), "{profile}");
        assert_eq!(site.state().await, before, "{profile}");
        let site = Site::new(profile, &["switch-off"]).await;
        assert_eq!(site.client.oauth_enabled_in_config_file().await, Ok(false), "{profile}");
    }
}
