//! Creatio's diagnosis of its connection.

use creatio::{Cause, Health};
use serde_json::json as value;

use crate::support::*;

#[test]
fn the_health_is_read_from_200_and_500() {
    let body = |available: bool, more: &str| {
        format!(
            r#"{{"HasProblem":{},"IsSystemSettingsFilledIn":true,"IsIdentityServiceAvailable":{available},"IsAccessTokenRetrievableForSystemActions":{available}{more}}}"#,
            !available
        )
    };
    let health = |available: bool| Health {
        settings_filled_in: true,
        identity_service_available: available,
        access_token_retrievable: available,
        default_resource_registered: None,
        message: None,
        status: if available { 200 } else { 500 },
    };
    let message = "IdentityService specified in system setting OAuth20IdentityServerUrl is unavailable.";
    let problem = || Health { message: Some(message.to_owned()), ..health(false) };
    for (name, reply, outcome) in [
        ("no problem", json(200, &body(true, "")), Ok(health(true))),
        ("problem", json(500, &body(false, &format!(r#","Message":"{message}""#))), Ok(problem())),
        (
            "newer",
            json(200, &body(true, r#","IsDefaultResourceRegistered":false"#)),
            Ok(Health { default_resource_registered: Some(false), ..health(true) }),
        ),
        ("missing", html(404, ""), Err(Cause::ServiceMissing)),
        ("fault", html(500, PROXY_PAGE), Err(Cause::ServerFault)),
        ("fault as JSON", json(500, r#"{"Message":"Oh"}"#), Err(Cause::ServerFault)),
        ("page", html(200, PROXY_PAGE), Err(Cause::NotJson)),
        ("wrong type", json(200, &body(true, "").replacen("true", "1", 1)), Err(Cause::Malformed)),
        (
            "wrong type in 500",
            json(500, &body(false, "").replace(r#"FilledIn":true"#, r#"FilledIn":"""#)),
            Err(Cause::Malformed),
        ),
        ("none", json(200, "{}"), Err(Cause::Malformed)),
        ("signed out", opaque(), Err(Cause::SessionEnded)),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(wait(client.health()).map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls(), ["/0/api/OAuthHealthCheck"]);
    }
}

#[test]
fn the_switch_in_the_config_file_shows_in_the_error_of_a_service() {
    let refused = |message: &str| {
        let body = value!({"GrantAccessResult": {"success": false, "errorInfo": {"message": message}}});
        json(200, &body.to_string())
    };
    let off = "To enable OAuth 2.0 set Feature-EnableOAuth20Integration = true in AppSettings section of application config file";
    for (name, reply, outcome) in [
        ("on", refused("Client with specified clientId does not exist."), Ok(true)),
        ("on, and stumbled elsewhere", refused("Unexpected error: x"), Ok(true)),
        ("off", refused(off), Ok(false)),
        (
            "without the right",
            refused("Current user does not have sufficient permissions to run \"CanManageSolution\"."),
            Err(Cause::Forbidden),
        ),
        ("fault", html(500, PROXY_PAGE), Err(Cause::ServerFault)),
        ("missing", html(404, ""), Err(Cause::ServiceMissing)),
        ("another shape", json(200, "{}"), Err(Cause::Malformed)),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(
            wait(client.oauth_enabled_in_config_file()).map_err(|error| error.cause),
            outcome,
            "{name}"
        );
        assert_eq!(script.urls(), ["/0/rest/OAuthConfigService/GrantAccess"]);
        let client_id = &script.bodies()[0]["grantAccessRequest"]["clientId"];
        assert_eq!(client_id, "00000000-0000-0000-0000-000000000000", "the id of no app");
    }
}
