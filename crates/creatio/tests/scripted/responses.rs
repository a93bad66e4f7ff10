//! What each kind of response means, to a read and to a write.

use creatio::{AppChange, Cause, Error};

use crate::support::*;

const SELECT_FAULT: &str = r#"{"responseStatus":{"ErrorCode":"ArgumentException","Message":"No such thing","StackTrace":"at Terrasoft","Errors":[]}}"#;

fn read(replies: Vec<Reply>) -> (Error, Vec<String>) {
    let (client, script) = signed_in(replies);
    // A query without a fallback.
    let error = wait(client.default_resources()).unwrap_err();
    script.assert_used_up("read");
    (error, script.urls())
}

fn write(replies: Vec<Reply>) -> (Error, Vec<String>) {
    let (client, script) = signed_in(replies);
    let change = AppChange { client_id: "A".to_owned(), is_active: Some(false), ..AppChange::default() };
    let error = wait(client.update_app(&change)).unwrap_err();
    script.assert_used_up("write");
    (error, script.urls())
}

/// Name, response, cause, whether a write certainly changed nothing, message.
type Row = (&'static str, Reply, Cause, bool, Option<&'static str>);

fn explained_responses() -> Vec<Row> {
    let long = format!("<html>{}/Login/</html>", " ".repeat(9_000));
    vec![
        (
            "more than this message",
            json(200, r#"{"Message":"Authentication failed. Really."}"#),
            Cause::Malformed,
            false,
            Some("Authentication failed. Really."),
        ),
        (
            "a trace about rights",
            json(
                200,
                r#"{"success":false,"errorInfo":{"message":"Нельзя","stackTrace":"at SecurityException"}}"#,
            ),
            Cause::Forbidden,
            true,
            Some("Нельзя"),
        ),
        ("timed out", timed_out(), Cause::TimedOut, false, None),
        ("cut off", cut_off(), Cause::Unreachable, false, Some("connection reset")),
        (
            "401 of a service",
            json(401, AUTHENTICATION_FAILED),
            Cause::SessionEnded,
            true,
            Some("Authentication failed."),
        ),
        (
            "200 with the same",
            json(200, AUTHENTICATION_FAILED),
            Cause::SessionEnded,
            true,
            Some("Authentication failed."),
        ),
        (
            "500 with the same",
            json(500, AUTHENTICATION_FAILED),
            Cause::ServerFault,
            false,
            Some("Authentication failed."),
        ),
        (
            "a body that mentions it",
            json(200, r#"{"Note":"Authentication failed."}"#),
            Cause::Malformed,
            false,
            None,
        ),
        ("redirect to the login page", redirect(), Cause::SessionEnded, true, None),
        ("opaque redirect", opaque(), Cause::SessionEnded, true, None),
        ("login page", html(200, LOGIN_PAGE), Cause::SessionEnded, true, None),
        (
            "login page of .NET",
            html(200, "\n<html><script>require([\"bootstrap.login\"])</script>"),
            Cause::SessionEnded,
            true,
            None,
        ),
        ("login page without a type", response(200, "", LOGIN_PAGE), Cause::SessionEnded, true, None),
        ("login page with 500", html(500, LOGIN_PAGE), Cause::ServerFault, false, None),
        ("page of a proxy", html(200, PROXY_PAGE), Cause::NotJson, false, Some("Please wait")),
        ("page that mentions the login far below", html(200, &long), Cause::NotJson, false, None),
        ("JSON called HTML", html(200, r#"{"rows":[]}"#), Cause::NotJson, false, None),
        ("empty", json(200, ""), Cause::NotJson, false, None),
        ("204", json(204, ""), Cause::NotJson, false, None),
        ("text", response(200, "text/plain", "ok"), Cause::NotJson, false, None),
        ("cut off in the middle", json(200, r#"{"success":true,"ro"#), Cause::Malformed, false, None),
        ("an array", json(200, "[]"), Cause::Malformed, false, None),
        ("a number", json(200, "1"), Cause::Malformed, false, None),
        ("null", json(200, "null"), Cause::Malformed, false, None),
        ("no members", json(200, "{}"), Cause::Malformed, false, None),
        (
            "wrong types",
            json(200, r#"{"success":"yes","rows":{},"UpdateClientResult":[]}"#),
            Cause::Malformed,
            false,
            None,
        ),
        ("400", json(400, SELECT_FAULT), Cause::Refused, true, Some("No such thing")),
        (
            "400 as a page",
            html(400, "<title>Request Error</title>"),
            Cause::Refused,
            true,
            Some("Request Error"),
        ),
        (
            "403 about rights",
            json(
                403,
                r#"{"Message":"Current user does not have sufficient permissions to run \"CanManageSolution\""}"#,
            ),
            Cause::Forbidden,
            true,
            Some("Current user does not have sufficient permissions to run \"CanManageSolution\""),
        ),
        ("404", html(404, "<title>Not here</title>"), Cause::ServiceMissing, true, Some("Not here")),
        ("405", html(405, ""), Cause::ServiceMissing, true, None),
        ("429", html(429, "<title>Slow down</title>"), Cause::Blocked, true, Some("Slow down")),
        (
            "500 as a page",
            html(500, "<title>Runtime Error</title>"),
            Cause::ServerFault,
            false,
            Some("Runtime Error"),
        ),
        ("500 as JSON", json(500, SELECT_FAULT), Cause::ServerFault, false, Some("No such thing")),
        (
            "500 about rights",
            html(500, "<title>Security</title>[SecurityException: no]"),
            Cause::Forbidden,
            true,
            Some("Security"),
        ),
        (
            "500 with a known text",
            json(500, r#"{"responseStatus":{"Message":"Default resource does not exist"}}"#),
            Cause::DefaultResourceMissing,
            true,
            Some("Default resource does not exist"),
        ),
        ("407", html(407, "<title>Proxy</title>"), Cause::Blocked, true, Some("Proxy")),
        ("413", html(413, "<h1>Too large</h1>"), Cause::Blocked, true, None),
        ("451", html(451, "<title>Blocked</title>"), Cause::Blocked, true, Some("Blocked")),
        ("429 as JSON", json(429, r#"{"Message":"Slow"}"#), Cause::Refused, true, Some("Slow")),
        ("502", html(502, "<title>Bad Gateway</title>"), Cause::BadGateway, false, Some("Bad Gateway")),
        ("503", response(503, "text/plain", "busy"), Cause::BadGateway, false, None),
        ("503 as JSON", json(503, SELECT_FAULT), Cause::ServerFault, false, Some("No such thing")),
        ("504", html(504, ""), Cause::BadGateway, false, None),
        ("success false", json(200, r#"{"success":false}"#), Cause::Refused, false, None),
        (
            "success false with a message",
            json(200, r#"{"success":false,"errorInfo":{"errorCode":"E","message":"Нельзя"}}"#),
            Cause::Refused,
            false,
            Some("Нельзя"),
        ),
        (
            "success false about rights",
            json(
                200,
                r#"{"success":false,"errorInfo":{"errorCode":"SecurityException","message":"Нет прав"}}"#,
            ),
            Cause::Forbidden,
            true,
            Some("Нет прав"),
        ),
        (
            "failed in the middle",
            json(200, r#"{"success":false,"errorInfo":{"message":"Unexpected error: disk full"}}"#),
            Cause::Refused,
            false,
            Some("Unexpected error: disk full"),
        ),
    ]
}

#[test]
fn a_response_means_the_same_to_a_read_and_to_a_write() {
    for (name, reply, cause, certainly_changed_nothing, message) in explained_responses() {
        for (what, (error, urls)) in
            [("read", read(vec![reply.clone()])), ("write", write(vec![reply.clone()]))]
        {
            assert_eq!(error.cause, cause, "{name}, {what}: {error:?}");
            assert_eq!(error.message().as_deref(), message, "{name}, {what}");
            assert_eq!(urls.len(), 1, "{name}, {what}");
            assert_eq!(error.call, if what == "read" { "SelectQuery" } else { "UpdateClient" });
            let expected = what == "read" || certainly_changed_nothing;
            assert_eq!(error.certainly_changed_nothing(), expected, "{name}, {what}");
            let status = reply.as_ref().ok().map(|response| response.status).filter(|status| *status != 0);
            assert_eq!(error.status, status, "{name}, {what}");
            let body =
                reply.as_ref().ok().map(|response| response.body.clone()).filter(|body| !body.is_empty());
            assert_eq!(error.whole_response(), body, "{name}, {what}");
        }
    }
}

#[test]
fn an_unexplained_401_or_403_is_decided_by_a_probe_of_the_session() {
    let me = || json(200, SIGNED_IN);
    for (name, status, probe, cause) in [
        ("403, the session is alive", 403, me(), Cause::Blocked),
        ("403, BPMCSRF is stale", 403, html(403, ""), Cause::SessionEnded),
        ("403, the session has ended", 403, json(401, AUTHENTICATION_FAILED), Cause::SessionEnded),
        ("403, redirected", 403, opaque(), Cause::SessionEnded),
        ("403, the probe fails", 403, html(404, ""), Cause::Blocked),
        ("403, the probe is cut off", 403, cut_off(), Cause::Blocked),
        ("401, the session is alive", 401, me(), Cause::Blocked),
        ("401, the session has ended", 401, html(401, ""), Cause::SessionEnded),
    ] {
        for (error, urls) in [
            read(vec![html(status, "<title>No</title>"), probe.clone()]),
            write(vec![html(status, "<title>No</title>"), probe.clone()]),
        ] {
            assert_eq!(error.cause, cause, "{name}");
            assert_eq!((error.status, error.message().as_deref()), (Some(status), Some("No")), "{name}");
            assert!(error.certainly_changed_nothing(), "{name}");
            assert_eq!(urls.len(), 2, "{name}");
            assert_eq!(urls[1], "/0/ServiceModel/UserInfoService.svc/GetCurrentUserInfo", "{name}");
        }
    }
}

/// A right is blamed only where a service refused the call, not where a page did.
#[test]
fn an_unexplained_refusal_that_is_no_page_may_be_about_a_right() {
    for reply in [json(403, "{}"), json(403, ""), response(401, "text/plain", "denied")] {
        let (error, _) = write(vec![reply, json(200, SIGNED_IN)]);
        assert_eq!(error.cause, Cause::Forbidden);
    }
}

#[test]
fn every_request_carries_the_headers_of_a_session() {
    let (client, script) = signed_in(vec![json(200, r#"{"FeatureState":1}"#), html(404, "")]);
    assert_eq!(wait(client.feature_enabled()), Ok(true));
    assert!(wait(client.health()).is_err());
    let requests = script.requests();
    for (request, method, has_body) in [(&requests[0], "POST", true), (&requests[1], "GET", false)] {
        let header =
            |name| request.headers.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
        assert_eq!(request.method.as_str(), method);
        assert_eq!(header("BPMCSRF"), Some(CSRF));
        assert_eq!(header("ForceUseSession"), Some("true"));
        assert_eq!(header("Accept"), Some("application/json"));
        assert_eq!(header("Content-Type"), has_body.then_some("application/json; charset=utf-8"));
        assert_eq!(request.body.is_some(), has_body);
    }
}

#[test]
fn a_write_has_more_time_than_a_read() {
    let (client, script) = signed_in(vec![html(404, ""), html(404, ""), html(404, "")]);
    let change = AppChange { client_id: "A".to_owned(), ..AppChange::default() };
    assert!(wait(client.settings()).is_err());
    assert!(wait(client.update_app(&change)).is_err());
    assert!(wait(client.health()).is_err(), "which waits for the Identity Service");
    let timeouts: Vec<u32> = script.requests().iter().map(|request| request.timeout_ms).collect();
    assert_eq!(timeouts, [30_000, 60_000, 60_000]);
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let (client, _) = signed_in(vec![json(200, "\u{feff}{\"FeatureState\":1}")]);
    assert_eq!(wait(client.feature_enabled()), Ok(true));
}

#[test]
fn the_csrf_token_is_read_for_each_request_and_redacted_from_errors() {
    let (client, script) = signed_in(vec![html(500, "first-token second-token"), html(500, "second-token")]);
    script.set_csrf(&["first-token"]);
    let first = wait(client.feature_enabled()).unwrap_err();
    script.set_csrf(&["second-token"]);
    let second = wait(client.feature_enabled()).unwrap_err();
    assert_eq!(first.whole_response().as_deref(), Some("••• second-token"));
    assert_eq!(second.whole_response().as_deref(), Some("•••"));
}

#[test]
fn an_error_displays_its_call_cause_and_status() {
    let (error, _) = read(vec![json(500, SELECT_FAULT)]);
    assert_eq!(error.to_string(), "SelectQuery: ServerFault (HTTP 500)");
    let (error, _) = read(vec![timed_out()]);
    assert_eq!(error.to_string(), "SelectQuery: TimedOut");
}
