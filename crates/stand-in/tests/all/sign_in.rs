use crate::someone::{EACH, Someone};
use serde_json::{Value, json};
use stand_in::{
    http::Request,
    profile::ProfileName::{Core81, Framework80},
    world::StartState::ConnectedSite,
};

const USER_INFO: &str = "ServiceModel/UserInfoService.svc/GetCurrentUserInfo";

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
        let mut someone = Someone::before(Framework80, ConnectedSite);
        if !condition.is_empty() {
            someone.set(condition);
        }
        let response = someone.login("Supervisor", "Supervisor");
        assert_eq!(response.status, 200, "{condition}");
        assert_eq!(response.body_json()["Code"], code, "{condition}");
        assert_eq!(response.body_json()["Exception"]["Type"], exception, "{condition}");
        assert_eq!(!someone.cookies.is_empty(), session, "{condition}");
        assert_eq!(someone.post(USER_INFO, json!({})).status, if session { 200 } else { 302 }, "{condition}");
    }
}

#[test]
fn a_wrong_password_is_refused_with_200_or_401_and_no_cookie() {
    for (profile, status) in [(Framework80, 200), (Core81, 401)] {
        for (name, password) in
            [("Supervisor", "supervisor"), ("Nobody", "Nobody"), ("Supervisor", ""), ("All employees", "")]
        {
            let mut someone = Someone::before(profile, ConnectedSite);
            let response = someone.login(name, password);
            assert_eq!(response.status, status, "{profile} {name}");
            assert_eq!(response.body_json()["Code"], 1);
            assert_eq!(response.body_json()["Exception"]["Type"], "System.Security.SecurityException");
            assert!(someone.cookies.is_empty());
        }
    }
}

#[test]
fn an_inactive_user_does_not_sign_in() {
    let mut someone = Someone::before(Framework80, ConnectedSite);
    let users = someone.site.creatio.snapshot()["users"].clone();
    let inactive = users.as_array().unwrap().iter().find(|user| user["Active"] == false).unwrap();
    let (name, password) = (inactive["Name"].as_str().unwrap(), inactive["Password"].as_str().unwrap());
    assert_eq!(someone.login(name, password).body_json()["Code"], 1);
}

#[test]
fn only_the_csrf_cookie_is_readable() {
    for (profile, second) in [(Framework80, "BPMLOADER"), (Core81, "BPMSESSIONID")] {
        let mut someone = Someone::before(profile, ConnectedSite);
        let response = someone.login("Supervisor", "Supervisor");
        let cookies = response.headers.iter().filter(|(name, _)| name == "set-cookie");
        let mut found = Vec::new();
        for (_, cookie) in cookies {
            let name = cookie.split('=').next().unwrap();
            assert!(cookie.contains("Path=/") && cookie.contains("SameSite=Lax"), "{cookie}");
            assert_eq!(cookie.contains("HttpOnly"), name != "BPMCSRF", "{cookie}");
            assert!(!cookie.contains("Secure"), "{cookie}");
            found.push(name.to_owned());
        }
        assert_eq!(found, [".ASPXAUTH", second, "BPMCSRF", "UserName"]);
    }
}

#[test]
fn sign_in_is_at_the_site_root_only() {
    for profile in EACH {
        let mut someone = Someone::before(profile, ConnectedSite);
        let body = json!({"UserName": "Supervisor", "UserPassword": "Supervisor"});
        let request = Request::new("POST", "/0/ServiceModel/AuthService.svc/Login").with_json(&body);
        assert_eq!(someone.send(request).status, 401);
        assert!(someone.cookies.is_empty());
    }
}

#[test]
fn every_cookie_request_to_a_service_needs_the_csrf_header() {
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        let [post, get] = [someone.at(USER_INFO), someone.at("odata/OAuthClientApp?$select=Id")];
        let requests = [Request::new("POST", &post).with_json(&json!({})), Request::new("GET", &get)];
        for request in requests {
            assert_eq!(someone.send_bare(request.clone()).status, 403, "{profile} {}: missing", request.path);
            let wrong = request.clone().with_header("BPMCSRF", "stale");
            assert_eq!(someone.send_bare(wrong).status, 403, "{profile} {}: wrong", request.path);
            assert_eq!(someone.send(request.clone()).status, 200, "{profile} {}: right", request.path);
        }
    }
}

#[test]
fn without_use_csrf_token_nothing_is_checked_and_no_such_cookie_is_set() {
    let mut someone =
        Someone::before(Framework80, ConnectedSite).with_profile(|profile| profile.uses_csrf_token = false);
    someone.login("Supervisor", "Supervisor");
    assert!(someone.cookies.iter().all(|(name, _)| name != "BPMCSRF"));
    assert_eq!(someone.post(USER_INFO, json!({})).status, 200);
}

