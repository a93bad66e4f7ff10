use crate::someone::{EACH, Someone};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use stand_in::{
    http::Delay,
    profile::{
        CacheArgument,
        ProfileName::{Core81, Framework80},
    },
    world::StartState::NewSite,
};

const URL: &str = "OAuth20IdentityServerUrl";
const CLIENT_ID: &str = "OAuth20IdentityServerClientId";
const CLIENT_SECRET: &str = "OAuth20IdentityServerClientSecret";

fn save(someone: &mut Someone, values: Value) -> Value {
    someone
        .data("PostSysSettingsValues", json!({"isPersonal": false, "sysSettingsValues": values}))
        .body_json()
}

#[test]
fn settings_are_read_with_the_secret_masked() {
    for (profile, success) in [(Framework80, false), (Core81, true)] {
        let mut someone = Someone::signed_in(profile);
        let asked = json!({"sysSettingsNameCollection": [URL, CLIENT_ID, CLIENT_SECRET, "Nothing"]});
        let answer = someone.data("QuerySysSettings", asked.clone()).body_json();
        assert_eq!(answer["values"][URL]["value"], "http://localhost:8090");
        assert_eq!(answer["values"][URL]["name"], "Authorization server Url for OAuth 2.0 integrations");
        assert_eq!(answer["values"][CLIENT_ID]["value"], "IdServiceUser");
        assert_eq!(answer["values"][CLIENT_SECRET]["value"], "123456789");
        assert_eq!(answer["values"][CLIENT_SECRET]["dataValueType"], 24);
        assert_eq!(answer["notFoundSettings"], json!(["Nothing"]));
        assert_eq!(answer["success"], success);

        someone.set("settings-empty");
        let empty = someone.data("QuerySysSettings", asked).body_json();
        assert_eq!(
            (&empty["values"][URL]["value"], &empty["values"][CLIENT_SECRET]["value"]),
            (&json!(""), &json!(""))
        );
    }
}

#[test]
fn a_saved_setting_is_told_by_save_result_alone() {
    let mut someone = Someone::signed_in_to(Core81, NewSite);
    let answer = save(&mut someone, json!({URL: "http://localhost:8090/", "Nothing": "x"}));
    assert_eq!(answer["saveResult"], json!({URL: true, "Nothing": false}));
    assert_eq!(answer["success"], false);
    assert_eq!(answer["responseStatus"], Value::Null);
    assert_eq!(someone.site.creatio.world.setting(URL), "http://localhost:8090/");
}

#[test]
fn saving_a_setting_can_be_refused_one_by_one_or_for_want_of_the_right() {
    let refused = |condition: &str| {
        let mut someone = Someone::signed_in(Framework80);
        someone.set(condition);
        let answer = save(&mut someone, json!({URL: "http://new", CLIENT_ID: "new"}));
        assert_eq!(answer["responseStatus"]["Message"], "denied", "{condition}");
        (answer["saveResult"].clone(), someone.site.creatio.world.setting(CLIENT_ID).to_owned())
    };
    let one = refused("setting-refused:OAuth20IdentityServerUrl");
    assert_eq!(one, (json!({URL: false, CLIENT_ID: true}), "new".into()));
    let all = refused("no-CanManageSysSettings");
    assert_eq!(all, (json!({URL: false, CLIENT_ID: false}), "IdServiceUser".into()));
}

#[test]
fn the_health_check_tells_the_first_thing_that_is_wrong() {
    let token = "Can't retrieve access_token for system actions from IdentityService specified in system settings \
                 OAuth20IdentityServerUrl using client_id and client_secret specified in system settings \
                 OAuth20IdentityServerClientId & OAuth20IdentityServerClientSecret.";
    let down = "IdentityService specified in system setting OAuth20IdentityServerUrl is unavailable.";
    let all = "System settings OAuth20IdentityServerUrl, OAuth20IdentityServerClientId, \
               OAuth20IdentityServerClientSecret are empty.";
    let one = "System setting OAuth20IdentityServerUrl is empty.";
    let cases = [
        (json!({}), "", 200, [true, true, true], Value::Null),
        (json!({}), "settings-empty", 500, [false, false, false], json!(all)),
        (json!({URL: ""}), "", 500, [false, false, false], json!(one)),
        (json!({URL: "http://elsewhere:8090"}), "", 500, [true, false, false], json!(down)),
        (json!({}), "identity-down", 500, [true, false, false], json!(down)),
        (json!({CLIENT_SECRET: "wrong"}), "", 500, [true, true, false], json!(token)),
        (json!({}), "identity-wrong-credentials", 500, [true, true, false], json!(token)),
    ];
    for (settings, condition, status, [filled, available, retrievable], message) in cases {
        let mut someone = Someone::signed_in(Core81);
        save(&mut someone, settings);
        if !condition.is_empty() {
            someone.set(condition);
        }
        let answer = someone.get("api/OAuthHealthCheck");
        let body = answer.body_json();
        assert_eq!(answer.status, status, "{body}");
        assert_eq!(body["HasProblem"], status == 500, "{body}");
        assert_eq!(body["IsSystemSettingsFilledIn"], filled, "{body}");
        assert_eq!(body["IsIdentityServiceAvailable"], available, "{body}");
        assert_eq!(body["IsAccessTokenRetrievableForSystemActions"], retrievable, "{body}");
        assert_eq!(body["Message"], message);
    }
}

