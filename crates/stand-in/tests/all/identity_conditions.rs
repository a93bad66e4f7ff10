//! Set-ups of the Identity Service that are wrong, or unusual.

use crate::{
    identity::{ask, credentials, token_request},
    someone::Someone,
};
use serde_json::json;
use stand_in::{
    http::{Request, Response},
    profile::ProfileName::{Core81, Framework80},
};

const DISCOVERY: &str = "/.well-known/openid-configuration";
const JWKS: &str = "/.well-known/openid-configuration/jwks";
const PAGE: &str = "https://page.example.com";

fn allowed(response: &Response) -> Vec<(&str, &str)> {
    let headers = response.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    headers.filter(|(name, _)| name.starts_with("access-control") || *name == "vary").collect()
}

fn is_html(response: &Response) -> bool {
    response.header("content-type").unwrap().starts_with("text/html") && response.text().starts_with('<')
}

#[test]
fn scripts_may_read_the_answers_that_identity_server_shares() {
    let mut someone = Someone::signed_in(Framework80);
    let good = format!("grant_type=client_credentials&{}", credentials(&mut someone));
    // Request, status, whether other origins may ever read the answer.
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
        assert_eq!(allowed(&ask(&mut someone, from_page.clone())), [], "{}: not set", request.path);
        someone.set("identity-cors");
        let answer = ask(&mut someone, from_page);
        assert_eq!(answer.status, status, "{}", request.path);
        assert_eq!(allowed(&answer), if shared { headers.clone() } else { vec![] }, "{}", request.path);
        assert_eq!(allowed(&ask(&mut someone, request.clone())), [], "{}: of no origin", request.path);
        someone.clear("identity-cors");
    }
}

#[test]
fn another_web_site_answers_in_place_of_the_service() {
    let mut someone = Someone::signed_in(Core81);
    someone.set("identity-html");
    someone.set("identity-cors");
    for path in ["/", DISCOVERY, JWKS, "/connect/token"] {
        let answer = ask(&mut someone, Request::new("GET", path).with_header("origin", PAGE));
        assert_eq!(answer.status, 200, "{path}");
        assert!(is_html(&answer) && answer.text().contains("IIS Windows Server"), "{path}");
        assert_eq!(allowed(&answer), [], "{path}");
    }
    let token = ask(&mut someone, token_request("grant_type=client_credentials"));
    assert_eq!((token.status, token.header("allow")), (405, Some("GET, HEAD, OPTIONS, TRACE")));
}

#[test]
fn a_service_that_does_not_start_answers_500_to_everything() {
    let mut someone = Someone::signed_in(Core81);
    someone.set("identity-error");
    for request in [Request::new("GET", DISCOVERY), Request::new("GET", "/"), token_request("a=b")] {
        let answer = ask(&mut someone, request.clone());
        assert_eq!(answer.status, 500, "{}", request.path);
        assert!(is_html(&answer), "{}", request.path);
        assert!(answer.text().contains("HTTP Error 500.30 - ASP.NET Core app failed to start"));
    }
}

#[test]
fn creatio_takes_a_page_for_no_identity_service() {
    for condition in ["identity-html", "identity-error"] {
        let mut someone = Someone::signed_in(Core81);
        someone.set(condition);
        let health = someone.get("api/OAuthHealthCheck").body_json();
        assert_eq!(health["IsIdentityServiceAvailable"], false, "{condition}");
        let refused = someone.add_postman();
        let words = refused["errorInfo"]["message"].as_str().unwrap();
        assert!(words.starts_with("Unable to connect to OAuth server at"), "{condition}: {words}");
        someone.clear(condition);
        assert_eq!(someone.get("api/OAuthHealthCheck").status, 200, "{condition}");
        assert_eq!(someone.add_postman()["success"], true, "{condition}");
    }
}

#[test]
fn the_discovery_document_may_name_another_issuer() {
    let mut someone = Someone::signed_in(Core81);
    someone.set("identity-wrong-issuer");
    let document = ask(&mut someone, Request::new("GET", DISCOVERY)).body_json();
    let other = "https://other-is.example.com";
    assert_eq!(document["issuer"], other);
    assert_eq!(document["token_endpoint"], format!("{other}/connect/token"));
    assert_eq!(document["jwks_uri"], format!("{other}{JWKS}"));
    assert!(!document.to_string().contains("localhost"));
    assert_eq!(someone.get("api/OAuthHealthCheck").status, 200, "Creatio does not look at the issuer");

    someone.clear("identity-wrong-issuer");
    let document = ask(&mut someone, Request::new("GET", DISCOVERY)).body_json();
    assert_eq!(document["issuer"], json!("http://localhost:8090"));
}

#[test]
fn an_app_that_the_service_forgot_can_be_neither_used_nor_changed_nor_deleted_until_it_remembers() {
    for profile in [Framework80, Core81] {
        let mut someone = Someone::signed_in(profile);
        let form = format!("grant_type=client_credentials&{}", credentials(&mut someone));
        let app = someone.app("Postman");
        let id = app["ClientId"].clone();
        let rename = json!({"updateClientRequest": {"clientId": id, "name": "Postman 2"}});
        let remove = json!({"deleteClientRequest": {"clientId": id}});
        someone.control("POST", "identity/forget", json!({"names": ["Postman", "Power BI reports"]}));
        for (method, body) in [("UpdateClient", &rename), ("DeleteClient", &remove)] {
            let answer = someone.oauth(method, body.clone());
            let words = answer["errorInfo"]["message"].as_str().unwrap();
            assert!(words.starts_with("Unable to handle client application."), "{profile} {method}: {words}");
        }
        assert_eq!(
            ask(&mut someone, token_request(&form)).body_json()["error"],
            "invalid_client",
            "{profile}"
        );
        assert_eq!(someone.app("Postman"), app, "{profile}: Creatio has it as before");
        let other = someone.app("Website forms")["ClientId"].clone();
        let other = json!({"updateClientRequest": {"clientId": other, "name": "Web"}});
        assert_eq!(someone.oauth("UpdateClient", other)["success"], true, "{profile}: others are known");

        // Twice is once.
        for _ in 0..2 {
            someone.control("POST", "identity/remember", json!({"names": ["Postman", "Power BI reports"]}));
        }
        let known = someone.site.creatio.snapshot()["identityClients"].as_array().unwrap().len();
        assert_eq!(known, 4, "{profile}");
        assert_eq!(ask(&mut someone, token_request(&form)).status, 200, "{profile}");
        assert_eq!(someone.oauth("UpdateClient", rename)["success"], true, "{profile}");
        assert_eq!(someone.oauth("DeleteClient", remove)["success"], true, "{profile}");
    }
}
