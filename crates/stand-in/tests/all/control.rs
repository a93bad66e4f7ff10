use crate::someone::{EACH, SUPERVISOR, Someone, select};
use serde_json::{Value, json};
use stand_in::{
    control::{self, Effect},
    http::Request,
    profile::ProfileName::{Core81, Framework80},
    site::SiteOrder,
    world::{StartState, WorldOrder, app_names},
};

#[test]
fn the_journal_tells_who_asked_what_and_whether_it_acted() {
    let mut someone = Someone::signed_in(Framework80);
    someone.data("SelectQuery", select("OAuthClientApp", &["Name"]));
    someone.add_postman();
    someone.get("odata/OAuthClientApp?$select=Id");
    let journal = someone.control("GET", "journal", json!({}));
    let told: Vec<Value> = journal
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| json!([entry["n"], entry["call"], entry["status"], entry["user"], entry["acted"]]))
        .collect();
    let expected = [
        json!([1, "Login", 200, null, true]),
        json!([2, "SelectQuery:OAuthClientApp", 200, "Supervisor", false]),
        json!([3, "AddClient", 200, "Supervisor", true]),
        json!([4, "OAuthClientApp", 200, "Supervisor", false]),
    ];
    assert_eq!(told, expected);
    let entry = &journal[2];
    assert_eq!(
        (&entry["origin"], &entry["method"], &entry["fault"]),
        (&json!("creatio"), &json!("POST"), &Value::Null)
    );
    assert_eq!(entry["path"], "/0/rest/OAuthConfigService/AddClient");
    assert_eq!(entry["request"]["addClientRequest"]["name"], "Postman");
    assert!(entry["headers"]["bpmcsrf"].is_string());
    assert_eq!(journal[3]["query"], "$select=Id");

    someone.control("DELETE", "journal", json!({}));
    assert_eq!(someone.control("GET", "journal", json!({})), json!([]));
}

#[test]
fn a_reset_starts_anew_in_the_state_that_is_ordered() {
    let mut someone = Someone::signed_in(Framework80);
    someone.add_postman();
    someone.control("POST", "faults", json!({"on": "*", "fault": "html", "times": 0}));
    let order = json!({"profile": "core-8.1", "start": "connected-site", "apps": 200, "users": 30, "conditions": ["no-CanManageSolution"]});
    someone.control("POST", "reset", order);
    let state = someone.control("GET", "state", json!({}));
    assert_eq!(
        (&state["profile"], &state["conditions"]),
        (&json!("core-8.1"), &json!(["no-CanManageSolution"]))
    );
    let names: Vec<_> =
        state["apps"].as_array().unwrap().iter().map(|app| app["Name"].as_str().unwrap()).collect();
    assert_eq!(names, app_names(200));
    assert_eq!(state["users"].as_array().unwrap().len(), 30 + 1 + 2);
    assert_eq!(state["sessions"], json!([]));
    assert_eq!(someone.control("GET", "journal", json!({})), json!([]));
    assert_eq!(someone.login("Supervisor", "Supervisor").body_json()["Code"], 0, "the fault is forgotten");

    someone.control("POST", "reset", json!({"start": "new-site"}));
    let state = someone.control("GET", "state", json!({}));
    assert_eq!(
        (&state["profile"], &state["apps"], &state["feature"]),
        (&json!("framework-8.0"), &json!([]), &json!(0))
    );
}

#[test]
fn start_states_are_as_the_documentation_begins_and_ends() {
    for profile in EACH {
        let new = Someone::before(profile, StartState::NewSite).site.creatio.snapshot();
        assert_eq!((&new["feature"], &new["resources"], &new["apps"]), (&json!(0), &json!([]), &json!([])));
        assert!(new["settings"].as_object().unwrap().values().all(|value| value == ""));
        let connected = Someone::before(profile, StartState::ConnectedSite).site.creatio.snapshot();
        assert_eq!(connected["feature"], 1);
        assert_eq!(
            connected["settings"]["OAuth20IdentityServerClientSecret"],
            "ItIsMyPasswordForIdentityService"
        );
        assert_eq!(connected["resources"][0]["IsDefault"], true);
        assert_eq!(connected["apps"].as_array().unwrap().len(), 3);
        assert_eq!(connected["users"][2]["Id"], SUPERVISOR);
    }
    let names = app_names(500);
    let distinct: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), 500);
    let order = WorldOrder { users: 40, ..WorldOrder::default() };
    let mut site = Someone::before(Core81, StartState::ConnectedSite).site;
    site.reset(SiteOrder { world: order, ..SiteOrder::default() });
    let users: std::collections::BTreeSet<_> =
        site.creatio.world.units.iter().map(|unit| &unit.name).collect();
    assert_eq!(users.len(), 43);
}

