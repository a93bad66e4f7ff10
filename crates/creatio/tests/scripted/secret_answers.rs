//! Answers that hold a secret, in any shape: their errors keep no text of them.

use creatio::{Cause, Error, NewApp};
use serde_json::json as value;

use crate::support::*;

const SECRET: &str = "8AA6F3C1D9E04B7788AA6F3C1D9E04B7ItIsMyPassphrase";

/// The secret as services, proxies and platforms might write it.
fn notations(method: &str) -> Vec<(&'static str, Reply)> {
    let json = |body: String| self::json(200, &body);
    let typed = |content_type, body: String| response(200, content_type, &body);
    let result = |result: serde_json::Value| json(value!({format!("{method}Result"): result}).to_string());
    vec![
        ("bare text", json(SECRET.to_owned())),
        ("plain text", typed("text/plain", format!("{SECRET}\n"))),
        ("no content type", typed("", SECRET.to_owned())),
        ("JSON text", json(format!("\"{SECRET}\""))),
        ("behind a byte order mark", json(format!("\u{feff}\"{SECRET}\""))),
        ("result as text", result(value!(SECRET))),
        ("other member", result(value!({"success": true, "clientSecretValue": SECRET}))),
        ("member data", result(value!({"success": true, "data": SECRET}))),
        ("member value", result(value!({"success": true, "value": {"text": SECRET}}))),
        ("array", result(value!({"success": true, "clientSecret": [SECRET]}))),
        ("Key and Value", result(value!([{"Key": "clientSecret", "Value": SECRET}]))),
        ("as a name", result(value!({"success": true, SECRET: ""}))),
        ("JSON in JSON", result(value!(value!({"clientSecret": SECRET}).to_string()))),
        ("success as text", result(value!({"success": "true", "clientSecret": SECRET}))),
        ("no success", result(value!({"clientSecret": SECRET}))),
        ("without a result", json(value!({"clientSecret": SECRET}).to_string())),
        ("refused", result(value!({"success": false, "clientSecret": SECRET}))),
        ("as a message", result(value!({"success": false, "errorInfo": {"message": SECRET}}))),
        ("as a code", result(value!({"success": false, "errorInfo": {"errorCode": SECRET}}))),
        ("Message", json(value!({"Message": SECRET, "ExceptionType": SECRET}).to_string())),
        ("ended session", json(value!({"Message": "Authentication failed.", "s": SECRET}).to_string())),
        (
            "as an address",
            json(
                value!({"Message": format!("Unable to connect to OAuth server at \"{SECRET}\"")}).to_string(),
            ),
        ),
        (
            "known text",
            json(value!({"Message": format!("Unexpected error: {SECRET} granttype")}).to_string()),
        ),
        (
            "cut off",
            json(format!("{{\"{method}Result\":{{\"success\":true,\"clientSecret\":\"{}", &SECRET[..30])),
        ),
        ("escaped", json(format!("{{\"a\":\"{}\"}}", escaped(SECRET)))),
        ("XML", typed("application/xml", format!("<string xmlns=\"s\">{SECRET}</string>"))),
        (
            "XML attribute",
            typed("text/xml", format!("<?xml version=\"1.0\"?><app clientSecret='{SECRET}'/>")),
        ),
        ("HTML", html(200, &format!("<html><title>{SECRET}</title>"))),
        ("HTML called JSON", json(format!("<html><body>{SECRET}</body></html>"))),
        ("form", typed("application/x-www-form-urlencoded", format!("client_secret={SECRET}"))),
        ("header in the body", typed("text/plain", format!("Authorization: Bearer {SECRET}"))),
        ("a number beside it", json(format!("[5,\"{SECRET}\"]"))),
    ]
}

fn escaped(text: &str) -> String {
    text.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect()
}

fn get(replies: Vec<Reply>) -> Error {
    let (client, _) = signed_in(replies);
    wait(client.client_secret(&id(POSTMAN))).unwrap_err()
}

