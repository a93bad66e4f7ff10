//! Set-ups of Creatio itself that are wrong in one place.

use crate::someone::{EACH, Someone};
use serde_json::{Value, json};
use stand_in::{
    control,
    http::Request,
    profile::ProfileName::{Core81, Framework80},
    world::StartState::ConnectedSite,
};

const URL: &str = "OAuth20IdentityServerUrl";
const CLIENT_ID: &str = "OAuth20IdentityServerClientId";
const SECRET: &str = "OAuth20IdentityServerClientSecret";
const USER_INFO: &str = "ServiceModel/UserInfoService.svc/GetCurrentUserInfo";

fn conditions(someone: &Someone) -> Value {
    someone.site.creatio.snapshot()["conditions"].clone()
}

fn save(someone: &mut Someone, code: &str, value: &str) -> Value {
    let body = json!({"isPersonal": false, "sysSettingsValues": {code: value}});
    someone.data("PostSysSettingsValues", body).body_json()
}

#[test]
fn one_setting_is_set_once_to_any_value() {
    let cases = [
        (URL, "http://localhost:8090", "http://elsewhere.example.com:8090/a?b=c"),
        (CLIENT_ID, "IdServiceUser", " IdServiceUser "),
        (SECRET, "ItIsMyPasswordForIdentityService", ""),
    ];
    for (code, documented, value) in cases {
        let mut someone = Someone::signed_in(Core81);
        let before = someone.site.creatio.snapshot()["settings"].clone();
        someone.set(&format!("setting:{code}={value}"));
        let mut after = before.clone();
        after[code] = json!(value);
        assert_eq!(someone.site.creatio.snapshot()["settings"], after);

        assert_eq!(save(&mut someone, code, "repaired")["saveResult"], json!({code: true}));
        assert_eq!(someone.site.creatio.world.setting(code), "repaired", "it is set once");
        someone.clear(&format!("setting:{code}={value}"));
        assert_eq!(someone.site.creatio.world.setting(code), documented);
        assert_eq!(conditions(&someone), json!([]));
    }
}

#[test]
fn a_setting_is_ordered_to_one_value_at_a_time() {
    let mut someone = Someone::signed_in(Core81);
    for condition in ["setting:OAuth20IdentityServerUrl=a", "setting:OAuth20IdentityServerClientId=b"] {
        someone.set(condition);
    }
    someone.set("setting:OAuth20IdentityServerUrl=c");
    assert_eq!(someone.site.creatio.world.setting(URL), "c");
    let left = json!(["setting:OAuth20IdentityServerClientId=b", "setting:OAuth20IdentityServerUrl=c"]);
    assert_eq!(conditions(&someone), left);
    someone.clear("setting:OAuth20IdentityServerUrl=a");
    assert_eq!(conditions(&someone), json!(["setting:OAuth20IdentityServerClientId=b"]));
    assert_eq!(someone.site.creatio.world.setting(URL), "http://localhost:8090");
}

#[test]
fn a_setting_that_the_site_does_not_know_is_not_found_not_saved_and_counts_as_empty() {
    let asked = json!({"sysSettingsNameCollection": [URL, CLIENT_ID]});
    let mut someone = Someone::signed_in(Core81);
    someone.set("setting-missing:OAuth20IdentityServerUrl");
    someone.set("setting-missing:OAuth20IdentityServerUrl");
    let answer = someone.data("QuerySysSettings", asked.clone()).body_json();
    assert_eq!((&answer["notFoundSettings"], &answer["values"][URL]), (&json!([URL]), &Value::Null));
    assert_eq!(answer["values"][CLIENT_ID]["value"], "IdServiceUser");
    let saved = save(&mut someone, URL, "http://new");
    assert_eq!((&saved["saveResult"], &saved["responseStatus"]), (&json!({URL: false}), &Value::Null));
    let health = someone.get("api/OAuthHealthCheck");
    assert_eq!(health.status, 500);
    assert_eq!(health.body_json()["Message"], "System setting OAuth20IdentityServerUrl is empty.");

    // Nothing but clearing it brings the setting back.
    let request = json!({"settingsRequest": {"clientId": "a", "clientSecret": "b", "serverUrl": "http://c"}});
    someone.post("rest/OAuthConfigService/ConfigureIdentityProvider", request);
    someone.set("settings-empty");
    someone.clear("settings-empty");
    assert_eq!(someone.site.creatio.snapshot()["settings"][URL], Value::Null);

    someone.clear("setting-missing:OAuth20IdentityServerUrl");
    let answer = someone.data("QuerySysSettings", asked).body_json();
    assert_eq!(answer["notFoundSettings"], json!([]));
    assert_eq!(answer["values"][URL]["value"], "http://localhost:8090");
    assert_eq!(save(&mut someone, URL, "http://new")["saveResult"], json!({URL: true}));
}

