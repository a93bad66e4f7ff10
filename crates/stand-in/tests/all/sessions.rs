//! Sessions, their cookies, and the CSRF token.

use crate::test_client::{TestClient, USER_INFO, set_cookies};
use serde_json::json;
use stand_in::{
    IntoEnumIterator, control,
    http::Request,
    profile::Profile::{self, Core81, Framework10, Framework80},
    start::Start::ConnectedSite,
};

#[test]
fn only_the_csrf_cookie_is_readable() {
    for (profile, second) in
        [(Framework80, "BPMLOADER"), (Core81, "BPMSESSIONID"), (Framework10, "BPMLOADER")]
    {
        let mut client = TestClient::anonymous(profile, ConnectedSite);
        let response = client.login("Supervisor", "Supervisor");
        let mut found = Vec::new();
        for cookie in set_cookies(&response) {
            let name = cookie.split('=').next().unwrap();
            assert!(cookie.contains("Path=/") && cookie.contains("SameSite=Lax"), "{cookie}");
            assert_eq!(cookie.contains("HttpOnly"), name != "BPMCSRF", "{cookie}");
            assert!(!cookie.contains("Secure"), "{cookie}");
            found.push(name.to_owned());
        }
        assert_eq!(found, [".ASPXAUTH", second, "BPMCSRF", "UserName"]);
    }
}

#[test]
fn every_request_to_a_service_needs_the_csrf_token() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let [post, get] =
            [client.workspace_path(USER_INFO), client.workspace_path("odata/OAuthClientApp?$select=Id")];
        let requests = [Request::new("POST", &post).with_json(&json!({})), Request::new("GET", &get)];
        for request in requests {
            assert_eq!(
                client.send_without_csrf_token(request.clone()).status,
                403,
                "{profile} {}: missing",
                request.path
            );
            let wrong = request.clone().with_header("BPMCSRF", "stale");
            assert_eq!(
                client.send_without_csrf_token(wrong).status,
                403,
                "{profile} {}: wrong",
                request.path
            );
            assert_eq!(client.send(request.clone()).status, 200, "{profile} {}: right", request.path);
        }
    }
}

#[test]
fn a_version_may_use_no_csrf_token() {
    let mut client = TestClient::anonymous(Framework80, ConnectedSite)
        .with_version(|version| version.uses_csrf_token = false);
    client.login("Supervisor", "Supervisor");
    let names: Vec<&str> = client.cookies.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [".ASPXAUTH", "BPMLOADER", "UserName"]);
    assert_eq!(client.post(USER_INFO, json!({})).status, 200);
}

#[test]
fn a_site_may_use_no_csrf_token() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        client.set_condition("csrf-off");
        let info = Request::new("POST", &client.workspace_path(USER_INFO)).with_json(&json!({}));
        assert_eq!(client.send_without_csrf_token(info.clone()).status, 200, "{profile}: not required");

        let start = Request::new("POST", "/stand-in/sessions/start").with_json(&json!({"user": "Mary King"}));
        let started = control::answer(&mut client.site, &start).0;
        let signed_in = client.login("Supervisor", "Supervisor");
        for response in [&started, &signed_in] {
            let cookies = set_cookies(response);
            assert_eq!(cookies.len(), 3, "{profile}");
            assert!(cookies.iter().all(|cookie| !cookie.starts_with("BPMCSRF")), "{profile}");
        }
        client.clear_condition("csrf-off");
        assert_eq!(client.send_without_csrf_token(info).status, 403, "{profile}: required again");
    }
}

#[test]
fn an_ended_session_has_three_shapes() {
    for (profile, login_page) in [(Framework80, "/Login/NuiLogin.aspx"), (Core81, "/Login/Login.html")] {
        for (shape, status) in [
            ("", 302),
            ("session-shape:redirect", 302),
            ("session-shape:401", 401),
            ("session-shape:csrf", 403),
        ] {
            let mut client = TestClient::signed_in(profile);
            if !shape.is_empty() {
                client.set_condition(shape);
            }
            client.control("POST", "sessions/end", json!({}));
            let response = client.post(USER_INFO, json!({}));
            assert_eq!(response.status, status, "{profile} {shape}");
            match status {
                302 => assert!(
                    response.header("location").unwrap().starts_with(&format!("{login_page}?ReturnUrl=%2F"))
                ),
                401 => assert_eq!(response.body_json()["Message"], "Authentication failed."),
                _ => assert!(response.header("content-type").unwrap().starts_with("text/html")),
            }
        }
    }
}

/// Advances the deterministic clock, which does so by a second with each reading.
fn skip(client: &mut TestClient, seconds: usize) {
    for _ in 0..seconds {
        client.site.creatio.environment.now();
    }
}

#[test]
fn a_session_ends_after_an_hour_without_a_request() {
    let mut client = TestClient::signed_in(Core81);
    for _ in 0..2 {
        skip(&mut client, 59 * 60);
        assert_eq!(client.post(USER_INFO, json!({})).status, 200);
    }
    skip(&mut client, 61 * 60);
    assert_eq!(client.post(USER_INFO, json!({})).status, 302);
}
