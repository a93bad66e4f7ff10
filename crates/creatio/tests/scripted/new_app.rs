//! Making an app: sent once, and once more only where that is proved to be safe.

use creatio::{Cause, NewApp, NewClient};
use serde_json::json as value;

use crate::support::*;

const ADD: &str = "/0/rest/OAuthConfigService/AddClient";
const MADE: &str = r#"{"AddClientResult":{"success":true,"clientId":"0A1B","clientSecret":"S3CRET"}}"#;

fn new_app() -> NewApp {
    NewApp {
        name: "Postman".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        description: "Try-outs".to_owned(),
        system_user_id: supervisor(),
        redirect_url: None,
    }
}

#[test]
fn a_new_app_is_sent_once_with_all_that_any_version_takes() {
    let (client, script) = signed_in(vec![json(200, MADE), json(200, MADE)]);
    let NewClient { client_id, client_secret } = wait(client.add_client(&new_app())).unwrap();
    assert_eq!((client_id.as_str(), client_secret.expose()), ("0A1B", "S3CRET"));
    wait(client.add_client(&NewApp { redirect_url: Some("https://a/cb".to_owned()), ..new_app() })).unwrap();
    let mut request = value!({"name": "Postman", "applicationUrl": "http://www.creatio.com",
        "systemUserId": supervisor().as_str(), "description": "Try-outs",
        "grantType": "client_credentials", "allowedGrantTypes": ["client_credentials"]});
    let bodies = script.bodies();
    assert_eq!(bodies[0], value!({"addClientRequest": request}));
    request["redirectUrl"] = value!("https://a/cb");
    assert_eq!(bodies[1], value!({"addClientRequest": request}));
    assert_eq!(script.urls(), [ADD, ADD]);
}

fn refusal(words: &str) -> Reply {
    json(200, &value!({"AddClientResult": {"success": false, "errorInfo": {"message": words}}}).to_string())
}

#[test]
fn a_new_app_is_sent_again_only_to_a_version_that_refused_the_newer_members() {
    let request_error = || html(400, "<title>Request Error</title>");
    for (name, first) in [
        ("400", request_error()),
        ("unexpected member", refusal("Encountered unexpected member 'description'")),
        ("named member", refusal("Property grantType does not exist")),
    ] {
        let (client, script) = signed_in(vec![first, json(200, MADE)]);
        wait(client.add_client(&new_app())).unwrap();
        let request = value!({"name": "Postman", "applicationUrl": "http://www.creatio.com",
            "systemUserId": supervisor().as_str()});
        assert_eq!(script.bodies()[1], value!({"addClientRequest": request}), "{name}");
    }
    let (client, script) = signed_in(vec![request_error(), request_error()]);
    assert_eq!(wait(client.add_client(&new_app())).unwrap_err().cause, Cause::Refused);
    assert_eq!(script.urls().len(), 2, "and not a third time");
    let (client, script) = signed_in(vec![request_error(), cut()]);
    assert!(!wait(client.add_client(&new_app())).unwrap_err().nothing_was_done());
    assert_eq!(script.urls().len(), 2);
}

#[test]
fn a_new_app_is_not_sent_again_otherwise() {
    for (name, reply, cause) in [
        ("cut", cut(), Cause::Unreachable),
        ("too late", late(), Cause::TimedOut),
        ("fault", html(500, "unexpected member grantType"), Cause::ServerFault),
        ("page", html(200, PROXY_PAGE), Cause::NotJson),
        ("empty", json(200, ""), Cause::NotJson),
        ("cut in half", json(200, &MADE[..MADE.len() - 8]), Cause::Malformed),
        (
            "no client id",
            json(200, r#"{"AddClientResult":{"success":true,"clientSecret":"S3CRET"}}"#),
            Cause::Malformed,
        ),
        (
            "secret of wrong type",
            json(200, r#"{"AddClientResult":{"success":true,"clientId":"0A1B","clientSecret":5}}"#),
            Cause::Malformed,
        ),
        (
            "success of wrong type",
            json(200, r#"{"AddClientResult":{"success":"true","clientSecret":"S3CRET"}}"#),
            Cause::Malformed,
        ),
        ("session over", opaque(), Cause::SessionEnded),
        ("missing", html(404, ""), Cause::ServiceMissing),
        ("unknown words", refusal("Нельзя"), Cause::Refused),
        ("in the middle", refusal("Unexpected error: unknown member grantType"), Cause::Refused),
        ("user", refusal("Specified system user is not valid."), Cause::SystemUserInvalid),
        (
            "400 with a known reason",
            json(400, r#"{"Message":"Specified system user is not valid."}"#),
            Cause::SystemUserInvalid,
        ),
    ] {
        let (client, script) = signed_in(vec![reply]);
        let error = wait(client.add_client(&new_app())).unwrap_err();
        assert_eq!(error.cause, cause, "{name}");
        assert_eq!(script.urls(), [ADD], "{name}");
        assert_hidden(&error, "S3CRET", name);
    }
}

#[test]
fn an_answer_without_the_secret_still_tells_the_client_id() {
    let (client, _) = signed_in(vec![json(200, r#"{"AddClientResult":{"success":true,"clientId":"0A1B"}}"#)]);
    let made = wait(client.add_client(&new_app())).unwrap();
    assert_eq!(made.client_id, "0A1B");
    assert!(made.client_secret.is_empty());
}
