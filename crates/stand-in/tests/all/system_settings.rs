//! System settings, and the conditions that concern them.

use crate::test_client::{CLIENT_ID_SETTING, CLIENT_SECRET_SETTING, TestClient, URL_SETTING};
use serde_json::{Value, json};
use stand_in::profile::Profile::{Core81, Framework80};

/// Saves settings, and returns the answer.
pub fn save(client: &mut TestClient, values: Value) -> Value {
    client
        .data_service("PostSysSettingsValues", json!({"isPersonal": false, "sysSettingsValues": values}))
        .body_json()
}

#[test]
fn the_secret_is_masked() {
    for (profile, success) in [(Framework80, false), (Core81, true)] {
        let mut client = TestClient::signed_in(profile);
        let query = json!({"sysSettingsNameCollection": [URL_SETTING, CLIENT_ID_SETTING, CLIENT_SECRET_SETTING, "Nothing"]});
        let answer = client.data_service("QuerySysSettings", query.clone()).body_json();
        assert_eq!(answer["values"][URL_SETTING]["value"], "http://localhost:8090");
        assert_eq!(
            answer["values"][URL_SETTING]["name"],
            "Authorization server Url for OAuth 2.0 integrations"
        );
        assert_eq!(answer["values"][CLIENT_ID_SETTING]["value"], "IdServiceUser");
        assert_eq!(answer["values"][CLIENT_SECRET_SETTING]["value"], "123456789");
        assert_eq!(answer["values"][CLIENT_SECRET_SETTING]["dataValueType"], 24);
        assert_eq!(answer["notFoundSettings"], json!(["Nothing"]));
        assert_eq!(answer["success"], success);

        client.set_condition("settings-empty");
        let empty = client.data_service("QuerySysSettings", query).body_json();
        assert_eq!(
            (&empty["values"][URL_SETTING]["value"], &empty["values"][CLIENT_SECRET_SETTING]["value"]),
            (&json!(""), &json!(""))
        );
    }
}

#[test]
fn only_save_result_says_what_was_saved() {
    let mut client = TestClient::signed_in_to_new_site(Core81);
    let answer = save(&mut client, json!({URL_SETTING: "http://localhost:8090/", "Nothing": "x"}));
    assert_eq!(answer["saveResult"], json!({URL_SETTING: true, "Nothing": false}));
    assert_eq!(answer["success"], false);
    assert_eq!(answer["responseStatus"], Value::Null);
    assert_eq!(value_of(&client, URL_SETTING), "http://localhost:8090/");
}

#[test]
fn saving_is_refused_by_condition_or_without_the_right() {
    let refused = |condition: &str| {
        let mut client = TestClient::signed_in(Framework80);
        client.set_condition(condition);
        let answer = save(&mut client, json!({URL_SETTING: "http://new", CLIENT_ID_SETTING: "new"}));
        assert_eq!(answer["responseStatus"]["Message"], "denied", "{condition}");
        (answer["saveResult"].clone(), value_of(&client, CLIENT_ID_SETTING))
    };
    let one = refused("setting-refused:OAuth20IdentityServerUrl");
    assert_eq!(one, (json!({URL_SETTING: false, CLIENT_ID_SETTING: true}), json!("new")));
    let all = refused("no-CanManageSysSettings");
    assert_eq!(all, (json!({URL_SETTING: false, CLIENT_ID_SETTING: false}), json!("IdServiceUser")));
}

/// The value of a setting.
fn value_of(client: &TestClient, code: &str) -> Value {
    client.state()["settings"][code].clone()
}

fn conditions(client: &TestClient) -> Value {
    client.state()["conditions"].clone()
}

#[test]
fn a_setting_is_changed_once() {
    let cases = [
        (URL_SETTING, "http://localhost:8090", "http://elsewhere.example.com:8090/a?b=c"),
        (CLIENT_ID_SETTING, "IdServiceUser", " IdServiceUser "),
        (CLIENT_SECRET_SETTING, "ItIsMyPasswordForIdentityService", ""),
    ];
    for (code, documented, value) in cases {
        let mut client = TestClient::signed_in(Core81);
        let before = client.state()["settings"].clone();
        client.set_condition(&format!("setting:{code}={value}"));
        let mut after = before.clone();
        after[code] = json!(value);
        assert_eq!(client.state()["settings"], after);

        assert_eq!(save(&mut client, json!({ code: "repaired" }))["saveResult"], json!({code: true}));
        assert_eq!(value_of(&client, code), "repaired", "the condition changes it once");
        client.clear_condition(&format!("setting:{code}={value}"));
        assert_eq!(value_of(&client, code), documented);
        assert_eq!(conditions(&client), json!([]));
    }
}

#[test]
fn a_setting_has_one_value_at_a_time() {
    let mut client = TestClient::signed_in(Core81);
    for condition in ["setting:OAuth20IdentityServerUrl=a", "setting:OAuth20IdentityServerClientId=b"] {
        client.set_condition(condition);
    }
    client.set_condition("setting:OAuth20IdentityServerUrl=c");
    assert_eq!(value_of(&client, URL_SETTING), "c");
    let expected = json!(["setting:OAuth20IdentityServerUrl=c", "setting:OAuth20IdentityServerClientId=b"]);
    assert_eq!(conditions(&client), expected);
    client.clear_condition("setting:OAuth20IdentityServerUrl=a");
    assert_eq!(conditions(&client), json!(["setting:OAuth20IdentityServerClientId=b"]));
    assert_eq!(value_of(&client, URL_SETTING), "http://localhost:8090");
}

#[test]
fn a_missing_setting_is_not_found_not_saved_and_counts_as_empty() {
    let query = json!({"sysSettingsNameCollection": [URL_SETTING, CLIENT_ID_SETTING]});
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("setting-missing:OAuth20IdentityServerUrl");
    client.set_condition("setting-missing:OAuth20IdentityServerUrl");
    let answer = client.data_service("QuerySysSettings", query.clone()).body_json();
    assert_eq!(
        (&answer["notFoundSettings"], &answer["values"][URL_SETTING]),
        (&json!([URL_SETTING]), &Value::Null)
    );
    assert_eq!(answer["values"][CLIENT_ID_SETTING]["value"], "IdServiceUser");
    let saved = save(&mut client, json!({ URL_SETTING: "http://new" }));
    assert_eq!(
        (&saved["saveResult"], &saved["responseStatus"]),
        (&json!({URL_SETTING: false}), &Value::Null)
    );
    let health = client.get("api/OAuthHealthCheck");
    assert_eq!(health.status, 500);
    assert_eq!(health.body_json()["Message"], "System setting OAuth20IdentityServerUrl is empty.");

    // Only clearing the condition brings the setting back.
    let request = json!({"settingsRequest": {"clientId": "a", "clientSecret": "b", "serverUrl": "http://c"}});
    client.post("rest/OAuthConfigService/ConfigureIdentityProvider", request);
    client.set_condition("settings-empty");
    client.clear_condition("settings-empty");
    assert_eq!(client.state()["settings"][URL_SETTING], Value::Null);

    client.clear_condition("setting-missing:OAuth20IdentityServerUrl");
    let answer = client.data_service("QuerySysSettings", query).body_json();
    assert_eq!(answer["notFoundSettings"], json!([]));
    assert_eq!(answer["values"][URL_SETTING]["value"], "http://localhost:8090");
    assert_eq!(
        save(&mut client, json!({ URL_SETTING: "http://new" }))["saveResult"],
        json!({URL_SETTING: true})
    );
}
