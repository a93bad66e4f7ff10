//! Falling back to OData where the DataService may not read a table.

use creatio::{Cause, Client, Error, Page, ReadApi};
use serde_json::json as value;

use crate::odata::*;
use crate::support::*;

/// The responses that may mean that a table is closed, with the cause of each.
fn refusals() -> Vec<(&'static str, Reply, Cause)> {
    let status = r#""responseStatus":{"ErrorCode":"SecurityException","Message":"Current user does not have sufficient permissions to run \"OAuthClientApp\""}"#;
    vec![
        ("200 with a code", json(200, &format!(r#"{{"success":false,{status}}}"#)), Cause::Forbidden),
        ("403 with a code", json(403, &format!("{{{status}}}")), Cause::Forbidden),
        ("500 with a code", json(500, &format!("{{{status}}}")), Cause::Forbidden),
        ("no reason", json(200, r#"{"success":false}"#), Cause::Refused),
        ("400", html(400, "<title>Bad Request</title>"), Cause::Refused),
        ("missing", html(404, ""), Cause::ServiceMissing),
        ("fault", html(500, "<title>Runtime Error</title>"), Cause::ServerFault),
    ]
}

/// Failures that say nothing about the table.
fn other_failures() -> Vec<(&'static str, Reply, Cause)> {
    vec![
        ("cut off", cut_off(), Cause::Unreachable),
        ("timed out", timed_out(), Cause::TimedOut),
        ("session", opaque(), Cause::SessionEnded),
        ("page", html(200, PROXY_PAGE), Cause::NotJson),
        ("shape", json(200, "{}"), Cause::Malformed),
    ]
}

fn summary(error: Error) -> (Cause, &'static str, Option<u16>) {
    (error.cause, error.call, error.status)
}

/// Each read of apps that can fall back, with the responses that OData needs for it.
type Read = (&'static str, fn(&Client) -> Result<usize, Error>, Vec<Reply>, usize);

fn reads() -> Vec<Read> {
    let apps = || vec![json(200, APPS), json(200, NAMES)];
    vec![
        ("list", |client| wait(listed(client.apps(ALL))).map(|apps| apps.len()), apps(), 2),
        ("by id", |client| wait(client.app(&id(POSTMAN))).map(|_| 1), apps(), 1),
        ("by name", |client| wait(client.find_apps_by_name("O")).map(|apps| apps.len()), apps(), 2),
        (
            "by client id",
            |client| wait(client.find_app_by_client_id("0A1B")).map(|app| app.iter().count()),
            apps(),
            1,
        ),
        (
            "with inactive user",
            |client| wait(client.apps_with_inactive_user()).map(|ids| ids.len()),
            vec![json(200, APPS)],
            2,
        ),
    ]
}

#[test]
fn every_read_of_apps_falls_back_after_every_refusal() {
    for (name, reply, _) in refusals() {
        for (read_name, read, odata, expected) in reads() {
            let mut replies = vec![reply.clone()];
            replies.extend(odata);
            let (client, script) = signed_in(replies);
            assert_eq!(client.read_api(), ReadApi::DataService, "{name}, {read_name}");
            assert_eq!(read(&client), Ok(expected), "{name}, {read_name}");
            assert_eq!(client.read_api(), ReadApi::OData, "{name}, {read_name}");
            assert_eq!(script.urls()[0], SELECT, "{name}, {read_name}");
            script.assert_used_up(name);
        }
    }
}

#[test]
fn no_read_falls_back_after_any_other_failure() {
    for (name, reply, cause) in other_failures() {
        for (read_name, read, ..) in reads() {
            let (client, script) = signed_in(vec![reply.clone()]);
            assert_eq!(read(&client).unwrap_err().cause, cause, "{name}, {read_name}");
            assert_eq!(script.urls(), [SELECT], "{name}, {read_name}");
            assert_eq!(client.read_api(), ReadApi::DataService, "{name}, {read_name}");
        }
    }
}

#[test]
fn once_odata_has_worked_it_is_used_immediately() {
    let (client, script) = signed_in(vec![
        refused(),
        json(200, APPS),
        json(200, NAMES),
        json(200, NO_ENTITIES),
        json(200, NO_ENTITIES),
        json(200, NO_ENTITIES),
    ]);
    assert_eq!(wait(client.app(&id(POSTMAN))), Ok(ohara()));
    assert_eq!(wait(client.find_apps_by_name("O'Hara & Sons")), Ok(Vec::new()));
    assert_eq!(wait(client.find_app_by_client_id("0'A+1")), Ok(None));
    assert_eq!(wait(client.app(&id(POSTMAN))).unwrap_err().cause, Cause::RecordNotFound);
    let urls = script.urls();
    let read = |options: &str| format!("/0/odata/OAuthClientApp?$select={MEMBERS}&$filter={options}&$skip=0");
    assert_eq!(urls[0], SELECT);
    assert_eq!(urls[1], read(&format!("Id%20eq%20{POSTMAN}&$top=1")));
    let by_name = "Name%20eq%20%27O%27%27Hara%20%26%20Sons%27&$orderby=CreatedOn%20desc&$top=50";
    assert_eq!(urls[3], read(by_name));
    assert_eq!(urls[4], read("ClientId%20eq%20%270%27%27A%2B1%27&$top=1"));
}

#[test]
fn a_page_without_rows_sends_nothing_and_proves_nothing() {
    let (client, script) = signed_in(Vec::new());
    assert_eq!(wait(listed(client.apps(Page { offset: 0, rows: 0 }))), Ok(Vec::new()));
    assert_eq!((client.read_api(), script.urls().len()), (ReadApi::DataService, 0));
}

#[test]
fn if_both_fail_the_first_error_is_returned_and_the_next_read_tries_both() {
    for (name, second) in [
        ("refused", odata_denied()),
        ("missing", html(404, "")),
        ("fault", html(500, "")),
        ("cut off", cut_off()),
        ("timed out", timed_out()),
        ("page", html(200, PROXY_PAGE)),
        ("shape", json(200, "{}")),
    ] {
        let closed = refusals().remove(1).1;
        for (read_name, read, ..) in reads() {
            let (client, script) =
                signed_in(vec![closed.clone(), second.clone(), closed.clone(), second.clone()]);
            for _ in 0..2 {
                let expected = (Cause::Forbidden, "SelectQuery", Some(403));
                assert_eq!(summary(read(&client).unwrap_err()), expected, "{name}, {read_name}");
                assert_eq!(client.read_api(), ReadApi::DataService, "{name}, {read_name}");
            }
            script.assert_used_up(name);
        }
    }
}

#[test]
fn a_session_that_ends_during_the_fallback_is_an_ended_session() {
    for (name, end) in [
        ("redirect", vec![opaque()]),
        ("message", vec![json(401, AUTHENTICATION_FAILED)]),
        ("page", vec![html(200, LOGIN_PAGE)]),
        ("unclear", vec![html(403, ""), html(403, "")]),
    ] {
        for (read_name, read, ..) in reads() {
            let mut replies = vec![refused()];
            replies.extend(end.clone());
            let (client, script) = signed_in(replies);
            let (cause, call, _) = summary(read(&client).unwrap_err());
            assert_eq!((cause, call), (Cause::SessionEnded, "GET OAuthClientApp"), "{name}, {read_name}");
            script.assert_used_up(name);
        }
    }
}

#[test]
fn when_odata_is_refused_later_the_data_service_is_tried_again() {
    let rows = r#"{"success":true,"rows":[]}"#;
    let (client, script) = reading_by_odata(vec![cut_off(), odata_denied(), json(200, rows)]);
    assert_eq!(wait(client.find_app_by_client_id("0A1B")).unwrap_err().cause, Cause::Unreachable);
    assert_eq!(client.read_api(), ReadApi::OData, "a broken connection proves nothing");
    assert_eq!(wait(client.find_app_by_client_id("0A1B")).unwrap_err().cause, Cause::Forbidden);
    assert_eq!(client.read_api(), ReadApi::DataService);
    assert_eq!(wait(client.find_app_by_client_id("0A1B")), Ok(None));
    assert_eq!(script.urls()[2], SELECT);
}

#[test]
fn a_site_without_any_service_is_not_probed_twice() {
    let missing = || html(404, "");
    let script = Script::new(vec![missing(), missing(), missing(), missing()]);
    let client = Client::new(script.clone(), "", None);
    let error = wait(listed(client.apps(ALL))).unwrap_err();
    assert_eq!(error.cause, Cause::ServiceMissing);
    assert!(script.urls().iter().all(|url| !url.contains("/odata/")), "{:?}", script.urls());
}

#[test]
fn the_data_service_reports_a_missing_redirect_url_in_two_ways() {
    let rows = |more: &str| json(200, &format!(r#"{{"success":true,"rows":[]{more}}}"#));
    let fault = value!({"responseStatus": {"Message": "Column by path RedirectUrl not found"}}).to_string();
    for (name, replies, supported) in [
        ("it has one", vec![rows("")], true),
        ("not found", vec![rows(r#","notFoundColumns":["RedirectUrl"]"#)], false),
        ("another one", vec![rows(r#","notFoundColumns":["Description",5]"#)], true),
        ("no list", vec![rows(r#","notFoundColumns":"RedirectUrl""#)], true),
        ("a fault", vec![json(500, &fault), rows("")], false),
        (
            "a fault that names what was not requested",
            vec![json(500, &fault), json(500, &fault), odata_denied()],
            false,
        ),
        ("another fault", vec![json(500, &fault), html(500, ""), odata_denied()], false),
    ] {
        let (client, script) = signed_in(replies);
        let _ = wait(listed(client.apps(ALL)));
        assert_eq!(client.supports_redirect_url(), supported, "{name}");
        script.assert_used_up(name);
    }
}
