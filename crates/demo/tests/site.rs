//! The site, as the page's `fetch` sees it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use demo::{DemoSite, IDENTITY_ADDRESS, Problem, Request, Response, SITE_ADDRESS, Start};
use serde_json::{Value, json};
use stand_in::IntoEnumIterator;

const NOW: i64 = 1_772_438_400_000;
const USER_INFO: &str = "/ServiceModel/UserInfoService.svc/GetCurrentUserInfo";

/// A request of the page, with the token that scripts can read.
fn request(demo: &DemoSite, path: &str, body: &Value) -> Request {
    let cookies = demo.cookies_for_scripts();
    let token = cookies.strip_prefix("BPMCSRF=").unwrap_or_default().to_owned();
    Request {
        now: NOW,
        method: "POST".into(),
        url: format!("{SITE_ADDRESS}{path}"),
        headers: vec![("Content-Type".into(), "application/json".into()), ("BPMCSRF".into(), token)],
        body: body.to_string(),
        credentials: true,
    }
}

fn post(demo: &mut DemoSite, path: &str, body: &Value) -> Response {
    let request = request(demo, path, body);
    demo.answer(&request)
}

/// The names of all apps, in the order of the database.
fn apps(demo: &mut DemoSite) -> Response {
    let query = json!({
        "rootSchemaName": "OAuthClientApp", "operationType": 0, "rowCount": 1000, "isPageable": true,
        "columns": { "items": { "Name": { "expression": { "expressionType": 0, "columnPath": "Name" } } } },
    });
    post(demo, "/DataService/json/SyncReply/SelectQuery", &query)
}

fn health(demo: &mut DemoSite) -> Value {
    let mut request = request(demo, "/api/OAuthHealthCheck", &Value::Null);
    request.method = "GET".into();
    request.body.clear();
    serde_json::from_str(&demo.answer(&request).body).unwrap()
}

#[test]
fn the_user_is_signed_in_from_the_start() {
    let mut demo = DemoSite::new(Start::LivedIn, NOW);
    let response = post(&mut demo, USER_INFO, &json!({}));
    assert_eq!(response.status, 200);
    assert!(response.body.contains("Supervisor"), "{}", response.body);
}

#[test]
fn scripts_see_the_token_and_never_the_session() {
    let mut demo = DemoSite::new(Start::Bare, NOW);
    assert!(demo.cookies_for_scripts().starts_with("BPMCSRF="));
    let response = post(
        &mut demo,
        "/ServiceModel/AuthService.svc/Login",
        &json!({ "UserName": "Supervisor", "UserPassword": "Supervisor", "TimeZoneOffset": 0 }),
    );
    assert_eq!(response.status, 200);
    assert!(response.cookies.starts_with("BPMCSRF="), "{}", response.cookies);
    assert!(!response.cookies.contains("ASPXAUTH"));
    assert!(response.headers.iter().all(|(name, _)| name != "set-cookie"));
}

#[test]
fn signing_out_ends_the_session_and_removes_the_cookies() {
    let mut demo = DemoSite::new(Start::Bare, NOW);
    let response = post(&mut demo, "/rest/MainMenuService/Logout", &json!({}));
    assert_eq!((response.status, response.cookies.as_str()), (200, ""));
    assert_ne!(post(&mut demo, USER_INFO, &json!({})).status, 200);
}

#[test]
fn a_request_without_credentials_carries_no_cookie() {
    let mut demo = DemoSite::new(Start::Bare, NOW);
    let anonymous = Request { credentials: false, ..request(&demo, USER_INFO, &json!({})) };
    assert_ne!(demo.answer(&anonymous).status, 200);
}

#[test]
fn a_bare_site_has_nothing_and_a_lived_in_one_a_broken_connection() {
    let mut bare = DemoSite::new(Start::Bare, NOW);
    assert_eq!(health(&mut bare)["IsSystemSettingsFilledIn"], false);
    assert_eq!(rows(&apps(&mut bare)), 0);
    let mut lived_in = DemoSite::new("no such start".parse().unwrap_or_default(), NOW);
    let health = health(&mut lived_in);
    assert_eq!(health["IsIdentityServiceAvailable"], true);
    assert_eq!(health["IsAccessTokenRetrievableForSystemActions"], false);
    assert_eq!(rows(&apps(&mut lived_in)), 200);
}

fn rows(response: &Response) -> usize {
    let body: Value = serde_json::from_str(&response.body).unwrap();
    body["rows"].as_array().unwrap().len()
}

#[test]
fn the_identity_service_answers_at_its_own_address() {
    let mut demo = DemoSite::new(Start::LivedIn, NOW);
    let discovery = Request {
        now: NOW,
        method: "GET".into(),
        url: format!("{IDENTITY_ADDRESS}/.well-known/openid-configuration"),
        ..Request::default()
    };
    let response = demo.answer(&discovery);
    let document: Value = serde_json::from_str(&response.body).unwrap();
    assert_eq!(document["token_endpoint"], format!("{IDENTITY_ADDRESS}/connect/token"));
}

