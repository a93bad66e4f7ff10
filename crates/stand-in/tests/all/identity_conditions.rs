//! Identity Services that are down, misconfigured or unusual.

use crate::{
    oauth_apps::REFUSED,
    test_client::{DISCOVERY, TestClient},
    tokens::{postman_token_form, token_request},
};
use serde_json::json;
use stand_in::{
    IntoEnumIterator,
    http::{Request, Response},
    profile::Profile::{self, Core81, Framework10, Framework80},
};

const JWKS: &str = "/.well-known/openid-configuration/jwks";

const PAGE: &str = "https://page.example.com";

fn cors_headers(response: &Response) -> Vec<(&str, &str)> {
    let headers = response.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    headers.filter(|(name, _)| name.starts_with("access-control") || *name == "vary").collect()
}

fn is_html(response: &Response) -> bool {
    response.header("content-type").unwrap().starts_with("text/html") && response.text().starts_with('<')
}

#[test]
fn a_service_that_is_down_closes_the_connection() {
    let mut client = TestClient::signed_in(Core81);
    let discovery = Request::new("GET", DISCOVERY);
    assert_eq!(client.send_to_identity(discovery.clone()).status, 200);
    client.set_condition("identity-down");
    for request in [discovery, Request::new("GET", "/"), token_request("a=b")] {
        assert!(client.send_to_identity(request).cut);
    }
}

#[test]
fn scripts_of_every_origin_may_read_the_answers() {
    let mut client = TestClient::signed_in(Framework80);
    let good = postman_token_form(&mut client);
    // Request, status, whether scripts of other origins may read the answer under the condition.
    let cases = [
        (Request::new("GET", DISCOVERY), 200, true),
        (Request::new("GET", JWKS), 200, true),
        (token_request(&good), 200, true),
        (token_request("grant_type=client_credentials"), 400, true),
        (Request::new("GET", "/nothing"), 404, false),
    ];
    let headers = vec![("access-control-allow-origin", PAGE), ("vary", "Origin")];
    for (request, status, shared) in cases {
        let from_page = request.clone().with_header("origin", PAGE);
        assert_eq!(
            cors_headers(&client.send_to_identity(from_page.clone())),
            [],
            "{}: not set",
            request.path
        );
        client.set_condition("identity-cors");
        let answer = client.send_to_identity(from_page);
        assert_eq!(answer.status, status, "{}", request.path);
        assert_eq!(cors_headers(&answer), if shared { headers.clone() } else { vec![] }, "{}", request.path);
        assert_eq!(
            cors_headers(&client.send_to_identity(request.clone())),
            [],
            "{}: without an origin",
            request.path
        );
        client.clear_condition("identity-cors");
    }
}

#[test]
fn another_website_answers() {
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("identity-html");
    client.set_condition("identity-cors");
    for path in ["/", DISCOVERY, JWKS, "/connect/token"] {
        let answer = client.send_to_identity(Request::new("GET", path).with_header("origin", PAGE));
        assert_eq!(answer.status, 200, "{path}");
        assert!(is_html(&answer) && answer.text().contains("IIS Windows Server"), "{path}");
        assert_eq!(cors_headers(&answer), [], "{path}");
    }
    let token = client.send_to_identity(token_request("grant_type=client_credentials"));
    assert_eq!((token.status, token.header("allow")), (405, Some("GET, HEAD, OPTIONS, TRACE")));
}

#[test]
fn a_service_that_fails_to_start_answers_500_to_everything() {
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("identity-error");
    for request in [Request::new("GET", DISCOVERY), Request::new("GET", "/"), token_request("a=b")] {
        let answer = client.send_to_identity(request.clone());
        assert_eq!(answer.status, 500, "{}", request.path);
        assert!(is_html(&answer), "{}", request.path);
        assert!(answer.text().contains("HTTP Error 500.30 - ASP.NET Core app failed to start"));
    }
}