#[test]
fn an_ended_session_shows_in_three_shapes() {
    for (profile, login_page) in [(Framework80, "/Login/NuiLogin.aspx"), (Core81, "/Login/Login.html")] {
        for (shape, status) in [
            ("", 302),
            ("session-shape:redirect", 302),
            ("session-shape:401", 401),
            ("session-shape:csrf", 403),
        ] {
            let mut someone = Someone::signed_in(profile);
            if !shape.is_empty() {
                someone.set(shape);
            }
            someone.control("POST", "sessions/end", json!({}));
            let response = someone.post(USER_INFO, json!({}));
            assert_eq!(response.status, status, "{profile} {shape}");
            match status {
                302 => assert!(
                    response.header("location").unwrap().starts_with(&format!("{login_page}?ReturnUrl=%2F"))
                ),
                401 => assert_eq!(response.body_json()["Message"], "Authentication failed."),
                _ => assert!(response.header("content-type").unwrap().starts_with("text/html")),
            }
        }
    }
}

#[test]
fn a_session_ends_after_an_hour_without_a_request() {
    let mut someone = Someone::signed_in(Core81);
    for _ in 0..2 {
        skip(&mut someone, 59 * 60);
        assert_eq!(someone.post(USER_INFO, json!({})).status, 200);
    }
    skip(&mut someone, 61 * 60);
    assert_eq!(someone.post(USER_INFO, json!({})).status, 302);
}

/// The deterministic clock goes on by a second at each look.
fn skip(someone: &mut Someone, seconds: usize) {
    (0..seconds).for_each(|_| {
        someone.site.creatio.surroundings.now();
    });
}

#[test]
fn a_stranger_is_sent_to_the_login_page_from_every_address() {
    for profile in EACH {
        let mut someone = Someone::before(profile, ConnectedSite);
        let login_page = someone.site.creatio.profile.login_page();
        for path in
            ["/", "/0/rest/OAuthConfigService/AddClient", "/rest/OAuthConfigService/AddClient", "/anything"]
        {
            let response = someone.send(Request::new("POST", path).with_json(&json!({})));
            assert_eq!(response.status, 302, "{profile} {path}");
            assert!(response.header("location").unwrap().starts_with(login_page), "{profile} {path}");
        }
        let page = someone.send(Request::new("GET", login_page));
        assert_eq!(page.status, 200);
        assert!(page.text().contains("\"bootstrap.login\"") && page.text().starts_with('<'));
    }
}

#[test]
fn services_are_in_the_workspace_of_the_version_alone() {
    for (profile, right, wrong) in [(Framework80, "/0", ""), (Core81, "", "/0")] {
        let mut someone = Someone::signed_in(profile);
        for (root, status) in [(right, 200), (wrong, 404)] {
            let request = Request::new("POST", &format!("{root}/{USER_INFO}")).with_json(&json!({}));
            let response = someone.send(request);
            assert_eq!(response.status, status, "{profile} {root}");
            if status == 404 {
                assert!(response.header("content-type").unwrap().starts_with("text/html"));
                assert!(!response.text().contains("/Login/"));
            }
        }
    }
}

#[test]
fn who_is_signed_in_is_told_in_the_shape_of_the_version() {
    let mut someone = Someone::signed_in(Framework80);
    let info = someone.post(USER_INFO, json!({})).body_json();
    assert_eq!(info["userInfo"]["contactName"], "Supervisor");
    assert_eq!(info["userInfo"]["id"], crate::someone::SUPERVISOR);
    assert_eq!(info["userInfo"]["userName"], Value::Null);

    let mut someone = Someone::signed_in(Core81);
    assert_eq!(someone.post(USER_INFO, json!({})).body_json()["userName"], "Supervisor");
}

#[test]
fn signing_out_ends_the_session_and_takes_the_cookies() {
    for profile in EACH {
        let mut someone = Someone::signed_in(profile);
        let kept = someone.cookies.clone();
        let response = someone.post("rest/MainMenuService/Logout", json!({}));
        assert_eq!(response.body_json(), json!({"RedirectLocation": ""}));
        assert!(someone.cookies.is_empty());
        someone.cookies = kept;
        assert_eq!(someone.post(USER_INFO, json!({})).status, 302);
    }
}

#[test]
fn a_service_that_a_site_lacks_answers_404_in_html() {
    let cases = [
        ("no-user-info-service", USER_INFO, json!({})),
        ("no-feature-service", "rest/FeatureService/GetFeatureState", json!({"code": "OAuth20Integration"})),
        (
            "no-rights-service",
            "rest/RightsService/GetCanExecuteOperation",
            json!({"operation": "CanManageSolution"}),
        ),
    ];
    for (condition, path, body) in cases {
        let mut someone = Someone::signed_in(Core81);
        assert_eq!(someone.post(path, body.clone()).status, 200, "{condition}");
        someone.set(condition);
        let response = someone.post(path, body);
        assert_eq!(response.status, 404, "{condition}");
        assert!(response.text().starts_with("<!DOCTYPE html>"), "{condition}");
    }
}
