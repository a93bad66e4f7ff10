//! The Identity Service behind `/identity/` on Creatio's origin.

use crate::{
    identity::{ask, credentials, token_request},
    someone::{EACH, Someone},
};
use serde_json::{Value, json};
use stand_in::{
    http::{Delay, Request},
    journal::Origin,
    profile::ProfileName::Core81,
    server::{self, Options},
    world::StartState::ConnectedSite,
};

const DISCOVERY: &str = "/.well-known/openid-configuration";

#[test]
fn what_is_passed_on_is_answered_as_on_the_services_own_origin() {
    for profile in EACH {
        let mut someone = Someone::before(profile, ConnectedSite);
        let own = ask(&mut someone, Request::new("GET", DISCOVERY)).body_json();
        let request = Request::new("GET", &format!("/identity{DISCOVERY}?a=b"));
        let passed_on = someone.send_bare(request);
        assert_eq!((passed_on.status, passed_on.body_json()), (200, own), "{profile}: without a session");
        assert_eq!(someone.send_bare(Request::new("GET", "/identity/nothing")).status, 404, "{profile}");

        let journal = someone.control("GET", "journal", json!({}));
        let entry = &journal[1];
        let told = json!([entry["origin"], entry["path"], entry["query"], entry["call"], entry["user"]]);
        assert_eq!(told, json!(["identity", DISCOVERY, "a=b", "openid-configuration", null]), "{profile}");
        assert_eq!(journal[2]["path"], "/nothing");
    }
}

#[test]
fn a_token_comes_by_the_proxy_too() {
    let mut someone = Someone::signed_in(Core81);
    let form = format!("grant_type=client_credentials&{}", credentials(&mut someone));
    let request = Request { path: "/identity/connect/token".into(), ..token_request(&form) };
    let answer = someone.send(request);
    assert_eq!((answer.status, &answer.body_json()["token_type"]), (200, &json!("Bearer")));
    let journal = someone.control("GET", "journal", json!({}));
    let entry = journal.as_array().unwrap().last().unwrap();
    assert_eq!((&entry["origin"], &entry["call"]), (&json!("identity"), &json!("token")));
}

#[test]
fn conditions_and_faults_of_the_service_show_through_the_proxy() {
    let discovery = Request::new("GET", &format!("/identity{DISCOVERY}"));
    for (condition, status, word) in
        [("identity-html", 200, "IIS Windows Server"), ("identity-error", 500, "500.30")]
    {
        let mut someone = Someone::before(Core81, ConnectedSite);
        someone.set(condition);
        let answer = someone.send_bare(discovery.clone());
        assert_eq!(answer.status, status, "{condition}");
        assert!(answer.text().contains(word), "{condition}");
    }
    let mut someone = Someone::before(Core81, ConnectedSite);
    someone.set("identity-slow");
    assert!(matches!(someone.send_bare(discovery.clone()).delay, Delay::Millis(1..)));
    someone.control("POST", "faults", json!({"on": "openid-configuration", "fault": "not-found"}));
    assert_eq!(someone.send_bare(discovery).status, 404);
}

#[test]
fn the_proxy_says_so_when_nobody_answers_behind_it() {
    let mut someone = Someone::before(Core81, ConnectedSite);
    someone.set("identity-down");
    let answer = someone.send_bare(Request::new("GET", &format!("/identity{DISCOVERY}")));
    assert_eq!((answer.status, answer.cut), (502, false));
    assert!(answer.header("content-type").unwrap().starts_with("text/html"));
    assert!(answer.text().contains("<h1>502 Bad Gateway</h1>") && answer.header("date").is_some());
    let journal = someone.control("GET", "journal", json!({}));
    assert_eq!((&journal[0]["origin"], &journal[0]["status"]), (&json!("identity"), &json!(502)));
    assert!(ask(&mut someone, Request::new("GET", DISCOVERY)).cut, "its own origin stays silent");
}

#[test]
fn only_what_is_below_the_prefix_is_passed_on() {
    for path in ["/identity", "/identityx/connect/token", "/0/identity/connect/token"] {
        let mut someone = Someone::signed_in(Core81);
        assert_eq!(someone.send(Request::new("GET", path)).status, 404, "{path}");
        let journal = someone.control("GET", "journal", json!({}));
        assert_eq!((&journal[1]["origin"], &journal[1]["path"]), (&json!("creatio"), &json!(path)));
    }
    let mut someone = Someone::before(Core81, ConnectedSite);
    let twice = someone.site.handle(Origin::Identity, &Request::new("GET", &format!("/identity{DISCOVERY}")));
    assert_eq!(twice.status, 404, "the service's own origin has no such prefix");
}

#[tokio::test]
async fn the_proxy_is_there_over_the_wire() {
    let running = server::start(Options::default()).await.unwrap();
    let url = format!("{}/identity{DISCOVERY}", running.creatio_origin);
    let document: Value = reqwest::get(&url).await.unwrap().json().await.unwrap();
    assert_eq!(document["issuer"], running.identity_origin);
    running.with_site(|site| site.creatio.set_condition("identity-down".parse().unwrap()));
    assert_eq!(reqwest::get(&url).await.unwrap().status(), 502);
}
