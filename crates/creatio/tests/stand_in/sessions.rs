//! Signing in and out, and sessions that end.

use creatio::{Cause, Secret, SignInOutcome, Workspace};
use serde_json::json;

use crate::support::*;

fn password(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

#[tokio::test]
async fn the_workspace_is_found_after_sign_in() {
    for (profile, workspace) in [(FRAMEWORK, Workspace::Zero), (CORE, Workspace::Root)] {
        let site = Site::unsigned(profile, &[]).await;
        let error = site.client.current_user().await.unwrap_err();
        assert_eq!(error.cause, Cause::SessionEnded, "{profile}: {error:?}");
        assert_eq!(site.client.workspace(), None, "{profile}: a redirect reveals nothing");

        assert_eq!(
            site.client.sign_in("Supervisor", &password("Supervisor"), 0).await,
            Ok(SignInOutcome::Complete)
        );
        let before = site.calls().await.len();
        let user = site.client.current_user().await.unwrap();
        assert!(!user.name.is_empty(), "{profile}");
        assert_eq!(user.id.map(|id| id.to_string()).as_deref(), Some(SUPERVISOR), "{profile}");
        assert_eq!(site.client.workspace(), Some(workspace), "{profile}");
        assert!(site.calls().await.len() - before <= 2, "{profile}");
    }
}

#[tokio::test]
async fn an_existing_session_is_used() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let fresh = site.fresh_client();
        assert_eq!(fresh.apps(ALL).await.unwrap().read.len(), 3, "{profile}: the workspace is found first");
    }
}

#[tokio::test]
async fn a_site_without_user_info_still_has_a_current_user() {
    for (profile, workspace) in [(FRAMEWORK, Workspace::Zero), (CORE, Workspace::Root)] {
        let site = Site::new(profile, &["no-user-info-service"]).await;
        let client = site.fresh_client();
        let user = client.current_user().await.unwrap();
        assert_eq!(user.id.map(|id| id.to_string()).as_deref(), Some(SUPERVISOR), "{profile}");
        assert!(!user.name.is_empty(), "{profile}");
        assert_eq!(client.workspace(), Some(workspace), "{profile}");
    }
}

#[tokio::test]
async fn a_wrong_stored_workspace_is_corrected() {
    for (profile, wrong) in [(FRAMEWORK, Workspace::Root), (CORE, Workspace::Zero)] {
        let site = Site::new(profile, &[]).await;
        let origin = site.client.site_root().to_owned();
        let client = creatio::Client::new(site.transport.clone(), origin, Some(wrong));
        assert_eq!(client.apps(ALL).await.unwrap().read.len(), 3, "{profile}");
        assert_ne!(client.workspace(), Some(wrong), "{profile}");
    }
}

#[tokio::test]
async fn sign_in_is_refused_or_incomplete() {
    for profile in PROFILES {
        let site = Site::unsigned(profile, &[]).await;
        for (user, given) in [("Supervisor", "wrong"), ("unknown", "Supervisor"), ("", "")] {
            let error = site.client.sign_in(user, &password(given), 0).await.unwrap_err();
            assert_eq!(error.cause, Cause::SignInRefused, "{profile}, {user}: {error:?}");
        }
        for (condition, outcome) in [
            ("two-factor", Err(Cause::SecondFactorNeeded)),
            ("totp-not-enabled", Err(Cause::TotpNotEnabled)),
            ("licence-missing", Err(Cause::NoLicense)),
            ("licence-needed", Ok("LicenseNeeded")),
            ("password-expired", Ok("PasswordExpired")),
            ("password-change", Ok("PasswordChangeAdvised")),
        ] {
            // On a new site each, since the cookies of an earlier sign-in would still be readable.
            let site = Site::unsigned(profile, &[condition]).await;
            let found = site.client.sign_in("Supervisor", &password("Supervisor"), 0).await;
            let found = found.map(|how| format!("{how:?}")).map_err(|error| error.cause);
            match (&found, outcome) {
                (Ok(how), Ok(expected)) => {
                    assert!(how.starts_with(expected), "{profile}, {condition}: {how}")
                }
                (Err(cause), Err(expected)) => assert_eq!(*cause, expected, "{profile}, {condition}"),
                _ => panic!("{profile}, {condition}: {found:?}"),
            }
        }
    }
}

#[tokio::test]
async fn an_ended_session_shows_in_each_of_its_shapes() {
    for profile in PROFILES {
        for shape in ["401", "redirect", "csrf"] {
            let name = format!("{profile}, {shape}");
            let site = Site::new(profile, &[&format!("session-shape:{shape}")]).await;
            let app = site.first_app().await;
            site.end_sessions().await;
            let client = &site.client;
            for (what, outcome) in [
                ("who", client.current_user().await.map(drop)),
                ("read", client.apps(ALL).await.map(drop)),
                ("write", client.update_app(&switch(&app, !app.is_active)).await),
                ("create", client.create_app(&postman()).await.map(drop)),
                ("settings", client.settings().await.map(drop)),
            ] {
                let error = outcome.unwrap_err();
                assert_eq!(error.cause, Cause::SessionEnded, "{name}, {what}: {error:?}");
                assert!(error.certainly_changed_nothing(), "{name}, {what}");
            }
            assert_eq!(site.acted("AddClient").await, [false], "{name}");
            // After signing in again the same client works.
            client.sign_in("Supervisor", &password("Supervisor"), 0).await.unwrap();
            client.create_app(&postman()).await.unwrap();
            assert_eq!(site.acted("AddClient").await, [false, true], "{name}");
        }
    }
}

#[tokio::test]
async fn sign_out_ends_the_session() {
    for profile in PROFILES {
        for (name, fault) in [
            ("usual", None),
            ("without the service", Some("not-found")),
            ("stale BPMCSRF", Some("stale-csrf")),
        ] {
            let site = Site::new(profile, &[]).await;
            if let Some(fault) = fault {
                site.fault("Logout", fault, 1).await;
            }
            assert_eq!(site.client.sign_out().await, Ok(()), "{profile}, {name}");
            let state = site.state().await;
            assert_eq!(state["sessions"], json!([]), "{profile}, {name}");
            let cause = site.client.current_user().await.unwrap_err().cause;
            assert_eq!(cause, Cause::SessionEnded, "{profile}, {name}");
            assert_eq!(site.client.sign_out().await, Ok(()), "{profile}, {name}: twice is no error");
        }
    }
}