#[test]
fn a_version_or_a_site_may_lack_the_health_check() {
    assert_eq!(Someone::signed_in(Framework80).get("api/OAuthHealthCheck").status, 404);
    let mut someone = Someone::signed_in(Core81);
    someone.set("no-health-check");
    assert_eq!(someone.get("api/OAuthHealthCheck").status, 404);
}

#[test]
fn the_feature_shows_once_its_cache_was_cleared_by_the_argument_of_the_version() {
    let code = json!({"code": "OAuth20Integration"});
    let encoded = STANDARD.encode("OAuth20Integration");
    let cases = [
        (CacheArgument::Plain, encoded.as_str(), 200, "OAuth20Integration"),
        (CacheArgument::Base64, "OAuth20Integration", 500, encoded.as_str()),
    ];
    for profile in EACH {
        for (argument, wrong, wrong_status, right) in cases {
            let mut someone = Someone::signed_in_to(profile, NewSite)
                .with_profile(|profile| profile.cache_argument = argument);
            let state = |someone: &mut Someone| {
                someone.post("rest/FeatureService/GetFeatureState", code.clone()).body_json()["FeatureState"]
                    .clone()
            };
            assert_eq!(state(&mut someone), 0);
            let set = someone.post(
                "rest/FeatureService/SetFeatureStateForAllUsers",
                json!({"code": "OAuth20Integration", "state": 1}),
            );
            assert_eq!((set.status, set.body.len()), (200, 0));
            assert_eq!(
                someone.get(&format!("rest/FeatureService/ClearFeaturesCacheForAllUsers/{wrong}")).status,
                wrong_status
            );
            assert_eq!(state(&mut someone), 0, "{argument:?}");
            assert_eq!(
                someone.get(&format!("rest/FeatureService/ClearFeaturesCacheForAllUsers/{right}")).status,
                200
            );
            assert_eq!(state(&mut someone), 1, "{argument:?}");
        }
    }
}

#[test]
fn the_feature_is_not_set_by_those_who_may_not_administrate() {
    for profile in EACH {
        let mut someone = Someone::signed_in_to(profile, NewSite);
        someone.set("no-CanManageAdministration");
        let body = json!({"code": "OAuth20Integration", "state": 1});
        assert_eq!(someone.post("rest/FeatureService/SetFeatureStateForAllUsers", body.clone()).status, 500);
        let caught = someone.post("rest/FeatureService/SetFeatureState", body);
        assert_eq!((caught.status, &caught.body_json()["result"]["success"]), (200, &json!(false)));
        assert_eq!(someone.site.creatio.world.feature.stored, 0);
    }
}

#[test]
fn rights_are_answered_one_by_one_and_as_a_dictionary() {
    let operations = json!({"operations": ["CanManageSolution", "CanUseODataService"]});
    let shapes = [
        (
            Framework80,
            json!([{"Key": "CanManageSolution", "Value": false}, {"Key": "CanUseODataService", "Value": true}]),
        ),
        (Core81, json!({"CanManageSolution": false, "CanUseODataService": true})),
    ];
    for (profile, shape) in shapes {
        let mut someone = Someone::signed_in(profile);
        let one = |someone: &mut Someone| {
            let asked = json!({"operation": "CanManageSolution"});
            someone.post("rest/RightsService/GetCanExecuteOperation", asked).body_json()["GetCanExecuteOperationResult"].clone()
        };
        assert_eq!(one(&mut someone), true);
        someone.set("no-CanManageSolution");
        assert_eq!(one(&mut someone), false);
        let several = someone.post("rest/RightsService/GetCanExecuteOperations", operations.clone());
        assert_eq!(several.body_json()["GetCanExecuteOperationsResult"], shape);
    }
}

#[test]
fn slow_days_are_told_to_the_server_as_delays() {
    let mut someone = Someone::signed_in_to(Core81, NewSite);
    someone.clear("settings-empty");
    assert_eq!(someone.get("api/OAuthHealthCheck").delay, Delay::None);
    someone.set("slow-default-resource");
    assert!(matches!(
        someone.post("rest/OAuthConfigService/AddDefaultResource", json!({})).delay,
        Delay::Millis(1..)
    ));
    someone.set("identity-slow");
    assert!(matches!(someone.get("api/OAuthHealthCheck").delay, Delay::Millis(1..)));
    assert_eq!(someone.get("").delay, Delay::None);
}
