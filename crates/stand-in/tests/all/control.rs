//! The control calls.

use crate::test_client::{TestClient, select, set_cookies};
use serde_json::{Value, json};
use stand_in::{
    control::{self, Effect},
    http::Request,
    profile::Profile::{Core81, Framework80},
    start::Start,
    world::app_names,
};

#[test]
fn the_journal_records_requests_and_their_outcome() {
    let mut client = TestClient::signed_in(Framework80);
    client.data_service("SelectQuery", select("OAuthClientApp", &["Name"]));
    client.add_postman();
    client.get("odata/OAuthClientApp?$select=Id");
    let journal = client.journal();
    let summary: Vec<Value> = journal
        .iter()
        .map(|entry| json!([entry["n"], entry["call"], entry["status"], entry["user"], entry["acted"]]))
        .collect();
    let expected = [
        json!([1, "Login", 200, null, true]),
        json!([2, "SelectQuery:OAuthClientApp", 200, "Supervisor", false]),
        json!([3, "AddClient", 200, "Supervisor", true]),
        json!([4, "OAuthClientApp", 200, "Supervisor", false]),
    ];
    assert_eq!(summary, expected);
    let entry = &journal[2];
    assert_eq!(
        (&entry["origin"], &entry["method"], &entry["fault"]),
        (&json!("creatio"), &json!("POST"), &Value::Null)
    );
    assert_eq!(entry["path"], "/0/rest/OAuthConfigService/AddClient");
    assert_eq!(entry["request"]["addClientRequest"]["name"], "Postman");
    assert!(entry["headers"]["bpmcsrf"].is_string());
    assert_eq!(journal[3]["query"], "$select=Id");

    client.control("DELETE", "journal", json!({}));
    assert_eq!(client.journal(), Vec::<Value>::new());
}

#[test]
fn a_reset_starts_over() {
    let mut client = TestClient::signed_in(Framework80);
    client.add_postman();
    client.set_condition("identity-down");
    client.schedule_fault(json!({"on": "*", "fault": "html", "times": 0}));
    let spec = json!({
        "profile": "core-8.1", "start": "connected-site", "apps": 200, "users": 30,
        "conditions": ["no-CanManageSolution"],
    });
    client.control("POST", "reset", spec);
    let state = client.control("GET", "state", json!({}));
    assert_eq!(
        (&state["profile"], &state["conditions"]),
        (&json!("core-8.1"), &json!(["no-CanManageSolution"]))
    );
    let names: Vec<_> =
        state["apps"].as_array().unwrap().iter().map(|app| app["Name"].as_str().unwrap()).collect();
    assert_eq!(names, app_names(200));
    let registered = state["identityClients"].as_array().unwrap();
    assert_eq!(
        registered.iter().map(|client| client["ClientName"].as_str().unwrap()).collect::<Vec<_>>(),
        names
    );
    assert_eq!(state["users"].as_array().unwrap().len(), 30 + 1 + 3);
    assert_eq!(state["sessions"], json!([]));
    assert_eq!(client.journal(), Vec::<Value>::new());
    assert_eq!(client.login("Supervisor", "Supervisor").body_json()["Code"], 0, "the fault is removed");

    client.control("POST", "reset", json!({"start": "new-site"}));
    let state = client.control("GET", "state", json!({}));
    assert_eq!(
        (&state["profile"], &state["apps"], &state["feature"]),
        (&json!("framework-8.0"), &json!([]), &json!(0))
    );
}

