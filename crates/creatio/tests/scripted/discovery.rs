//! The Identity Service as the browser sees it.

use creatio::{Cause, Credentials, DiscoveryDocument, DiscoveryOutcome};

use crate::support::*;

const DOCUMENT: &str =
    r#"{"issuer":"http://localhost:8090","token_endpoint":"http://localhost:8090/connect/token"}"#;

#[test]
fn the_discovery_document_is_fetched_without_the_session() {
    let (client, script) = signed_in(vec![json(200, DOCUMENT)]);
    let read = DiscoveryDocument {
        issuer: "http://localhost:8090".to_owned(),
        token_endpoint: "http://localhost:8090/connect/token".to_owned(),
        clock_ahead_ms: None,
    };
    assert_eq!(wait(client.discovery("/identity/")), DiscoveryOutcome::Read(read));
    let request = &script.requests()[0];
    assert_eq!(request.url, "/identity/.well-known/openid-configuration");
    assert_eq!(request.credentials, Credentials::Omit);
    assert_eq!(request.headers, [("Accept", "application/json".to_owned())]);
}

#[test]
fn anything_else_is_reported_with_its_cause() {
    for (name, reply, cause) in [
        ("a web server's page", html(200, PROXY_PAGE), Cause::NotJson),
        ("the login page", html(200, LOGIN_PAGE), Cause::NotJson),
        ("a redirect", opaque(), Cause::NotJson),
        ("missing", html(404, ""), Cause::ServiceMissing),
        ("fault", html(500, PROXY_PAGE), Cause::ServerFault),
        ("without an issuer", json(200, "{}"), Cause::Malformed),
        ("empty", json(200, ""), Cause::NotJson),
        ("cut off", json(200, "{\"issuer\":\"ht"), Cause::Malformed),
        ("timed out", timed_out(), Cause::TimedOut),
        ("unreachable", cut_off(), Cause::Unreachable),
    ] {
        let (client, _) = signed_in(vec![reply]);
        let DiscoveryOutcome::Failed(error) = wait(client.discovery("/identity")) else { panic!("{name}") };
        assert_eq!(error.cause, cause, "{name}");
    }
}

#[test]
fn a_withheld_response_is_distinguished_from_none() {
    let (client, script) = signed_in(vec![html(200, ""), cut_off(), opaque()]);
    assert_eq!(wait(client.discovery("https://is.example")), DiscoveryOutcome::BlockedByCors);
    assert_eq!(
        script.requests().iter().map(|request| request.no_cors).collect::<Vec<_>>(),
        [false, false, true]
    );
    let (client, script) = signed_in(vec![html(200, ""), cut_off(), cut_off()]);
    let DiscoveryOutcome::Failed(error) = wait(client.discovery("https://is.example")) else {
        panic!("nothing responded")
    };
    assert_eq!(error.cause, Cause::Unreachable);
    script.assert_used_up("unreachable");
}

#[test]
fn nothing_is_requested_that_the_pages_own_policy_forbids() {
    let page = |policy: &str| {
        html(200, "")
            .map(|page| creatio::Response { content_security_policy: Some(policy.to_owned()), ..page })
    };
    for (policy, allowed) in [
        ("default-src 'none'; connect-src 'self'; img-src 'self'", false),
        ("default-src 'none'", false),
        ("connect-src 'self' https://is.example.evil", false),
        ("default-src 'none'; connect-src 'self' https://is.example/", true),
        ("connect-src *", true),
        ("img-src 'self'", true),
    ] {
        let (client, script) = signed_in(vec![page(policy), json(200, DOCUMENT)]);
        let outcome = wait(client.discovery("https://is.example/identity"));
        assert_eq!(outcome != DiscoveryOutcome::ForbiddenByPolicy, allowed, "{policy}");
        assert_eq!(script.urls().len(), if allowed { 2 } else { 1 }, "{policy}");
    }
}

#[test]
fn another_port_is_another_origin() {
    let page = html(200, "").map(|page| creatio::Response {
        content_security_policy: Some("connect-src 'self'".to_owned()),
        ..page
    });
    for (site, address) in [
        ("https://crm.example", "https://crm.example:8090/"),
        ("https://crm.example", "https://crm.example.evil"),
        ("https://crm.example:44", "https://crm.example:443"),
    ] {
        let script = Script::new(vec![page.clone()]);
        let client = creatio::Client::new(script.clone(), site, None);
        assert_eq!(wait(client.discovery(address)), DiscoveryOutcome::ForbiddenByPolicy, "{site} {address}");
        assert_eq!(script.urls(), ["./"], "no other request");
    }
}
