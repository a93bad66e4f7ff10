//! Faults.

use crate::test_client::{TestClient, newer_postman, select};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    fault::Fault,
    http::{Delay, Request, Response},
    profile::Profile::{self, Core81},
};

const HTML: Option<&str> = Some("text/html; charset=utf-8");
const JSON: Option<&str> = Some("application/json; charset=utf-8");

fn add_client(client: &mut TestClient) -> Response {
    client.post("rest/OAuthConfigService/AddClient", json!({"addClientRequest": newer_postman()}))
}

/// What AddClient answers when the fault strikes: the status, the content type, and whether the app is created.
fn expected(fault: Fault) -> (u16, Option<&'static str>, bool) {
    match fault {
        Fault::Html => (200, HTML, false),
        Fault::LoginPage => (302, None, false),
        Fault::Unauthorized => (401, JSON, false),
        Fault::StaleCsrf => (403, HTML, false),
        Fault::Error500 => (500, HTML, false),
        Fault::Error500Json => (500, JSON, false),
        Fault::NotFound => (404, HTML, false),
        Fault::CutBefore => (0, None, false),
        Fault::CutAfter => (0, None, true),
        Fault::Refused | Fault::Reverted => (200, JSON, false),
        Fault::Empty
        | Fault::RefusedAfter
        | Fault::Truncated
        | Fault::WrongTypes
        | Fault::Slow
        | Fault::Hold
        | Fault::HoldBefore => (200, JSON, true),
    }
}

#[test]
fn each_fault_strikes_once_and_acts_or_not() {
    for profile in Profile::iter() {
        for fault in Fault::iter() {
            let (status, content_type, acted) = expected(fault);
            let mut client = TestClient::signed_in(profile);
            client.schedule_fault(json!({"on": "AddClient", "fault": fault.to_string()}));
            let response = add_client(&mut client);
            assert_eq!((response.status, response.cut), (status, status == 0), "{profile} {fault}");
            assert_eq!(response.header("content-type"), content_type, "{profile} {fault}");
            assert_eq!(client.app("Postman") != Value::Null, acted, "{profile} {fault}");
            let entry = client.journal().pop().unwrap();
            let outcome = json!([entry["fault"], entry["acted"], entry["status"]]);
            assert_eq!(outcome, json!([fault.to_string(), acted, status]), "{profile}");

            let again = add_client(&mut client).body_json();
            assert_eq!(again["AddClientResult"]["success"], true, "{profile} {fault}: again");
            assert_eq!(client.journal().pop().unwrap()["fault"], Value::Null, "{profile} {fault}: again");
        }
    }
}

#[test]
fn each_fault_changes_the_answer_in_its_way() {
    let strike = |fault: Value| {
        let mut client = TestClient::signed_in(Core81);
        client.schedule_fault(fault);
        add_client(&mut client)
    };
    let strike_once = |fault: &str| strike(json!({"on": "AddClient", "fault": fault}));
    assert!(strike_once("empty").body.is_empty());
    let truncated = strike_once("truncated");
    assert!(truncated.text().starts_with("{\"AddClientResult\"") && truncated.body_json() == Value::Null);
    let wrong = strike_once("wrong-types").body_json();
    assert_eq!(wrong["AddClientResult"]["success"], "true");
    assert!(wrong["AddClientResult"]["clientId"].is_number());
    let page = strike_once("html").text();
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("/Login/"));
    assert!(strike_once("login-page").header("location").unwrap().starts_with("/Login/Login.html?"));
    assert_eq!(strike_once("unauthorized").body_json()["Message"], "Authentication failed.");
    assert!(strike_once("error-500-json").body_json()["responseStatus"].is_object());
    for fault in ["refused", "refused-after"] {
        let refused = strike_once(fault).body_json();
        assert_eq!(refused["AddClientResult"]["success"], false, "{fault}");
        assert_eq!(refused["AddClientResult"]["errorInfo"]["errorCode"], "", "{fault}");
    }
    assert_eq!(strike_once("reverted").body_json()["AddClientResult"]["success"], true);
    assert_eq!(strike_once("hold").delay, Delay::UntilReleased);
    let slow = strike(json!({"on": "AddClient", "fault": "slow", "delayMs": 250}));
    assert_eq!(slow.delay, Delay::Millis(250));
    assert_eq!(strike_once("hold-before").delay, Delay::None, "the call was held, not its answer");
}

#[test]
fn a_fault_strikes_its_call_as_often_as_scheduled() {
    let mut client = TestClient::signed_in(Core81);
    client.schedule_fault(json!({"on": "AddClient", "fault": "error-500", "times": 2}));
    let statuses: Vec<u16> = (0..3).map(|_| add_client(&mut client).status).collect();
    assert_eq!(statuses, [500, 500, 200]);

    client.schedule_fault(json!({"on": "SelectQuery:OAuthResource", "fault": "empty"}));
    let mut query = |table| client.data_service("SelectQuery", select(table, &["Name"]));
    assert!(!query("OAuthClientApp").body.is_empty());
    assert!(query("OAuthResource").body.is_empty());

    client.schedule_fault(json!({"on": "*", "fault": "not-found", "times": 0}));
    for _ in 0..3 {
        assert_eq!(add_client(&mut client).status, 404);
    }
    assert_eq!(client.send_to_identity(Request::new("POST", "/connect/token")).status, 404);
    client.control("DELETE", "faults", json!({}));
    assert_eq!(add_client(&mut client).status, 200);
}
