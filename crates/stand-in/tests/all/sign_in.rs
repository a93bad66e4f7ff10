//! Signing in and out.

use crate::test_client::{TestClient, USER_INFO};
use serde_json::{Value, json};
use stand_in::{
    IntoEnumIterator,
    http::Request,
    profile::Profile::{self, Core81, Framework80},
    start::Start::ConnectedSite,
};

#[test]
fn each_code_of_sign_in() {
    // Condition, Code, exception type, whether a session starts.
    let cases = [
        ("", 0, Value::Null, true),
        ("password-change", 2, Value::Null, true),
        ("licence-needed", 3, Value::Null, true),
        ("licence-missing", 4, Value::Null, false),
        ("password-expired", 5, Value::Null, true),
        (
            "two-factor",
            1,
            json!("Terrasoft.Authentication.TwoFactor.Exceptions.StartAuthFlowException"),
            false,
        ),
        (
            "totp-not-enabled",
            1,
            json!("Terrasoft.Authentication.TOTP.Exceptions.TotpIsNotEnabledException"),
            false,
        ),
    ];
    for (condition, code, exception, session) in cases {
        let mut client = TestClient::anonymous(Framework80, ConnectedSite);
        if !condition.is_empty() {
            client.set_condition(condition);
        }
        let response = client.login("Supervisor", "Supervisor");
        assert_eq!(response.status, 200, "{condition}");
        assert_eq!(response.body_json()["Code"], code, "{condition}");
        assert_eq!(response.body_json()["Exception"]["Type"], exception, "{condition}");
        assert_eq!(!client.cookies.is_empty(), session, "{condition}");
        assert_eq!(client.post(USER_INFO, json!({})).status, if session { 200 } else { 302 }, "{condition}");
    }
}

#[test]
fn a_wrong_password_is_refused_without_a_cookie() {
    for (profile, status) in [(Framework80, 200), (Core81, 401)] {
        for (name, password) in
            [("Supervisor", "supervisor"), ("Nobody", "Nobody"), ("Supervisor", ""), ("All employees", "")]
        {
            let mut client = TestClient::anonymous(profile, ConnectedSite);
            let response = client.login(name, password);
            assert_eq!(response.status, status, "{profile} {name}");
            assert_eq!(response.body_json()["Code"], 1);
            assert_eq!(response.body_json()["Exception"]["Type"], "System.Security.SecurityException");
            assert!(client.cookies.is_empty(), "{profile} {name}");
        }
    }
}

#[test]
fn an_inactive_user_cannot_sign_in() {
    let mut client = TestClient::anonymous(Framework80, ConnectedSite);
    let users = client.state()["users"].clone();
    let inactive = users.as_array().unwrap().iter().find(|user| user["Active"] == false).unwrap();
    let (name, password) = (inactive["Name"].as_str().unwrap(), inactive["Password"].as_str().unwrap());
    assert_eq!(client.login(name, password).body_json()["Code"], 1);
}

#[test]
fn sign_in_is_at_the_site_root_only() {
    for profile in Profile::iter() {
        let mut client = TestClient::anonymous(profile, ConnectedSite);
        let body = json!({"UserName": "Supervisor", "UserPassword": "Supervisor"});
        let request = Request::new("POST", "/0/ServiceModel/AuthService.svc/Login").with_json(&body);
        assert_eq!(client.send(request).status, 401);
        assert!(client.cookies.is_empty());
    }
}

#[test]
fn signing_out_ends_the_session_and_removes_the_cookies() {
    for profile in Profile::iter() {
        let mut client = TestClient::signed_in(profile);
        let old_cookies = client.cookies.clone();
        let response = client.post("rest/MainMenuService/Logout", json!({}));
        assert_eq!(response.body_json(), json!({"RedirectLocation": ""}));
        assert!(client.cookies.is_empty());
        client.cookies = old_cookies;
        assert_eq!(client.post(USER_INFO, json!({})).status, 302);
    }
}
