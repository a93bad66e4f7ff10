//! What Creatio says of its connection, and what the Identity Service says of itself.

use creatio::{Cause, Credentials, Discovery, Health, Seen};
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
        has_problem: !available,
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
        ("well", json(200, &body(true, "")), Ok(health(true))),
        ("ill", json(500, &body(false, &format!(r#","Message":"{message}""#))), Ok(problem())),
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
        ("wrong type in 500", json(500, &body(false, "").replacen("true", "\"\"", 1)), Err(Cause::Malformed)),
        ("none", json(200, "{}"), Err(Cause::Malformed)),
        ("signed out", opaque(), Err(Cause::SessionEnded)),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(wait(client.health()).map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls(), ["/0/api/OAuthHealthCheck"]);
    }
}

#[test]
fn the_switch_in_the_config_file_shows_in_what_a_service_stumbles_over() {
    let refused = |message: &str| {
        let words = value!({"GrantAccessResult": {"success": false, "errorInfo": {"message": message}}});
        json(200, &words.to_string())
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
        assert_eq!(wait(client.switched_on()).map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls(), ["/0/rest/OAuthConfigService/GrantAccess"]);
        let asked = &script.bodies()[0]["grantAccessRequest"]["clientId"];
        assert_eq!(asked, "00000000-0000-0000-0000-000000000000", "nobody's id");
    }
}

const DOCUMENT: &str =
    r#"{"issuer":"http://localhost:8090","token_endpoint":"http://localhost:8090/connect/token"}"#;

#[test]
fn the_discovery_document_is_asked_without_the_session() {
    let (client, script) = signed_in(vec![json(200, DOCUMENT)]);
    let read = Discovery {
        issuer: "http://localhost:8090".to_owned(),
        token_endpoint: "http://localhost:8090/connect/token".to_owned(),
        clock_ahead_ms: None,
    };
    assert_eq!(wait(client.discovery("/identity/")), Seen::Read(read));
    let asked = &script.requests()[0];
    assert_eq!(asked.url, "/identity/.well-known/openid-configuration");
    assert_eq!(asked.credentials, Credentials::Omit);
    assert_eq!(asked.headers, [("Accept", "application/json".to_owned())]);
}

#[test]
fn what_is_no_discovery_document_keeps_its_cause() {
    for (name, reply, cause) in [
        ("a web server's page", html(200, PROXY_PAGE), Cause::NotJson),
        ("the login page", html(200, LOGIN_PAGE), Cause::NotJson),
        ("a redirect", opaque(), Cause::NotJson),
        ("missing", html(404, ""), Cause::ServiceMissing),
        ("fault", html(500, PROXY_PAGE), Cause::ServerFault),
        ("without an issuer", json(200, "{}"), Cause::Malformed),
        ("empty", json(200, ""), Cause::NotJson),
        ("cut", json(200, "{\"issuer\":\"ht"), Cause::Malformed),
        ("late", late(), Cause::TimedOut),
        ("unreachable", cut(), Cause::Unreachable),
    ] {
        let (client, _) = signed_in(vec![reply]);
        let Seen::Not(error) = wait(client.discovery("/identity")) else { panic!("{name}") };
        assert_eq!(error.cause, cause, "{name}");
    }
}

#[test]
fn an_answer_that_the_browser_withholds_is_told_from_none() {
    let (client, script) = signed_in(vec![html(200, ""), cut(), opaque()]);
    assert_eq!(wait(client.discovery("https://is.example")), Seen::Blocked);
    assert_eq!(
        script.requests().iter().map(|request| request.blind).collect::<Vec<_>>(),
        [false, false, true]
    );
    let (client, script) = signed_in(vec![html(200, ""), cut(), cut()]);
    let Seen::Not(error) = wait(client.discovery("https://is.example")) else { panic!("it answered") };
    assert_eq!(error.cause, Cause::Unreachable);
    script.assert_used_up("unreachable");
}

#[test]
fn nothing_is_asked_that_the_pages_own_policy_forbids() {
    let page = |policy: &str| {
        html(200, "").map(|answer| creatio::Response { policy: Some(policy.to_owned()), ..answer })
    };
    for (policy, asked) in [
        ("default-src 'none'; connect-src 'self'; img-src 'self'", false),
        ("default-src 'none'", false),
        ("connect-src 'self' https://is.example.evil", false),
        ("default-src 'none'; connect-src 'self' https://is.example/", true),
        ("connect-src *", true),
        ("img-src 'self'", true),
    ] {
        let (client, script) = signed_in(vec![page(policy), json(200, DOCUMENT)]);
        let seen = wait(client.discovery("https://is.example/identity"));
        assert_eq!(seen != Seen::Forbidden, asked, "{policy}");
        assert_eq!(script.urls().len(), if asked { 2 } else { 1 }, "{policy}");
    }
}

#[test]
fn another_port_is_another_origin() {
    let page = html(200, "")
        .map(|answer| creatio::Response { policy: Some("connect-src 'self'".to_owned()), ..answer });
    for (site, address) in [
        ("https://crm.example", "https://crm.example:8090/"),
        ("https://crm.example", "https://crm.example.evil"),
        ("https://crm.example:44", "https://crm.example:443"),
    ] {
        let script = Script::new(vec![page.clone()]);
        let client = creatio::Client::new(script.clone(), site, None);
        assert_eq!(wait(client.discovery(address)), Seen::Forbidden, "{site} {address}");
        assert_eq!(script.urls(), ["./"], "nothing else was asked");
    }
}

#[test]
fn the_last_answer_tells_how_far_the_clocks_are_apart() {
    let ahead = |ms| {
        json(200, r#"{"FeatureState":1}"#).map(|answer| creatio::Response { clock_ahead_ms: ms, ..answer })
    };
    let (client, _) = signed_in(vec![ahead(Some(90_000)), ahead(None)]);
    assert_eq!(client.clock_ahead_ms(), None);
    for _ in 0..2 {
        wait(client.feature_enabled()).unwrap();
        assert_eq!(client.clock_ahead_ms(), Some(90_000));
    }
}
