//! Which addresses exist, and who may use them.

use crate::test_client::{TestClient, USER_INFO};
use serde_json::json;
use stand_in::{
    IntoEnumIterator,
    http::Request,
    profile::Profile::{self, Core81, Framework10, Framework80},
    start::Start::ConnectedSite,
};

#[test]
fn every_address_redirects_to_the_login_page_without_a_session() {
    for profile in Profile::iter() {
        let mut client = TestClient::anonymous(profile, ConnectedSite);
        let login_page = client.site.creatio.version.login_page();
        for path in
            ["/", "/0/rest/OAuthConfigService/AddClient", "/rest/OAuthConfigService/AddClient", "/anything"]
        {
            let response = client.send(Request::new("POST", path).with_json(&json!({})));
            assert_eq!(response.status, 302, "{profile} {path}");
            assert!(response.header("location").unwrap().starts_with(login_page), "{profile} {path}");
        }
        let page = client.send(Request::new("GET", login_page));
        assert_eq!(page.status, 200);
        assert!(page.text().contains("\"bootstrap.login\"") && page.text().starts_with('<'));
    }
}

#[test]
fn services_are_below_the_workspace_root_only() {
    for (profile, right, wrong) in [(Framework80, "/0", ""), (Core81, "", "/0"), (Framework10, "/0", "")] {
        let mut client = TestClient::signed_in(profile);
        for (root, status) in [(right, 200), (wrong, 404)] {
            let request = Request::new("POST", &format!("{root}/{USER_INFO}")).with_json(&json!({}));
            let response = client.send(request);
            assert_eq!(response.status, status, "{profile} {root}");
            if status == 404 {
                assert!(response.header("content-type").unwrap().starts_with("text/html"));
                assert!(!response.text().contains("/Login/"));
            }
        }
    }
}

#[test]
fn a_missing_service_is_a_404_in_html() {
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
        let mut client = TestClient::signed_in(Core81);
        assert_eq!(client.post(path, body.clone()).status, 200, "{condition}");
        client.set_condition(condition);
        let response = client.post(path, body);
        assert_eq!(response.status, 404, "{condition}");
        assert!(response.text().starts_with("<!DOCTYPE html>"), "{condition}");
    }
}

#[test]
fn a_missing_method_is_a_404_and_a_get_is_not_allowed() {
    let mut client = TestClient::signed_in(Core81);
    assert_eq!(client.post("rest/OAuthConfigService/RotateSecret", json!({})).status, 404);
    assert_eq!(client.get("rest/OAuthConfigService/AddDefaultResource").status, 405);
}
