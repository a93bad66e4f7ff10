use crate::someone::{Someone, postman};
use serde_json::{Value, json};
use stand_in::{
    http::{Delay, Request, Response},
    journal::Origin,
    profile::ProfileName::{Core81, Framework80},
};

fn add_client(someone: &mut Someone) -> Response {
    someone.post("rest/OAuthConfigService/AddClient", json!({"addClientRequest": postman()}))
}

fn order(someone: &mut Someone, fault: Value) {
    someone.control("POST", "faults", fault);
}

fn last_entry(someone: &mut Someone) -> Value {
    someone.control("GET", "journal", json!({})).as_array().unwrap().last().unwrap().clone()
}

#[test]
fn each_fault_strikes_once_and_acts_or_not() {
    // Fault, status, content type, whether the app was made.
    let cases = [
        ("html", 200, "text/html", false),
        ("login-page", 302, "", false),
        ("unauthorized", 401, "application/json", false),
        ("stale-csrf", 403, "text/html", false),
        ("error-500", 500, "text/html", false),
        ("error-500-json", 500, "application/json", false),
        ("not-found", 404, "text/html", false),
        ("cut-before", 0, "", false),
        ("hold-before", 200, "application/json", true),
        ("empty", 200, "application/json", true),
        ("truncated", 200, "application/json", true),
        ("wrong-types", 200, "application/json", true),
        ("cut-after", 0, "", true),
        ("slow", 200, "application/json", true),
        ("hold", 200, "application/json", true),
    ];
    for profile in [Framework80, Core81] {
        for (fault, status, kind, acted) in cases {
            let mut someone = Someone::signed_in(profile);
            order(&mut someone, json!({"on": "AddClient", "fault": fault}));
            let answer = add_client(&mut someone);
            assert_eq!((answer.status, answer.cut), (status, status == 0), "{fault}");
            assert!(answer.header("content-type").unwrap_or_default().starts_with(kind), "{fault}");
            assert_eq!(someone.app("Postman") != Value::Null, acted, "{fault}");
            let entry = last_entry(&mut someone);
            assert_eq!(
                (&entry["fault"], &entry["acted"], &entry["status"]),
                (&json!(fault), &json!(acted), &json!(status))
            );

            assert_eq!(
                add_client(&mut someone).body_json()["AddClientResult"]["success"],
                true,
                "{fault}: again"
            );
            assert_eq!(last_entry(&mut someone)["fault"], Value::Null, "{fault}: again");
        }
    }
}

#[test]
fn spoiled_answers_are_spoiled_as_their_names_say() {
    let answer = |fault: Value| {
        let mut someone = Someone::signed_in(Core81);
        order(&mut someone, fault);
        add_client(&mut someone)
    };
    let of = |fault: &str| answer(json!({"on": "AddClient", "fault": fault}));
    assert!(of("empty").body.is_empty());
    let truncated = of("truncated");
    assert!(truncated.text().starts_with("{\"AddClientResult\"") && truncated.body_json() == Value::Null);
    let wrong = of("wrong-types").body_json();
    assert_eq!(wrong["AddClientResult"]["success"], "true");
    assert!(wrong["AddClientResult"]["clientId"].is_number());
    assert!(of("html").text().starts_with("<!DOCTYPE html>") && !of("html").text().contains("/Login/"));
    assert!(of("error-500-json").body_json()["responseStatus"].is_object());
    assert_eq!(of("hold").delay, Delay::UntilReleased);
    assert_eq!(answer(json!({"on": "AddClient", "fault": "slow", "delayMs": 250})).delay, Delay::Millis(250));
}

#[test]
fn a_fault_strikes_as_often_as_ordered_and_only_its_call() {
    let mut someone = Someone::signed_in(Core81);
    order(&mut someone, json!({"on": "AddClient", "fault": "error-500", "times": 2}));
    let statuses: Vec<u16> = (0..3).map(|_| add_client(&mut someone).status).collect();
    assert_eq!(statuses, [500, 500, 200]);

    order(&mut someone, json!({"on": "SelectQuery:OAuthResource", "fault": "empty"}));
    let query = |schema: &str| crate::someone::select(schema, &["Name"]);
    assert!(!someone.data("SelectQuery", query("OAuthClientApp")).body.is_empty());
    assert!(someone.data("SelectQuery", query("OAuthResource")).body.is_empty());

    order(&mut someone, json!({"on": "*", "fault": "not-found", "times": 0}));
    for _ in 0..3 {
        assert_eq!(add_client(&mut someone).status, 404);
    }
    let token = Request::new("POST", "/connect/token");
    assert_eq!(someone.site.handle(Origin::Identity, &token).status, 404);
    someone.control("DELETE", "faults", json!({}));
    assert_eq!(add_client(&mut someone).status, 200);
}
