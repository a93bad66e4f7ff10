//! OAuthConfigService: resources, access to them, and the connection.

use crate::test_client::TestClient;
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    profile::Profile::{self, Core81},
    world::Setting,
};

#[test]
fn the_default_resource_is_created_once() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in_to_new_site(profile);
        let first = client.oauth_config("AddDefaultResource", json!({}));
        assert_eq!(first["success"], false, "the settings are empty");
        client.clear_condition("settings-empty");

        let created = client.oauth_config("AddDefaultResource", json!({}));
        let scope = created["scope"].as_str().unwrap().to_owned();
        let name = scope.strip_prefix("ApplicationAccess_").unwrap();
        assert!(name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{scope}");

        let again = client.oauth_config("AddDefaultResource", json!({}));
        assert_eq!(again["errorInfo"]["errorCode"], "ItemAlreadyExistException");
        assert_eq!(again["responseStatus"]["ErrorCode"], "ItemAlreadyExistException");
        assert!(again["errorInfo"]["message"].as_str().unwrap().contains(&scope));
        assert_eq!(client.site.creatio.world.resources.len(), 1);
    }
}

#[test]
fn a_refused_resource_has_its_own_message() {
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("no-default-resource");
    client.set_condition("identity-wrong-credentials");
    let message = client.oauth_config("AddDefaultResource", json!({}))["errorInfo"]["message"].clone();
    assert!(
        message.as_str().unwrap().starts_with("Unable to register resource. Please check the values of"),
        "{message}"
    );
}

#[test]
fn access_is_granted_and_removed() {
    let mut client = TestClient::signed_in(Core81);
    let client_id = client.add_postman()["clientId"].clone();
    let resource = client.site.creatio.world.resources[0].name.clone();
    let request =
        |client_id: &Value, resource: &str| json!({"clientId": client_id, "resourceName": resource});
    let mut call = |grant: bool, request: Value| {
        let (method, wrapper) = if grant {
            ("GrantAccess", "grantAccessRequest")
        } else {
            ("DeleteScope", "removeClientScopesRequest")
        };
        client.oauth_config(method, json!({ wrapper: request }))["errorInfo"]["message"].clone()
    };
    let has = "Specified client application already has access to specified resource.";
    let has_no = "Specified client application already has no access to specified resource.";
    assert_eq!(call(true, request(&client_id, &resource)), has);
    assert_eq!(call(false, request(&client_id, &resource)), Value::Null);
    assert_eq!(call(false, request(&client_id, &resource)), has_no);
    assert_eq!(call(true, request(&client_id, &resource)), Value::Null);
    assert_eq!(call(true, request(&json!("x"), &resource)), "Client with specified clientId does not exist.");
    assert_eq!(call(true, request(&client_id, "x")), "Resource with specified name does not exist.");
}

#[test]
fn configuring_stores_the_settings_even_if_a_resource_exists() {
    let request = json!({"settingsRequest": {"clientId": "a", "clientSecret": "b", "serverUrl": "http://c"}});
    let mut client = TestClient::signed_in(Core81);
    let answer = client.post("rest/OAuthConfigService/ConfigureIdentityProvider", request).body_json();
    assert_eq!(
        (&answer["success"], &answer["errorInfo"]["errorCode"]),
        (&json!(false), &json!("ItemAlreadyExistException"))
    );
    assert_eq!(client.site.creatio.world.setting(Setting::Url), "http://c");
}
