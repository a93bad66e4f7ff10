//! The Identity Service behind `/identity/` on Creatio's origin.

use crate::{
    test_client::{DISCOVERY, TestClient},
    tokens::{postman_token_form, token_request},
};
use serde_json::json;
use stand_in::{
    IntoEnumIterator,
    http::{Delay, Request},
    profile::Profile::{self, Core81},
    start::Start::ConnectedSite,
};

#[test]
fn a_forwarded_request_is_answered_as_on_the_services_own_origin() {
    for profile in Profile::iter() {
        let mut client = TestClient::anonymous(profile, ConnectedSite);
        let own = client.send_to_identity(Request::new("GET", DISCOVERY)).body_json();
        let request = Request::new("GET", &format!("/identity{DISCOVERY}?a=b"));
        let forwarded = client.send_without_csrf_token(request);
        assert_eq!((forwarded.status, forwarded.body_json()), (200, own), "{profile}: without a session");
        assert_eq!(
            client.send_without_csrf_token(Request::new("GET", "/identity/nothing")).status,
            404,
            "{profile}"
        );

        let journal = client.journal();
        let entry = &journal[1];
        let summary = json!([entry["origin"], entry["path"], entry["query"], entry["call"], entry["user"]]);
        assert_eq!(summary, json!(["identity", DISCOVERY, "a=b", "openid-configuration", null]), "{profile}");
        assert_eq!(journal[2]["path"], "/nothing");
    }
}

#[test]
fn tokens_are_issued_through_the_proxy() {
    let mut client = TestClient::signed_in(Core81);
    let form = postman_token_form(&mut client);
    let request = Request { path: "/identity/connect/token".into(), ..token_request(&form) };
    let answer = client.send(request);
    assert_eq!((answer.status, &answer.body_json()["token_type"]), (200, &json!("Bearer")));
    let entry = client.journal().pop().unwrap();
    assert_eq!((&entry["origin"], &entry["call"]), (&json!("identity"), &json!("token")));
}

#[test]
fn conditions_and_faults_show_through_the_proxy() {
    let discovery = Request::new("GET", &format!("/identity{DISCOVERY}"));
    for (condition, status, word) in
        [("identity-html", 200, "IIS Windows Server"), ("identity-error", 500, "500.30")]
    {
        let mut client = TestClient::anonymous(Core81, ConnectedSite);
        client.set_condition(condition);
        let answer = client.send_without_csrf_token(discovery.clone());
        assert_eq!(answer.status, status, "{condition}");
        assert!(answer.text().contains(word), "{condition}");
    }
    let mut client = TestClient::anonymous(Core81, ConnectedSite);
    client.set_condition("identity-slow");
    assert!(matches!(client.send_without_csrf_token(discovery.clone()).delay, Delay::Millis(1..)));
    client.schedule_fault(json!({"on": "openid-configuration", "fault": "not-found"}));
    assert_eq!(client.send_without_csrf_token(discovery).status, 404);
}

#[test]
fn the_proxy_answers_502_if_the_service_is_down() {
    let mut client = TestClient::anonymous(Core81, ConnectedSite);
    client.set_condition("identity-down");
    let answer = client.send_without_csrf_token(Request::new("GET", &format!("/identity{DISCOVERY}")));
    assert_eq!((answer.status, answer.cut), (502, false));
    assert!(answer.header("content-type").unwrap().starts_with("text/html"));
    assert!(answer.text().contains("<h1>502 Bad Gateway</h1>") && answer.header("date").is_some());
    let journal = client.journal();
    assert_eq!((&journal[0]["origin"], &journal[0]["status"]), (&json!("identity"), &json!(502)));
    assert!(
        client.send_to_identity(Request::new("GET", DISCOVERY)).cut,
        "its own origin closes the connection"
    );
}

#[test]
fn only_paths_below_the_prefix_are_forwarded() {
    for path in ["/identity", "/identityx/connect/token", "/0/identity/connect/token"] {
        let mut client = TestClient::signed_in(Core81);
        assert_eq!(client.send(Request::new("GET", path)).status, 404, "{path}");
        let journal = client.journal();
        assert_eq!((&journal[1]["origin"], &journal[1]["path"]), (&json!("creatio"), &json!(path)));
    }
    let mut client = TestClient::anonymous(Core81, ConnectedSite);
    let twice = client.send_to_identity(Request::new("GET", &format!("/identity{DISCOVERY}")));
    assert_eq!(twice.status, 404, "the service's own origin has no such prefix");
}