#[test]
fn creatio_does_not_mistake_a_page_for_the_service() {
    for condition in ["identity-html", "identity-error"] {
        let mut client = TestClient::signed_in(Core81);
        client.set_condition(condition);
        let health = client.get("api/OAuthHealthCheck").body_json();
        assert_eq!(health["IsIdentityServiceAvailable"], false, "{condition}");
        let refused = client.add_postman();
        let message = refused["errorInfo"]["message"].as_str().unwrap();
        assert!(message.starts_with("Unable to connect to OAuth server at"), "{condition}: {message}");
        client.clear_condition(condition);
        assert_eq!(client.get("api/OAuthHealthCheck").status, 200, "{condition}");
        assert_eq!(client.add_postman()["success"], true, "{condition}");
    }
}

#[test]
fn the_discovery_document_may_name_another_address() {
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("identity-other-address");
    let document = client.send_to_identity(Request::new("GET", DISCOVERY)).body_json();
    let other = "https://other-is.example.com";
    assert_eq!(document["issuer"], "creatio.com");
    assert_eq!(document["token_endpoint"], format!("{other}/connect/token"));
    assert_eq!(document["jwks_uri"], format!("{other}{JWKS}"));
    assert!(!document.to_string().contains("localhost"));
    assert_eq!(client.get("api/OAuthHealthCheck").status, 200, "Creatio does not read the document");

    client.clear_condition("identity-other-address");
    let document = client.send_to_identity(Request::new("GET", DISCOVERY)).body_json();
    assert_eq!(document["token_endpoint"], "http://localhost:8090/connect/token");
}

#[test]
fn an_app_without_its_client_cannot_be_used_changed_or_deleted() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let form = postman_token_form(&mut client);
        let app = client.app("Postman");
        let id = app["ClientId"].clone();
        let rename = json!({"updateClientRequest": {"clientId": id, "name": "Postman 2"}});
        let remove = json!({"deleteClientRequest": {"clientId": id}});
        client.control("POST", "identity/forget", json!({"names": ["Postman", "Power BI reports"]}));
        for (method, body) in [("UpdateClient", &rename), ("DeleteClient", &remove)] {
            let answer = client.oauth_config(method, body.clone());
            assert_eq!(answer["errorInfo"]["message"], REFUSED, "{profile} {method}");
        }
        let refused = client.send_to_identity(token_request(&form)).body_json();
        assert_eq!(refused["error"], "invalid_client", "{profile}");
        assert_eq!(client.app("Postman"), app, "{profile}: unchanged in Creatio");
        let other = client.app("Website forms")["ClientId"].clone();
        let other = json!({"updateClientRequest": {"clientId": other, "name": "Web"}});
        assert_eq!(client.oauth_config("UpdateClient", other)["success"], true, "{profile}: another app");

        // The second time changes nothing.
        for _ in 0..2 {
            client.control("POST", "identity/remember", json!({"names": ["Postman", "Power BI reports"]}));
        }
        let count = client.state()["identityClients"].as_array().unwrap().len();
        assert_eq!(count, 4, "{profile}");
        assert_eq!(client.send_to_identity(token_request(&form)).status, 200, "{profile}");
        assert_eq!(client.oauth_config("UpdateClient", rename)["success"], true, "{profile}");
        assert_eq!(client.oauth_config("DeleteClient", remove)["success"], true, "{profile}");
    }
}

#[test]
fn every_request_for_a_token_can_be_refused() {
    for (profile, status, has_description) in [(Framework80, 400, false), (Framework10, 401, true)] {
        let mut client = TestClient::signed_in(profile);
        let form = postman_token_form(&mut client);
        for error in ["invalid_client", "invalid_grant", "invalid_scope", "unauthorized_client"] {
            client.set_condition(&format!("token-refused:{error}"));
            let answer = client.send_to_identity(token_request(&form));
            let status = if error == "invalid_client" { status } else { 400 };
            assert_eq!((answer.status, &answer.body_json()["error"]), (status, &json!(error)), "{profile}");
            assert_eq!(answer.body_json()["error_description"].is_string(), has_description, "{profile}");
        }
        // Each has replaced the one before.
        client.clear_condition("token-refused:unauthorized_client");
        assert_eq!(client.send_to_identity(token_request(&form)).status, 200, "{profile}");
    }
}