#[test]
fn conditions_that_change_the_database_do_so_once() {
    // Condition, a path into the state, and the value there without and with the condition.
    let cases = [
        ("feature-off", "/feature", json!(1), json!(0)),
        ("settings-empty", "/settings/OAuth20IdentityServerClientId", json!("IdServiceUser"), json!("")),
        ("no-default-resource", "/resources/0/IsDefault", json!(true), Value::Null),
        ("two-default-resources", "/resources/1/IsDefault", Value::Null, json!(true)),
    ];
    for (condition, path, without, with) in cases {
        let mut client = TestClient::signed_in(Core81);
        let value = |client: &TestClient| client.state().pointer(path).cloned().unwrap_or_default();
        assert_eq!(value(&client), without, "{condition}");
        client.set_condition(condition);
        assert_eq!(value(&client), with, "{condition}");
        client.clear_condition(condition);
        assert_eq!(value(&client), without, "{condition}");
    }
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("no-default-resource");
    assert_eq!(
        client.oauth_config("AddDefaultResource", json!({}))["success"],
        true,
        "what is repaired stays repaired"
    );
    assert_eq!(client.add_postman()["success"], true);
}

#[test]
fn another_administrator_changes_an_app() {
    let mut client = TestClient::signed_in(Core81);
    client.add_postman();
    let before = client.app("Postman");
    let set =
        json!({"Description": "by another administrator", "IsActive": false, "SystemUser": "Mary King"});
    client.control("POST", "apps/change", json!({"name": "Postman", "set": set}));
    let after = client.app("Postman");
    assert_eq!(after["Description"], "by another administrator");
    assert_eq!(after["SystemUser"]["displayValue"], "Mary King");
    assert!(after["ModifiedOn"].as_str() > before["ModifiedOn"].as_str());
    assert_eq!(client.last_identity_client()["Enabled"], false);
}

#[test]
fn sessions_are_started_without_a_password_and_ended() {
    let mut client = TestClient::anonymous(Core81, Start::ConnectedSite);
    let request = Request::new("POST", "/stand-in/sessions/start").with_json(&json!({"user": "Mary King"}));
    let (response, _) = control::answer(&mut client.site, &request);
    assert_eq!(set_cookies(&response).len(), 4);
    assert_eq!(client.state()["sessions"], json!([{"user": "Mary King"}]));
    client.control("POST", "sessions/end", json!({}));
    assert_eq!(client.state()["sessions"], json!([]));
}

#[test]
fn an_invalid_control_call_is_refused_with_the_reason() {
    let cases = [
        ("POST", "reset", json!({"start": "old-site"}), "old-site"),
        ("POST", "reset", json!({"starts": "new-site"}), "starts"),
        ("POST", "faults", json!({"on": "AddClient", "fault": "flood"}), "flood"),
        ("POST", "faults", json!({"fault": "html"}), "`on`"),
        ("POST", "faults", json!([1]), "a map"),
        ("POST", "faults", json!({"on": "*", "fault": "html", "times": "ever"}), "ever"),
        ("POST", "conditions", json!({"set": ["sunshine"]}), "sunshine"),
        ("POST", "sessions/start", json!({"user": "Nobody"}), "Nobody"),
        ("POST", "apps/change", json!({"name": "Nothing", "set": {}}), "Nothing"),
        ("POST", "apps/change", json!({"name": "Website forms", "set": {"ClientId": "x"}}), "ClientId"),
        ("POST", "apps/change", json!({"name": "Website forms", "set": {"SystemUser": "Nobody"}}), "Nobody"),
        ("POST", "identity/forget", json!({"names": ["Website forms", "Nothing"]}), "Nothing"),
        ("POST", "identity/forget", json!({"name": "Website forms"}), "`name`"),
        ("POST", "identity/forget", json!({"names": "Website forms"}), "sequence"),
        ("POST", "identity/remember", json!({"names": ["Nothing"]}), "Nothing"),
        ("POST", "identity/remember", json!({}), "`names`"),
        ("GET", "faults", json!({}), "control call"),
        ("POST", "nothing", json!({}), "control call"),
    ];
    for (method, call, body, word) in cases {
        let mut client = TestClient::anonymous(Core81, Start::ConnectedSite);
        let request = Request::new(method, &format!("/stand-in/{call}")).with_json(&body);
        let (response, effect) = control::answer(&mut client.site, &request);
        assert_eq!((response.status, effect), (400, Effect::None), "{call} {body}");
        assert!(response.body_json()["error"].as_str().unwrap().contains(word), "{call} {body}");
    }
}
