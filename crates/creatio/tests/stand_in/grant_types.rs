//! Grant types, which only the newer version keeps in a table.

use creatio::{Cause, Id};
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn grant_types_are_known_to_the_newer_version_alone() {
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
    let nobody = Id::parse("11111111-2222-3333-4444-555555555555").unwrap();
    assert_eq!(site.client.grant_types(&nobody).await, Ok(Some(Vec::new())));

    site.reset(json!({"profile": NEWER, "start": "connected-site", "apps": 20})).await;
    site.sign_in().await;
    let apps = site.client.apps(ALL).await.unwrap();
    let mut names = Vec::new();
    for app in &apps {
        names.extend(site.client.grant_types(&app.id).await.unwrap().unwrap());
    }
    let codes = names.iter().filter(|name| *name == "Authorization code").count();
    assert_eq!((names.len(), codes), (20, 3));
}

#[tokio::test]
async fn a_closed_or_empty_table_is_no_error_and_an_ended_session_is_one() {
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