fn add(replies: Vec<Reply>) -> Error {
    let (client, _) = signed_in(replies);
    let new = NewApp {
        name: "Postman".to_owned(),
        application_url: "http://www.creatio.com".to_owned(),
        description: String::new(),
        system_user_id: supervisor(),
    };
    wait(client.create_app(&new)).unwrap_err()
}

type Fails = fn(Vec<Reply>) -> Error;
const CALLS: [(&str, Fails); 2] = [("GetClientSecret", get), ("AddClient", add)];

/// Fails if an error holds a part of the secret.
fn assert_no_part(error: &Error, name: &str) {
    let held = format!("{error:?} {error} {:?} {:?}", error.details(), error.whole_response());
    for at in 0..=SECRET.len() - 6 {
        let part = &SECRET[at..at + 6];
        assert!(!held.contains(part) && !held.contains(&escaped(part)), "{name}: {held}");
    }
    assert_eq!(error.message(), None, "{name}");
}

#[test]
fn no_text_of_an_answer_with_a_secret_is_kept() {
    for (method, fails) in CALLS {
        for status in [200, 201, 302, 400, 401, 403, 404, 409, 500, 503] {
            for (name, reply) in notations(method) {
                let answer = reply.map(|response| creatio::Response { status, ..response });
                // What follows an answer: a second attempt, and a probe of the session.
                let error = fails(vec![answer.clone(), answer.clone(), json(200, SIGNED_IN)]);
                assert_eq!((error.call, error.status), (method, Some(status)), "{name}");
                assert_no_part(&error, &format!("{method}, {status}, {name}"));
            }
        }
    }
}

#[test]
fn an_answer_with_a_secret_is_reported_by_its_shape() {
    for (body, shape) in [
        (
            value!({"GetClientSecretResult": "0".repeat(32)}).to_string(),
            r#"{"GetClientSecretResult": text of 32 characters}"#,
        ),
        (
            value!({"R": {"success": true, "data": "12345"}}).to_string(),
            r#"{"R": {"data": text of 5 characters, "success": true}}"#,
        ),
        ("S3CRET".to_owned(), "text of 6 characters"),
        ("<string>S3CRET</string>".to_owned(), "page of 23 characters"),
    ] {
        assert_eq!(get(vec![json(200, &body)]).details().shape.as_deref(), Some(shape));
    }
    assert_eq!(get(vec![json(200, "")]).details().shape, None);
}

#[test]
fn the_cause_is_still_taken_from_the_message() {
    let unreachable =
        "Unable to connect to OAuth server at \"http://a:8090/\" (system setting OAuth20IdentityServerUrl)";
    for (message, cause, certainly_changed_nothing) in [
        ("Specified system user is not valid.", Cause::SystemUserInvalid, true),
        ("Default resource does not exist", Cause::DefaultResourceMissing, true),
        ("Unable to handle client application. Please check", Cause::IdentityServiceRefused, true),
        (unreachable, Cause::IdentityServiceUnreachable { url: Some("http://a:8090".to_owned()) }, true),
        ("Current user does not have sufficient permissions", Cause::Forbidden, true),
        ("Unexpected error: disk full", Cause::Refused, false),
        ("Name is taken", Cause::Refused, true),
    ] {
        let result = value!({"success": false, "errorInfo": {"message": message}});
        for (status, body) in [
            (200, value!({"AddClientResult": result}).to_string()),
            (400, value!({"Message": message}).to_string()),
        ] {
            // A refusal by HTTP 400 is tried again without the members of newer versions.
            let error = add(vec![json(status, &body), json(status, &body)]);
            assert_eq!(error.cause, cause, "{message}");
            // An unknown message proves nothing, unless the request itself could not be read.
            let is_proof = certainly_changed_nothing && (cause != Cause::Refused || status == 400);
            assert_eq!(error.certainly_changed_nothing(), is_proof, "{message}");
            assert!(error.is_withheld(), "{message}");
            assert_no_part(&error, message);
        }
    }
}
