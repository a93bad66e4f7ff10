//! What each call returns under the conditions of a site.

use creatio::{Cause, Client, Error, SettingsChange};

use crate::support::*;

/// Each write of the section by name, with its result.
async fn writes(site: &Site) -> Vec<(&'static str, Result<(), Error>)> {
    let (client, app) = (&site.client, site.first_app().await);
    vec![
        ("add", client.create_app(&postman()).await.map(drop)),
        ("switch", client.update_app(&switch(&app, !app.is_active)).await),
        ("describe", client.set_description(&app.id, "new").await),
        ("delete", client.delete_app(&app.client_id).await),
    ]
}

#[tokio::test]
async fn writes_report_what_prevents_them() {
    let unreachable = Cause::IdentityServiceUnreachable { url: Some("http://localhost:8090".to_owned()) };
    let all = ["add", "switch", "describe", "delete"];
    let service = ["add", "switch", "delete"];
    for (condition, concerned, cause) in [
        ("identity-down", &all[..], unreachable),
        ("identity-wrong-credentials", &all[..], Cause::IdentityServiceRefused),
        ("switch-off", &service[..], Cause::OAuthDisabledInConfigFile),
        ("no-CanManageSolution", &service[..], Cause::Forbidden),
        ("no-default-resource", &all[..1], Cause::DefaultResourceMissing),
        ("two-default-resources", &all[..1], Cause::MoreThanOneDefaultResource),
    ] {
        for profile in PROFILES {
            let site = Site::new(profile, &[condition]).await;
            let before = site.state().await;
            let outcomes = writes(&site).await;
            for (name, outcome) in outcomes.into_iter().filter(|(name, _)| concerned.contains(name)) {
                let error = outcome.expect_err(&format!("{profile}, {condition}, {name}"));
                assert_eq!(error.cause, cause, "{profile}, {condition}, {name}: {error:?}");
                assert!(error.certainly_changed_nothing(), "{profile}, {condition}, {name}");
                assert!(error.message().is_some() != error.is_withheld(), "{profile}, {condition}, {name}");
            }
            if concerned == all {
                assert_eq!(site.state().await["apps"], before["apps"], "{profile}, {condition}");
            }
        }
    }
}

#[tokio::test]
async fn creating_the_default_resource_reports_what_prevents_it() {
    let unreachable = Cause::IdentityServiceUnreachable { url: Some("http://localhost:8090".to_owned()) };
    for (condition, cause) in [
        ("identity-down", unreachable),
        ("identity-wrong-credentials", Cause::IdentityServiceRefused),
        ("switch-off", Cause::OAuthDisabledInConfigFile),
        ("no-CanManageSolution", Cause::Forbidden),
    ] {
        for profile in PROFILES {
            let site = Site::new(profile, &["no-default-resource", condition]).await;
            let error = site.client.create_default_resource().await.unwrap_err();
            assert_eq!(error.cause, cause, "{profile}, {condition}: {error:?}");
            assert_eq!(site.client.default_resources().await, Ok(Vec::new()), "{profile}, {condition}");
        }
    }
    let site = Site::new(CORE, &["two-default-resources"]).await;
    assert_eq!(site.client.default_resources().await.unwrap().len(), 2);
}

#[tokio::test]
async fn the_secret_requires_a_right_but_not_the_switch() {
    for profile in PROFILES {
        for (condition, cause) in [("no-CanManageSolution", Some(Cause::Forbidden)), ("switch-off", None)] {
            let site = Site::new(profile, &[condition]).await;
            let app = site.first_app().await;
            let found = site.client.client_secret(&app.id).await.err().map(|error| error.cause);
            assert_eq!(found, cause, "{profile}, {condition}");
        }
    }
}

#[tokio::test]
async fn settings_that_are_not_saved_are_named() {
    let change = || SettingsChange {
        url: Some("http://other".to_owned()),
        client_id: Some("Other".to_owned()),
        client_secret: None,
    };
    let refused = |codes: &[&str]| Cause::SettingsRefused {
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
    };
    for profile in PROFILES {
        for (condition, codes) in [
            ("setting-refused:OAuth20IdentityServerClientId", vec!["OAuth20IdentityServerClientId"]),
            ("no-CanManageSysSettings", vec!["OAuth20IdentityServerUrl", "OAuth20IdentityServerClientId"]),
        ] {
            let site = Site::new(profile, &[condition]).await;
            let error = site.client.save_settings(&change()).await.unwrap_err();
            assert_eq!(error.cause, refused(&codes), "{profile}, {condition}: {error:?}");
            assert!(
                !error.certainly_changed_nothing(),
                "{profile}, {condition}: the others may have been saved"
            );
        }
        let site = Site::new(profile, &["settings-empty"]).await;
        let settings = site.client.settings().await.unwrap();
        assert_eq!((settings.url, settings.client_id), (None, None), "{profile}");
    }
}

#[tokio::test]
async fn a_missing_service_is_reported_as_missing() {
    for profile in PROFILES {
        for condition in ["no-feature-service", "no-rights-service", "no-health-check"] {
            let site = Site::new(profile, &[condition]).await;
            let client: &Client = &site.client;
            for (lacked_by, outcome) in [
                ("no-feature-service", client.feature_enabled().await.map(drop)),
                ("no-feature-service", client.enable_feature().await.map(drop)),
                ("no-rights-service", client.can_execute("CanManageSolution").await.map(drop)),
            ] {
                let cause = outcome.err().map(|error| error.cause);
                let expected = (lacked_by == condition).then_some(Cause::ServiceMissing);
                assert_eq!(cause, expected, "{profile}, {condition}");
            }
            let missing = profile == FRAMEWORK || condition == "no-health-check";
            let cause = client.health().await.err().map(|error| error.cause);
            assert_eq!(cause, missing.then_some(Cause::ServiceMissing), "{profile}, {condition}");
        }
    }
}

#[tokio::test]
async fn the_feature_follows_its_condition() {
    for profile in PROFILES {
        let site = Site::new(profile, &["feature-off"]).await;
        assert_eq!(site.client.feature_enabled().await, Ok(false), "{profile}");
        assert_eq!(site.client.enable_feature().await, Ok(true), "{profile}");
        let site = Site::new(profile, &[]).await;
        assert_eq!(site.client.enable_feature().await, Ok(true), "{profile}");
        assert_eq!(site.calls().await, ["GetFeatureState"], "{profile}: no second request");
    }
}

#[tokio::test]
async fn an_app_that_the_identity_service_does_not_know_is_refused() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let (client, app) = (&site.client, site.first_app().await);
        site.identity("forget", &[&app.name]).await;
        for (name, outcome) in [
            ("switch", client.update_app(&switch(&app, !app.is_active)).await),
            ("describe", client.set_description(&app.id, "new").await),
            ("delete", client.delete_app(&app.client_id).await),
        ] {
            let error = outcome.expect_err(name);
            assert_eq!(error.cause, Cause::IdentityServiceRefused, "{profile}, {name}");
            assert!(error.certainly_changed_nothing(), "{profile}, {name}");
        }
        assert_eq!(client.app(&app.id).await.as_ref(), Ok(&app), "{profile}");
        client.delete_app(&client.apps(ALL).await.unwrap().read[1].client_id).await.unwrap();
        site.identity("remember", &[&app.name]).await;
        client.delete_app(&app.client_id).await.unwrap();
    }
}
