//! Apps and users.

use creatio::{AppChange, Cause, Id, Page, UserKind};
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn a_long_list_is_read_in_order_and_in_pages() {
    for profile in PROFILES {
        let site = Site::unsigned(profile, &[]).await;
        site.reset(json!({"profile": profile, "start": "connected-site", "apps": 200, "users": 30})).await;
        site.sign_in().await;
        let all = site.client.apps(ALL).await.unwrap().read;
        assert_eq!(all.len(), 200, "{profile}");
        assert!(all.is_sorted_by_key(|app| app.name.to_lowercase()), "{profile}");
        let mut paged = Vec::new();
        for offset in [0, 70, 140] {
            paged.extend(site.client.apps(Page { offset, rows: 70 }).await.unwrap().read);
        }
        assert_eq!(paged, all, "{profile}");
        assert!(all.iter().any(|app| !app.is_active) && all.iter().any(|app| app.is_active), "{profile}");
        assert!(all.iter().all(|app| app.system_user.is_some() && !app.modified_on.is_empty()), "{profile}");
        let journal = serde_json::to_string(&site.journal().await).unwrap();
        assert!(!journal.contains("ClientSecret"), "{profile}");
    }
}

#[tokio::test]
async fn an_app_is_created_found_changed_and_deleted() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let client = &site.client;
        let credentials = client.create_app(&postman()).await.unwrap();
        let app = client.find_app_by_client_id(&credentials.client_id).await.unwrap().unwrap();
        assert_eq!((app.name.as_str(), app.is_active), ("Postman", true), "{profile}");
        assert_eq!(app.description, "", "{profile}: these versions ignore it");
        assert_eq!(app.system_user.as_ref().map(|user| user.id.to_string()).as_deref(), Some(SUPERVISOR));
        assert_eq!(client.app(&app.id).await.as_ref(), Ok(&app), "{profile}");
        assert_eq!(client.find_apps_by_name("Postman").await, Ok(vec![app.clone()]), "{profile}");
        assert_eq!(client.find_apps_by_name("Postma").await, Ok(Vec::new()), "{profile}");
        assert_eq!(client.client_secret(&app.id).await.unwrap().expose(), credentials.client_secret.expose());

        client.set_description(&app.id, "Try-outs").await.unwrap();
        let change = AppChange {
            name: Some("Postman 2".to_owned()),
            application_url: Some("https://www.creatio.com/2".to_owned()),
            redirect_url: Some("https://www.creatio.com/cb".to_owned()),
            ..switch(&app, false)
        };
        client.update_app(&change).await.unwrap();
        let changed = client.app(&app.id).await.unwrap();
        assert_eq!((changed.name.as_str(), changed.description.as_str()), ("Postman 2", "Try-outs"));
        assert_eq!(changed.application_url, "https://www.creatio.com/2");
        assert_eq!(changed.redirect_url, "https://www.creatio.com/cb");
        assert_eq!((changed.is_active, &changed.system_user), (false, &app.system_user), "{profile}");
        client.update_app(&switch(&app, true)).await.unwrap();
        let switched = client.app(&app.id).await.unwrap();
        assert_eq!((switched.is_active, switched.name.as_str()), (true, "Postman 2"), "{profile}");

        client.delete_app(&credentials.client_id).await.unwrap();
        let cause = client.app(&app.id).await.unwrap_err().cause;
        assert_eq!(cause, Cause::RecordNotFound, "{profile}");
        assert_eq!(client.find_app_by_client_id(&credentials.client_id).await, Ok(None), "{profile}");
    }
}

#[tokio::test]
async fn a_missing_record_is_reported_as_not_found() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let (client, app) = (&site.client, site.first_app().await);
        let unknown_id = "11111111-2222-3333-4444-555555555555".parse::<Id>().unwrap();
        let unknown = AppChange { client_id: "unknown".to_owned(), ..switch(&app, true) };
        let not_a_user = AppChange { system_user_id: Some(unknown_id.clone()), ..switch(&app, true) };
        for (name, outcome, cause) in [
            ("read", client.app(&unknown_id).await.map(drop), Cause::RecordNotFound),
            ("update", client.update_app(&unknown).await, Cause::RecordNotFound),
            ("delete", client.delete_app("unknown").await, Cause::RecordNotFound),
            ("secret", client.client_secret(&unknown_id).await.map(drop), Cause::RecordNotFound),
            ("description", client.set_description(&unknown_id, "x").await, Cause::NothingChanged),
            ("user of an app", client.update_app(&not_a_user).await, Cause::SystemUserInvalid),
        ] {
            let error = outcome.unwrap_err();
            assert_eq!(error.cause, cause, "{profile}, {name}: {error:?}");
            assert!(error.certainly_changed_nothing(), "{profile}, {name}");
        }
        let new = creatio::NewApp { system_user_id: unknown_id, ..postman() };
        assert_eq!(client.create_app(&new).await.unwrap_err().cause, Cause::SystemUserInvalid, "{profile}");
        assert_eq!(site.acted("AddClient").await, [false], "{profile}");
    }
}

#[tokio::test]
async fn users_are_searched_ordered_and_paged() {
    for profile in PROFILES {
        let site = Site::unsigned(profile, &[]).await;
        site.reset(json!({"profile": profile, "start": "connected-site", "users": 30})).await;
        site.sign_in().await;
        let all = site.client.users("", ALL).await.unwrap().read;
        let state = site.state().await;
        let listed = state["users"].as_array().unwrap().iter();
        let expected =
            listed.filter(|user| matches!(user["SysAdminUnitTypeValue"].as_i64(), Some(4 | 7))).count();
        assert!(expected > 10, "{profile}");
        assert_eq!(all.len(), expected, "{profile}: no roles and no portal users");
        assert!(all.is_sorted_by_key(|user| user.name.to_lowercase()), "{profile}");
        assert!(all.iter().any(|user| !user.is_active), "{profile}");
        assert!(
            all.iter().all(|user| user.kind == UserKind::User),
            "{profile}: technical users came with 8.2"
        );
        let mut paged = site.client.users("", Page { offset: 0, rows: 7 }).await.unwrap().read;
        paged.extend(site.client.users("", Page { offset: 7, rows: 493 }).await.unwrap().read);
        assert_eq!(paged, all, "{profile}");
        let found = site.client.users("pervis", ALL).await.unwrap().read;
        assert_eq!(
            found.iter().map(|user| user.name.as_str()).collect::<Vec<_>>(),
            ["Supervisor"],
            "{profile}"
        );
        assert_eq!(site.client.users("' or 1=1", ALL).await.unwrap().sent(), 0, "{profile}");
    }
}
