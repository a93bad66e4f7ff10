//! The profile of a newer cloud.

use crate::{
    oauth_config::full_body,
    someone::{SUPERVISOR, Someone, postman},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use stand_in::profile::ProfileName::{Core81, Framework10};

const USER_INFO: &str = "ServiceModel/UserInfoService.svc/GetCurrentUserInfo";
const ADD_CLIENT: &str = "rest/OAuthConfigService/AddClient";

#[test]
fn it_is_ordered_by_name_and_tells_its_version() {
    let mut someone = Someone::signed_in(Core81);
    someone.control("POST", "reset", json!({"profile": "framework-10"}));
    let state = someone.control("GET", "state", json!({}));
    assert_eq!((&state["profile"], &state["workspace"]), (&json!("framework-10"), &json!("/0")));
    someone.login("Supervisor", "Supervisor");
    let info = someone.post("ServiceModel/ApplicationInfoService.svc/GetApplicationInfo", json!({}));
    let values = info.body_json()["applicationInfo"]["sysValues"].clone();
    assert_eq!(values, json!({"coreVersion": "10.0.0.1234", "runtime": ".NET Framework"}));
    assert_eq!(someone.login("Supervisor", "wrong").status, 401);
}

#[test]
fn who_is_signed_in_is_told_under_a_name_of_its_own() {
    let info = Someone::signed_in(Framework10).post(USER_INFO, json!({})).body_json();
    let user = &info["getCurrentUserInfoResult"];
    assert_eq!((&user["id"], &user["userName"]), (&json!(SUPERVISOR), &json!("Supervisor")));
    assert_eq!(info.as_object().unwrap().len(), 1);
}

#[test]
fn add_client_stores_the_description_and_knows_grant_types() {
    let mut someone = Someone::signed_in(Framework10);
    someone.set("unknown-members-refused");
    let answer = someone.oauth("AddClient", json!({"addClientRequest": full_body()}));
    let app = someone.app("Postman");
    assert_eq!((&answer["success"], &answer["clientId"]), (&json!(true), &app["ClientId"]));
    assert_eq!((&app["Description"], &app["IsActive"]), (&json!("Tries calls"), &json!(true)));
    let clients = someone.site.creatio.snapshot()["identityClients"].clone();
    assert_eq!(clients.as_array().unwrap().last().unwrap()["Description"], "Tries calls");

    let mut body = full_body();
    body["colour"] = json!("blue");
    assert_eq!(someone.post(ADD_CLIENT, json!({"addClientRequest": body})).status, 400);
    assert_eq!(someone.add_postman()["success"], true, "the older request will do");
}

#[test]
fn a_later_member_that_cannot_be_read_is_a_400() {
    let cases = [
        ("grantType", json!("Client_Credentials")),
        ("grantType", json!(1)),
        ("allowedGrantTypes", json!("client_credentials")),
        ("allowedGrantTypes", json!(["telepathy"])),
        ("description", json!(5)),
    ];
    for (member, value) in cases {
        for (profile, status) in [(Framework10, 400), (Core81, 200)] {
            let mut someone = Someone::signed_in(profile);
            let mut body = postman();
            body[member] = value.clone();
            let answer = someone.post(ADD_CLIENT, json!({"addClientRequest": body}));
            assert_eq!(answer.status, status, "{profile} {member} {value}");
            assert_eq!(someone.app("Postman") != Value::Null, status == 200, "{profile} {member} {value}");
        }
    }
}

#[test]
fn a_technical_user_is_there_and_can_own_an_app() {
    let mut someone = Someone::signed_in(Framework10);
    let units = &someone.site.creatio.world.units;
    let technical = units.iter().find(|unit| unit.type_value == 7).expect("a technical user").id;
    let mut body = postman();
    body["systemUserId"] = json!(technical);
    assert_eq!(someone.oauth("AddClient", json!({"addClientRequest": body}))["success"], true);
}

#[test]
fn the_health_check_looks_at_the_default_resource_too() {
    // Condition, status, whether a default resource is registered, whether a token is retrievable.
    let cases = [
        (None, 200, true, true),
        (Some("no-default-resource"), 500, false, true),
        (Some("identity-down"), 500, true, false),
        (Some("settings-empty"), 500, true, false),
    ];
    for (condition, status, registered, retrievable) in cases {
        let mut someone = Someone::signed_in(Framework10);
        if let Some(condition) = condition {
            someone.set(condition);
        }
        let answer = someone.get("api/OAuthHealthCheck");
        let body = answer.body_json();
        assert_eq!((answer.status, &body["HasProblem"]), (status, &json!(status == 500)), "{condition:?}");
        assert_eq!(body["IsDefaultResourceRegistered"], registered, "{condition:?}");
        assert_eq!(body["IsAccessTokenRetrievableForSystemActions"], retrievable, "{condition:?}");
    }
    let older = Someone::signed_in(Core81).get("api/OAuthHealthCheck").body_json();
    assert_eq!(older["IsDefaultResourceRegistered"], Value::Null);
}

#[test]
fn the_feature_cache_is_cleared_by_the_code_in_base64() {
    let mut someone = Someone::signed_in(Framework10);
    let clear = "rest/FeatureService/ClearFeaturesCacheForAllUsers";
    assert_eq!(someone.get(&format!("{clear}/OAuth20Integration")).status, 500);
    let encoded = STANDARD.encode("OAuth20Integration");
    assert_eq!(someone.get(&format!("{clear}/{encoded}")).status, 200);
}