#[test]
fn settings_of_other_codes_are_no_conditions() {
    let names = ["setting:Nothing=x", "setting:OAuth20IdentityServerUrl", "setting-missing:Nothing"];
    for name in names {
        let mut someone = Someone::before(Core81, ConnectedSite);
        let request = Request::new("POST", "/stand-in/conditions").with_json(&json!({"set": [name]}));
        let (response, _) = control::answer(&mut someone.site, &request);
        assert_eq!(response.status, 400, "{name}");
        assert!(response.body_json()["error"].as_str().unwrap().contains("unknown condition"), "{name}");
    }
}

#[test]
fn without_the_csrf_protection_no_token_is_given_out_or_demanded() {
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        someone.set("csrf-off");
        let info = Request::new("POST", &someone.at(USER_INFO)).with_json(&json!({}));
        assert_eq!(someone.send_bare(info.clone()).status, 200, "{profile}: not demanded");

        let start = Request::new("POST", "/stand-in/sessions/start").with_json(&json!({"user": "Mary King"}));
        let started = control::answer(&mut someone.site, &start).0;
        let of_sign_in = someone.login("Supervisor", "Supervisor");
        for response in [&started, &of_sign_in] {
            let cookies: Vec<_> = response
                .headers
                .iter()
                .filter(|(name, _)| name == "set-cookie")
                .map(|(_, text)| text)
                .collect();
            assert_eq!(cookies.len(), 3, "{profile}");
            assert!(cookies.iter().all(|cookie| !cookie.starts_with("BPMCSRF")), "{profile}");
        }
        someone.clear("csrf-off");
        assert_eq!(someone.send_bare(info).status, 403, "{profile}: demanded again");
    }
}

#[test]
fn answers_may_come_in_another_shape() {
    let feature = json!({"code": "OAuth20Integration"});
    let (solution, nothing) = (json!({"operation": "CanManageSolution"}), json!({"operation": "CanFly"}));
    let (rights, features) =
        ("rest/RightsService/GetCanExecuteOperation", "rest/FeatureService/GetFeatureState");
    let cases = [
        ("rights-another-shape", rights, &solution, json!({"GetCanExecuteOperationResult": {"value": true}})),
        ("rights-another-shape", rights, &nothing, json!({"GetCanExecuteOperationResult": {"value": false}})),
        ("feature-another-shape", features, &feature, json!({"GetFeatureStateResult": {"FeatureState": 1}})),
    ];
    for profile in EACH {
        for (condition, path, body, shape) in &cases {
            let mut someone = Someone::signed_in(profile);
            let usual = someone.post(path, (*body).clone()).body_json();
            someone.set(condition);
            let answer = someone.post(path, (*body).clone());
            assert_eq!((answer.status, &answer.body_json()), (200, shape), "{profile} {condition}");
            someone.clear(condition);
            assert_eq!(someone.post(path, (*body).clone()).body_json(), usual, "{profile} {condition}");
        }
    }
}

#[test]
fn a_health_check_may_say_nothing_that_is_understood() {
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        someone.set("settings-empty");
        someone.set("health-another-shape");
        let answer = someone.get("api/OAuthHealthCheck");
        assert_eq!((answer.status, answer.body_json()), (200, json!({"status": "Healthy"})), "{profile}");
        someone.set("no-health-check");
        assert_eq!(someone.get("api/OAuthHealthCheck").status, 404, "{profile}");
    }
    let mut someone = Someone::signed_in(Framework80);
    someone.set("health-another-shape");
    someone.clear("health-another-shape");
    assert_eq!(someone.get("api/OAuthHealthCheck").status, 404, "this version has none");
}
