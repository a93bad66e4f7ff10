//! The health check of the connection to the Identity Service.

use crate::{
    system_settings::save,
    test_client::{CLIENT_SECRET_SETTING, TestClient, URL_SETTING},
};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    condition::SLOW_MS,
    http::Delay,
    profile::Profile::{self, Core81, Framework10, Framework80},
};

#[test]
fn the_first_problem_is_reported() {
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
        (json!({URL_SETTING: ""}), "", 500, [false, false, false], json!(one)),
        (json!({URL_SETTING: "http://elsewhere:8090"}), "", 500, [true, false, false], json!(down)),
        (json!({}), "identity-down", 500, [true, false, false], json!(down)),
        (json!({CLIENT_SECRET_SETTING: "wrong"}), "", 500, [true, true, false], json!(token)),
        (json!({}), "identity-wrong-credentials", 500, [true, true, false], json!(token)),
    ];
    for (settings, condition, status, [filled, available, retrievable], message) in cases {
        let mut client = TestClient::signed_in(Core81);
        save(&mut client, settings);
        if !condition.is_empty() {
            client.set_condition(condition);
        }
        let answer = client.get("api/OAuthHealthCheck");
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
fn a_version_or_a_site_may_have_no_health_check() {
    assert_eq!(TestClient::signed_in(Framework80).get("api/OAuthHealthCheck").status, 404);
    let mut client = TestClient::signed_in(Core81);
    client.set_condition("no-health-check");
    assert_eq!(client.get("api/OAuthHealthCheck").status, 404);
}

#[test]
fn framework_10_checks_the_default_resource() {
    // Condition, status, whether a default resource is registered, whether a token is retrievable.
    let cases = [
        (None, 200, true, true),
        (Some("no-default-resource"), 500, false, true),
        (Some("identity-down"), 500, true, false),
        (Some("settings-empty"), 500, true, false),
    ];
    for (condition, status, registered, retrievable) in cases {
        let mut client = TestClient::signed_in(Framework10);
        if let Some(condition) = condition {
            client.set_condition(condition);
        }
        let answer = client.get("api/OAuthHealthCheck");
        let body = answer.body_json();
        assert_eq!((answer.status, &body["HasProblem"]), (status, &json!(status == 500)), "{condition:?}");
        assert_eq!(body["IsDefaultResourceRegistered"], registered, "{condition:?}");
        assert_eq!(body["IsAccessTokenRetrievableForSystemActions"], retrievable, "{condition:?}");
    }
    let older = TestClient::signed_in(Core81).get("api/OAuthHealthCheck").body_json();
    assert_eq!(older["IsDefaultResourceRegistered"], Value::Null);
}

#[test]
fn the_health_check_may_answer_in_another_shape() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        client.set_condition("settings-empty");
        client.set_condition("health-another-shape");
        let answer = client.get("api/OAuthHealthCheck");
        assert_eq!((answer.status, answer.body_json()), (200, json!({"status": "Healthy"})), "{profile}");
        client.set_condition("no-health-check");
        assert_eq!(client.get("api/OAuthHealthCheck").status, 404, "{profile}");
    }
    let mut client = TestClient::signed_in(Framework80);
    client.set_condition("health-another-shape");
    client.clear_condition("health-another-shape");
    assert_eq!(client.get("api/OAuthHealthCheck").status, 404, "this version has none");
}

#[test]
fn slow_answers_have_a_delay() {
    let slow = Delay::Millis(SLOW_MS);
    let mut client = TestClient::signed_in_to_new_site(Core81);
    client.clear_condition("settings-empty");
    assert_eq!(client.get("api/OAuthHealthCheck").delay, Delay::None);
    client.set_condition("slow-default-resource");
    let created = client.post("rest/OAuthConfigService/AddDefaultResource", json!({}));
    assert_eq!(created.delay, slow);
    client.set_condition("identity-slow");
    assert_eq!(client.get("api/OAuthHealthCheck").delay, slow);
    assert_eq!(client.get("").delay, Delay::None, "Creatio's own pages are not slow");
}
