//! What differs between the product versions.

use crate::test_client::{SUPERVISOR, TestClient, USER_INFO, newer_postman, postman};
use serde_json::{Value, json};
use stand_in::{
    profile::Profile::{Core81, Core83, Framework10, Framework80, Framework82},
    world::TYPE_TECHNICAL_USER,
};

const ADD_CLIENT: &str = "rest/OAuthConfigService/AddClient";

#[test]
fn each_version_reports_its_number_and_runtime() {
    let versions = [
        (Framework80, "/0", "8.0.10.4809", ".NET Framework"),
        (Core81, "", "8.1.3.6699", ".NET"),
        (Framework82, "/0", "8.2.1.1446", ".NET Framework"),
        (Core83, "", "8.3.0.2345", ".NET"),
        (Framework10, "/0", "10.0.0.1234", ".NET Framework"),
    ];
    let mut client = TestClient::signed_in(Core81);
    for (profile, workspace, number, runtime) in versions {
        client.control("POST", "reset", json!({"profile": profile.to_string()}));
        let state = client.state();
        assert_eq!(
            (&state["profile"], &state["workspace"]),
            (&json!(profile.to_string()), &json!(workspace))
        );
        client.login("Supervisor", "Supervisor");
        let info = client.post("ServiceModel/ApplicationInfoService.svc/GetApplicationInfo", json!({}));
        let values = info.body_json()["applicationInfo"]["sysValues"].clone();
        assert_eq!(values, json!({"coreVersion": number, "runtime": runtime}), "{profile}");
    }
}

#[test]
fn each_version_has_its_shape_of_user_info() {
    let user_info = |profile| TestClient::signed_in(profile).post(USER_INFO, json!({})).body_json();
    let info = user_info(Framework80);
    let wrapped = &info["userInfo"];
    assert_eq!((&wrapped["id"], &wrapped["contactName"]), (&json!(SUPERVISOR), &json!("Supervisor")));
    assert_eq!(wrapped["userName"], Value::Null);

    let info = user_info(Core81);
    assert_eq!((&info["id"], &info["userName"]), (&json!(SUPERVISOR), &json!("Supervisor")));

    let info = user_info(Framework10);
    let wrapped = &info["getCurrentUserInfoResult"];
    assert_eq!((&wrapped["id"], &wrapped["userName"]), (&json!(SUPERVISOR), &json!("Supervisor")));
    assert_eq!(info.as_object().unwrap().len(), 1);
}

#[test]
fn framework_10_stores_the_description_and_accepts_grant_types() {
    let mut client = TestClient::signed_in(Framework10);
    client.set_condition("unknown-members-refused");
    let answer = client.oauth_config("AddClient", json!({"addClientRequest": newer_postman()}));
    let app = client.app("Postman");
    assert_eq!((&answer["success"], &answer["clientId"]), (&json!(true), &app["ClientId"]));
    assert_eq!((&app["Description"], &app["IsActive"]), (&json!("Tries calls"), &json!(true)));
    assert_eq!(client.last_identity_client()["Description"], "Tries calls");

    let mut body = newer_postman();
    body["colour"] = json!("blue");
    assert_eq!(client.post(ADD_CLIENT, json!({"addClientRequest": body})).status, 400);
    let older = client.post(ADD_CLIENT, json!({"addClientRequest": postman()}));
    assert_eq!(older.status, 400, "the grant type is required");
}

#[test]
fn an_invalid_newer_member_is_a_400() {
    let cases = [
        ("grantType", json!("Client_Credentials")),
        ("grantType", json!(1)),
        ("allowedGrantTypes", json!("client_credentials")),
        ("allowedGrantTypes", json!(["telepathy"])),
        ("description", json!(5)),
    ];
    for (member, value) in cases {
        for (profile, status) in [(Framework10, 400), (Core81, 200)] {
            let mut client = TestClient::signed_in(profile);
            let mut body = newer_postman();
            body[member] = value.clone();
            let answer = client.post(ADD_CLIENT, json!({"addClientRequest": body}));
            assert_eq!(answer.status, status, "{profile} {member} {value}");
            assert_eq!(client.app("Postman") != Value::Null, status == 200, "{profile} {member} {value}");
        }
    }
}

#[test]
fn versions_since_8_2_accept_a_technical_user() {
    let mut client = TestClient::signed_in(Framework82);
    let units = &client.site.creatio.world.units;
    let technical =
        units.iter().find(|unit| unit.type_value == TYPE_TECHNICAL_USER).expect("a technical user").id;
    let mut body = postman();
    body["systemUserId"] = json!(technical);
    assert_eq!(client.oauth_config("AddClient", json!({"addClientRequest": body}))["success"], true);
}