#[test]
fn conditions_that_change_the_state_change_it_once_and_back() {
    // Condition, where to look in the state, what is there without and with it.
    let cases = [
        ("feature-off", "/feature", json!(1), json!(0)),
        ("settings-empty", "/settings/OAuth20IdentityServerClientId", json!("IdServiceUser"), json!("")),
        ("no-default-resource", "/resources/0/IsDefault", json!(true), Value::Null),
        ("two-default-resources", "/resources/1/IsDefault", Value::Null, json!(true)),
    ];
    for (condition, place, without, with) in cases {
        let mut someone = Someone::signed_in(Core81);
        let look =
            |someone: &Someone| someone.site.creatio.snapshot().pointer(place).cloned().unwrap_or_default();
        assert_eq!(look(&someone), without, "{condition}");
        someone.set(condition);
        assert_eq!(look(&someone), with, "{condition}");
        someone.clear(condition);
        assert_eq!(look(&someone), without, "{condition}");
    }
    let mut someone = Someone::signed_in(Core81);
    someone.set("no-default-resource");
    assert_eq!(
        someone.oauth("AddDefaultResource", json!({}))["success"],
        true,
        "what is repaired stays repaired"
    );
    assert_eq!(someone.add_postman()["success"], true);
}

#[test]
fn another_administrator_changes_an_app() {
    let mut someone = Someone::signed_in(Core81);
    someone.add_postman();
    let before = someone.app("Postman");
    let set =
        json!({"Description": "by another administrator", "IsActive": false, "SystemUser": "Mary King"});
    someone.control("POST", "apps/change", json!({"name": "Postman", "set": set}));
    let after = someone.app("Postman");
    assert_eq!(after["Description"], "by another administrator");
    assert_eq!(after["SystemUser"]["displayValue"], "Mary King");
    assert!(after["ModifiedOn"].as_str() > before["ModifiedOn"].as_str());
    let clients = someone.site.creatio.snapshot()["identityClients"].clone();
    assert_eq!(clients.as_array().unwrap().last().unwrap()["Enabled"], false);
}

#[test]
fn a_session_is_started_without_a_password_and_all_are_ended() {
    let mut someone = Someone::before(Core81, StartState::ConnectedSite);
    let request = Request::new("POST", "/stand-in/sessions/start").with_json(&json!({"user": "Mary King"}));
    let (response, _) = control::answer(&mut someone.site, &request);
    assert_eq!(response.headers.iter().filter(|(name, _)| name == "set-cookie").count(), 4);
    assert_eq!(someone.site.creatio.snapshot()["sessions"], json!([{"user": "Mary King"}]));
    someone.control("POST", "sessions/end", json!({}));
    assert_eq!(someone.site.creatio.snapshot()["sessions"], json!([]));
}

#[test]
fn a_control_call_that_is_not_understood_says_why() {
    let cases = [
        ("POST", "reset", json!({"start": "old-site"}), "old-site"),
        ("POST", "reset", json!({"starts": "new-site"}), "starts"),
        ("POST", "faults", json!({"on": "AddClient", "fault": "flood"}), "flood"),
        ("POST", "faults", json!({"fault": "html"}), "on"),
        ("POST", "faults", json!({"on": "*", "fault": "html", "times": "ever"}), "times"),
        ("POST", "conditions", json!({"set": ["sunshine"]}), "sunshine"),
        ("POST", "sessions/start", json!({"user": "Nobody"}), "Nobody"),
        ("POST", "apps/change", json!({"name": "Nothing", "set": {}}), "Nothing"),
        ("POST", "apps/change", json!({"name": "Website forms", "set": {"ClientId": "x"}}), "ClientId"),
        ("POST", "apps/change", json!({"name": "Website forms", "set": {"SystemUser": "Nobody"}}), "Nobody"),
        ("POST", "identity/forget", json!({"names": ["Website forms", "Nothing"]}), "Nothing"),
        ("POST", "identity/forget", json!({"name": "Website forms"}), "name"),
        ("POST", "identity/forget", json!({"names": "Website forms"}), "names"),
        ("POST", "identity/remember", json!({"names": ["Nothing"]}), "Nothing"),
        ("POST", "identity/remember", json!({}), "names"),
        ("GET", "faults", json!({}), "control call"),
        ("POST", "nothing", json!({}), "control call"),
    ];
    for (method, call, body, word) in cases {
        let mut someone = Someone::before(Core81, StartState::ConnectedSite);
        let request = Request::new(method, &format!("/stand-in/{call}")).with_json(&body);
        let (response, effect) = control::answer(&mut someone.site, &request);
        assert_eq!((response.status, effect), (400, Effect::None), "{call} {body}");
        assert!(response.body_json()["error"].as_str().unwrap().contains(word), "{call} {body}");
    }
}