#[test]
fn nothing_answers_at_other_addresses() {
    let mut demo = DemoSite::new(Start::LivedIn, NOW);
    for url in ["https://demo.example.com/", "https://example.com/", "http://demo.example/", ""] {
        let response = demo.answer(&Request { now: NOW, url: url.into(), ..Request::default() });
        assert_eq!(response.status, 0, "{url}");
    }
}

#[test]
fn dates_are_those_of_the_request() {
    let mut demo = DemoSite::new(Start::Bare, NOW);
    let later = Request { now: NOW + 86_400_000, ..request(&demo, USER_INFO, &json!({})) };
    let response = demo.answer(&later);
    // The session lasts an hour.
    assert_ne!(response.status, 200);
    let date = response.headers.iter().find(|(name, _)| name == "date").unwrap();
    assert_eq!(date.1, "Tue, 03 Mar 2026 08:00:00 GMT");
}

/// What a problem changes: the status of a call that it concerns, or the answer of the health check.
fn effect(demo: &mut DemoSite, problem: Problem) -> Value {
    let add = json!({ "name": "A", "applicationUrl": "https://a.example.com", "isActive": true,
        "systemUserId": "7f3b869f-34f3-4f20-ab4d-7480a5fdf647" });
    match problem {
        Problem::IdentityDown | Problem::WrongSecret => health(demo),
        Problem::IdentitySlow => {
            let request =
                Request { method: "GET".into(), ..request(demo, "/api/OAuthHealthCheck", &Value::Null) };
            json!(demo.answer(&request).delay_ms)
        }
        Problem::ClockAhead => {
            let url = format!("{IDENTITY_ADDRESS}/.well-known/openid-configuration");
            let discovery = Request { now: NOW, method: "GET".into(), url, ..Request::default() };
            let headers = demo.answer(&discovery).headers;
            json!(headers.into_iter().find(|(name, _)| name == "date").unwrap().1)
        }
        Problem::MayNotManageApps => {
            let body = json!({ "operation": "CanManageSolution" });
            json!(post(demo, "/rest/RightsService/GetCanExecuteOperation", &body).body)
        }
        Problem::TableClosed => json!(rows_or_refusal(&apps(demo))),
        Problem::SessionEnds => json!(post(demo, USER_INFO, &json!({})).status),
        Problem::CreateLost => json!(post(demo, "/rest/OAuthConfigService/AddClient", &add).status),
        Problem::ChangeRefused => json!(post(demo, "/rest/OAuthConfigService/UpdateClient", &json!({})).body),
    }
}

fn rows_or_refusal(response: &Response) -> Option<usize> {
    let body: Value = serde_json::from_str(&response.body).ok()?;
    body["rows"].as_array().map(Vec::len)
}

#[test]
fn each_problem_has_an_effect_and_those_that_last_can_be_ended() {
    for problem in Problem::iter() {
        let mut demo = DemoSite::new(Start::LivedIn, NOW);
        let secret = stand_in::world::Setting::ClientSecret;
        let body = json!({ "sysSettingsValues": { secret.code(): secret.documented_value() } });
        let saved = post(&mut demo, "/DataService/json/SyncReply/PostSysSettingsValues", &body);
        assert_eq!(saved.status, 200, "{}", saved.body);
        let usual = effect(&mut demo, problem);
        demo.set_problem(problem, true);
        assert_ne!(effect(&mut demo, problem), usual, "{problem:?}");
        if problem.lasts() {
            demo.set_problem(problem, false);
            assert_eq!(effect(&mut demo, problem), usual, "{problem:?} is over");
        }
    }
}

/// The names in one table of the page's texts.
fn names_in(table: &str) -> Vec<&'static str> {
    let texts = include_str!("../../../src/demo/texts.js");
    let (_, rest) = texts.split_once(&format!("export const {table} = {{")).unwrap();
    let (entries, _) = rest.split_once("};").unwrap();
    let names = entries.lines().filter_map(|line| line.split_once(':'));
    names.map(|(name, _)| name.trim().trim_matches('"')).collect()
}

#[test]
fn the_page_offers_every_start_and_every_problem() {
    let starts: Vec<Start> = names_in("SITES").iter().map(|name| name.parse().unwrap()).collect();
    assert_eq!(starts, [Start::default(), Start::Bare], "the usual one is the first");
    for (table, lasts) in [("LASTING", true), ("ONCE", false)] {
        let offered: Vec<Problem> = names_in(table).iter().map(|name| name.parse().unwrap()).collect();
        assert_eq!(offered, Problem::iter().filter(|problem| problem.lasts() == lasts).collect::<Vec<_>>());
    }
    let facts = DemoSite::new(Start::Bare, NOW).facts();
    assert!(names_in("VALUES").iter().all(|name| facts[name].is_string()));
}
