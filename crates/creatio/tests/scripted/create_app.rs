//! Creating an app: sent once, and a second time only after proof that nothing was created.

use creatio::{Cause, ClientCredentials, NewApp};
use serde_json::json as value;

use crate::support::*;

const ADD: &str = "/0/rest/OAuthConfigService/AddClient";
const CREATED: &str = r#"{"AddClientResult":{"success":true,"clientId":"0A1B","clientSecret":"S3CRET"}}"#;

fn new_app() -> NewApp {
    NewApp {
        name: "Postman".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        description: "Try-outs".to_owned(),
        system_user_id: supervisor(),
    }
}

#[test]
fn a_new_app_is_sent_once_with_the_members_of_every_version() {
    let (client, script) = signed_in(vec![json(200, CREATED)]);
    let ClientCredentials { client_id, client_secret } = wait(client.create_app(&new_app())).unwrap();
    assert_eq!((client_id.as_str(), client_secret.expose()), ("0A1B", "S3CRET"));
    let request = value!({"name": "Postman", "applicationUrl": "http://www.creatio.com",
        "systemUserId": supervisor().as_str(), "description": "Try-outs",
        "grantType": "client_credentials", "allowedGrantTypes": ["client_credentials"]});
    assert_eq!(script.bodies(), [value!({"addClientRequest": request})]);
    assert_eq!(script.urls(), [ADD]);
}

fn refusal(message: &str) -> Reply {
    json(200, &value!({"AddClientResult": {"success": false, "errorInfo": {"message": message}}}).to_string())
}

#[test]
fn a_new_app_is_sent_again_to_a_version_that_refuses_newer_members() {
    let request_error = || html(400, "<title>Request Error</title>");
    for (name, first) in [
        ("400", request_error()),
        ("unexpected member", refusal("Encountered unexpected member 'description'")),
        ("named member", refusal("Property grantType does not exist")),
    ] {
        let (client, script) = signed_in(vec![first, json(200, CREATED)]);
        wait(client.create_app(&new_app())).unwrap();
        let request = value!({"name": "Postman", "applicationUrl": "http://www.creatio.com",
            "systemUserId": supervisor().as_str()});
        assert_eq!(script.bodies()[1], value!({"addClientRequest": request}), "{name}");
    }
    let (client, script) = signed_in(vec![request_error(), request_error()]);
    assert_eq!(wait(client.create_app(&new_app())).unwrap_err().cause, Cause::Refused);
    assert_eq!(script.urls().len(), 2, "and not a third time");
    let (client, script) = signed_in(vec![request_error(), cut_off()]);
    assert!(!wait(client.create_app(&new_app())).unwrap_err().certainly_changed_nothing());
    assert_eq!(script.urls().len(), 2);
}

#[test]
fn a_new_app_is_not_sent_again_after_any_other_failure() {
    for (name, reply, cause) in [
        ("cut off", cut_off(), Cause::Unreachable),
        ("timed out", timed_out(), Cause::TimedOut),
        ("fault", html(500, "unexpected member grantType"), Cause::ServerFault),
        ("page", html(200, PROXY_PAGE), Cause::NotJson),
        ("empty", json(200, ""), Cause::NotJson),
        ("cut off in the middle", json(200, &CREATED[..CREATED.len() - 8]), Cause::Malformed),
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
        ("session ended", opaque(), Cause::SessionEnded),
        ("missing", html(404, ""), Cause::ServiceMissing),
        ("unknown message", refusal("Нельзя"), Cause::Refused),
        ("in the middle", refusal("Unexpected error: unknown member grantType"), Cause::Refused),
        ("in Spanish", refusal("El nombre ya existe"), Cause::Refused),
        ("user", refusal("Specified system user is not valid."), Cause::SystemUserInvalid),
        (
            "400 with a known reason",
            json(400, r#"{"Message":"Specified system user is not valid."}"#),
            Cause::SystemUserInvalid,
        ),
    ] {
        let (client, script) = signed_in(vec![reply]);
        let error = wait(client.create_app(&new_app())).unwrap_err();
        assert_eq!(error.cause, cause, "{name}");
        assert_eq!(script.urls(), [ADD], "{name}");
        assert_redacted(&error, "S3CRET", name);
    }
}

#[test]
fn a_response_may_lack_the_secret() {
    let (client, _) = signed_in(vec![json(200, r#"{"AddClientResult":{"success":true,"clientId":"0A1B"}}"#)]);
    let credentials = wait(client.create_app(&new_app())).unwrap();
    assert_eq!(credentials.client_id, "0A1B");
    assert!(credentials.client_secret.is_empty());
}
