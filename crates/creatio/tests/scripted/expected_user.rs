//! Changes in the name of the user whom the page shows, and of no other.

use std::sync::Arc;

use creatio::{AppChange, Cause, Client, User};

use crate::support::*;

const MARY: &str = r#"{"userInfo":{"id":"0a1b2c3d-0000-4000-8000-000000000001","contactName":"Mary King"}}"#;
const UPDATED: &str = r#"{"UpdateClientResult":{"success":true}}"#;
const USER_INFO: &str = "/0/ServiceModel/UserInfoService.svc/GetCurrentUserInfo";
const UPDATE: &str = "/0/rest/OAuthConfigService/UpdateClient";
const GET_SECRET: &str = "/0/rest/OAuthConfigService/GetClientSecret";

/// A client that expects Supervisor, and what it receives next.
fn expecting_supervisor(replies: Vec<Reply>) -> (Client, Arc<Script>) {
    let (client, script) = signed_in(replies);
    client.expect_user(Some(&User { id: Some(supervisor()), name: "Supervisor".to_owned() }));
    (client, script)
}

fn update(client: &Client) -> Result<(), Cause> {
    let change = AppChange { client_id: "id".to_owned(), is_active: Some(false), ..AppChange::default() };
    wait(client.update_app(&change)).map_err(|error| error.cause)
}

fn other(name: &str) -> Result<(), Cause> {
    Err(Cause::OtherUser { name: name.to_owned() })
}

#[test]
fn a_write_is_sent_for_the_expected_user_only() {
    const NAMELESS: &str = r#"{"userInfo":{"contactName":"Supervisor"}}"#;
    for (name, cookies, replies, urls, outcome) in [
        ("the same cookie", vec![CSRF], vec![json(200, UPDATED)], vec![UPDATE], Ok(())),
        (
            "a new session of the same user",
            vec!["other"],
            vec![json(200, SIGNED_IN), json(200, UPDATED)],
            vec![USER_INFO, UPDATE],
            Ok(()),
        ),
        ("another user", vec!["other"], vec![json(200, MARY)], vec![USER_INFO], other("Mary King")),
        (
            "no cookie, the same user",
            vec![],
            vec![json(200, SIGNED_IN), json(200, UPDATED)],
            vec![USER_INFO, UPDATE],
            Ok(()),
        ),
        ("no cookie, another user", vec![], vec![json(200, MARY)], vec![USER_INFO], other("Mary King")),
        ("a cookie more", vec![CSRF, "other"], vec![json(200, MARY)], vec![USER_INFO], other("Mary King")),
        (
            "the same name without an id",
            vec!["other"],
            vec![json(200, NAMELESS), json(200, UPDATED)],
            vec![USER_INFO, UPDATE],
            Ok(()),
        ),
        ("no user", vec!["other"], vec![opaque(), opaque()], vec![USER_INFO], Err(Cause::SessionEnded)),
    ] {
        let (client, script) = expecting_supervisor(replies);
        script.set_csrf(&cookies);
        assert_eq!(update(&client), outcome, "{name}");
        assert_eq!(script.urls()[..urls.len()], urls, "{name}");
        assert!(
            outcome.is_ok() || !script.urls().iter().any(|url| url == UPDATE),
            "{name}: nothing was sent"
        );
    }
}

#[test]
fn a_user_who_was_checked_is_not_asked_for_again() {
    let (client, script) =
        expecting_supervisor(vec![json(200, SIGNED_IN), json(200, UPDATED), json(200, UPDATED)]);
    script.set_csrf(&["newer"]);
    assert_eq!((update(&client), update(&client)), (Ok(()), Ok(())));
    assert_eq!(script.urls(), [USER_INFO, UPDATE, UPDATE]);
}

#[test]
fn a_secret_is_read_for_the_expected_user_only_and_other_reads_by_any_user() {
    let (client, script) = expecting_supervisor(vec![json(200, MARY)]);
    script.set_csrf(&["other"]);
    let error = wait(client.client_secret(&id(POSTMAN))).unwrap_err();
    assert_eq!(error.cause, Cause::OtherUser { name: "Mary King".to_owned() });
    assert!(error.certainly_changed_nothing());
    assert_eq!(script.urls(), [USER_INFO]);
    script.start_again_with(vec![json(200, r#"{"FeatureState":1}"#)]);
    assert_eq!(wait(client.feature_enabled()), Ok(true));
    client.expect_user(None);
    let secret = json(200, r#"{"GetClientSecretResult":{"success":true,"clientSecret":"S"}}"#);
    script.start_again_with(vec![secret]);
    wait(client.client_secret(&id(POSTMAN))).unwrap();
    assert_eq!(script.urls(), [GET_SECRET]);
}
