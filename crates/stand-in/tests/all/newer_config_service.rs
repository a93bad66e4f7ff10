//! What OAuthConfigService learned with 8.3: apps that act for users who consent, redirect URLs, technical users.

use crate::test_client::{TestClient, select};
use serde_json::{Value, json};
use stand_in::profile::Profile::{Core81, Core83, Framework10, Framework82};

fn redirect_urls(client: &mut TestClient) -> Vec<(String, String)> {
    let query = select("OAuthRedirectUrlInClient", &["Id", "RedirectUrl", "OAuthClientApp"]);
    let rows = client.data_service("SelectQuery", query).body_json()["rows"].clone();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = rows.as_array().unwrap().iter();
    rows.filter(|row| row["OAuthClientApp"]["displayValue"] == "Portal")
        .map(|row| (text(&row["Id"]), text(&row["RedirectUrl"])))
        .collect()
}

fn portal() -> Value {
    json!({
        "name": "Portal", "applicationUrl": "test.com", "grantType": "authorization_code",
        "redirectUrl": "https://portal.example.com/back",
    })
}

#[test]
fn an_app_for_users_needs_no_system_user() {
    for profile in [Core83, Framework10] {
        let mut client = TestClient::signed_in(profile);
        let answer = client.oauth_config("AddClient", json!({ "addClientRequest": portal() }));
        assert_eq!(answer["success"], true, "{profile}: {answer}");
        let app = client.app("Portal");
        assert_eq!((&app["SystemUser"], &app["ApplicationUrl"]), (&Value::Null, &json!("test.com")));
        let client_id = app["ClientId"].clone();
        let change = json!({"clientId": client_id, "name": "Portal", "isActive": false});
        let answer = client.oauth_config("UpdateClient", json!({ "updateClientRequest": change }));
        assert_eq!((&answer["success"], &client.app("Portal")["IsActive"]), (&json!(true), &json!(false)));
        let mut body = portal();
        body["grantType"] = json!("client_credentials");
        let answer = client.post("rest/OAuthConfigService/AddClient", json!({ "addClientRequest": body }));
        assert_eq!(answer.status, 400, "{profile}: an app of its own needs one");
    }
}

#[test]
fn redirect_urls_are_added_changed_and_deleted_by_id() {
    let mut client = TestClient::signed_in(Framework10);
    client.oauth_config("AddClient", json!({ "addClientRequest": portal() }));
    let client_id = client.app("Portal")["ClientId"].clone();
    let urls = ["https://one.example.com", "https://two.example.com"];
    let request = json!({"redirectUrlsRequest": {"clientId": client_id, "redirectUrls": urls}});
    assert_eq!(client.oauth_config("AddRedirectUrls", request)["success"], true);
    let found = redirect_urls(&mut client);
    let names: Vec<&str> = found.iter().map(|(_, url)| url.as_str()).collect();
    assert_eq!(names, ["https://portal.example.com/back", urls[0], urls[1]]);

    let change = json!({"redirectUrlId": found[1].0, "redirectUrl": "https://changed.example.com"});
    let answer = client.oauth_config("UpdateRedirectUrl", json!({ "updateRedirectUrlRequest": change }));
    assert_eq!(answer["success"], true);
    let delete = || json!({"deleteRedirectUrlRequest": {"redirectUrlId": found[0].0}});
    assert_eq!(client.oauth_config("DeleteRedirectUrl", delete())["success"], true);
    let names: Vec<String> = redirect_urls(&mut client).into_iter().map(|(_, url)| url).collect();
    assert_eq!(names, ["https://changed.example.com", urls[1]]);
    let again = client.oauth_config("DeleteRedirectUrl", delete());
    assert_eq!(again["errorInfo"]["message"], "Record with specified Id does not exist.");
}

#[test]
fn a_technical_user_is_created_and_can_be_used() {
    let mut client = TestClient::signed_in(Core83);
    let request = || json!({"createTechnicalUserRequest": {"name": "Robot"}});
    let answer = client.oauth_config("CreateTechnicalUser", request());
    let user = answer["systemUserId"].clone();
    assert_eq!(answer["success"], true, "{answer}");
    let mut body = portal();
    body["grantType"] = json!("client_credentials");
    body["systemUserId"] = user;
    assert_eq!(client.oauth_config("AddClient", json!({ "addClientRequest": body }))["success"], true);
    assert_eq!(client.app("Portal")["SystemUser"]["displayValue"], "Robot");
    assert_eq!(client.oauth_config("CreateTechnicalUser", request())["success"], false, "a second one");
    assert_eq!(client.login("Robot", "").body_json()["Code"], 1, "technical users cannot sign in");
}

#[test]
fn a_technical_user_is_created_and_renamed_with_an_id_of_the_caller() {
    let mut client = TestClient::signed_in(Framework82);
    let id = "0c5d8d0a-1f5e-4b0e-9b7e-3a1f6c2d9e41";
    let mut save = |name: &str| {
        let body = json!({"Id": id, "Name": name, "Active": true});
        client.post("rest/AdministrationService/UpdateOrCreateTechnicalUser", body).body_json()
    };
    assert_eq!(save("Robot"), "");
    assert_eq!(save("Robot 2"), "");
    assert_eq!(save("Supervisor"), "User with name \"Supervisor\" already exists.");
    let found = client.data_service("SelectQuery", select("VwTechnicalUser", &["Id", "Name"])).body_json();
    let users = found["rows"].as_array().unwrap().iter();
    let names: Vec<&Value> = users.filter(|user| user["Id"] == id).map(|user| &user["Name"]).collect();
    assert_eq!(names, ["Robot 2"]);
}

#[test]
fn older_versions_do_not_have_the_methods() {
    let mut client = TestClient::signed_in(Framework82);
    for method in ["AddRedirectUrls", "UpdateRedirectUrl", "DeleteRedirectUrl", "CreateTechnicalUser"] {
        let answer = client.post(&format!("rest/OAuthConfigService/{method}"), json!({}));
        assert_eq!(answer.status, 404, "{method}");
    }
    let mut client = TestClient::signed_in(Core81);
    let answer = client.post("rest/AdministrationService/UpdateOrCreateTechnicalUser", json!({}));
    assert_eq!(answer.status, 404);
}
