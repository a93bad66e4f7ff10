//! Grant types, which only the newer version stores in a table.

use creatio::{Cause, Id};
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn only_the_newer_version_has_grant_types() {
    for profile in PROFILES {
        let site = Site::new(profile, &[]).await;
        let app = site.first_app().await;
        assert_eq!(site.client.grant_types(&app.id).await, Ok(None), "{profile}");
        assert_eq!(site.calls().await[1..], ["SelectQuery:OAuthGrantTypeInClient"], "{profile}");
    }
    let site = Site::new(NEWER, &[]).await;
    let app = site.first_app().await;
    let found = site.client.grant_types(&app.id).await;
    assert_eq!(found, Ok(Some(vec!["Client credentials".to_owned()])));
    let unknown_id = "11111111-2222-3333-4444-555555555555".parse::<Id>().unwrap();
    assert_eq!(site.client.grant_types(&unknown_id).await, Ok(Some(Vec::new())));

    site.reset(json!({"profile": NEWER, "start": "connected-site", "apps": 20})).await;
    site.sign_in().await;
    let apps = site.client.apps(ALL).await.unwrap().read;
    let mut names = Vec::new();
    for app in &apps {
        names.extend(site.client.grant_types(&app.id).await.unwrap().unwrap());
    }
    let codes = names.iter().filter(|name| *name == "Authorization code").count();
    assert_eq!((names.len(), codes), (20, 3));
}

#[tokio::test]
async fn a_closed_or_empty_table_is_not_an_error_but_an_ended_session_is() {
    let site = Site::new(NEWER, &["data-service-closed:OAuthGrantTypeInClient"]).await;
    let app = site.first_app().await;
    assert_eq!(site.client.grant_types(&app.id).await, Ok(None));

    let site = Site::new(NEWER, &[]).await;
    site.reset(json!({"profile": NEWER, "start": "connected-site", "apps": 0})).await;
    site.sign_in().await;
    assert_eq!(site.client.grant_types(&app.id).await, Ok(Some(Vec::new())));
    site.end_sessions().await;
    assert_eq!(site.client.grant_types(&app.id).await.unwrap_err().cause, Cause::SessionEnded);
}
