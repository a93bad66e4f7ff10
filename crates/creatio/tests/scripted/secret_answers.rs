//! Answers that hold a secret, in any shape: their errors keep no text of them.

use creatio::{AppChange, Cause, Client, Error, NewApp, SettingsChange, SignInOutcome};
use serde_json::json as value;

use crate::support::*;

const SECRET: &str = "8AA6F3C1D9E04B7788AA6F3C1D9E04B7ItIsMyPassphrase";

/// The secret as services, proxies and platforms might write it: the list that the page's own tests use.
fn notations(method: &str) -> Vec<(String, Reply)> {
    #[derive(serde::Deserialize)]
    struct Notation {
        #[serde(rename = "type")]
        content_type: String,
        body: String,
    }
    let all = include_str!("../../../../tests/fixtures/secret-notations.json");
    let all: Vec<Notation> = serde_json::from_str(all).unwrap();
    assert!(all.len() > 90);
    let reply = |Notation { content_type, body }: Notation| {
        let text = body.replace("METHOD", method).replace('§', SECRET);
        (body, response(200, &content_type, &text))
    };
    let escaped = ("escaped".to_owned(), json(200, &format!("{{\"a\":\"{}\"}}", escaped(SECRET))));
    all.into_iter().map(reply).chain([escaped]).collect()
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
/// The calls whose answer is a secret.
const CALLS: [(&str, Fails); 2] = [("GetClientSecret", get), ("AddClient", add)];

/// Everything that an error lets the page show.
fn shown(error: &Error) -> String {
    format!("{error:?} {error} {:?} {:?} {:?}", error.message(), error.details(), error.whole_response())
}

/// Fails if a text holds a part of the secret.
fn assert_no_part_in(held: &str, name: &str) {
    for at in 0..=SECRET.len() - 6 {
        let part = &SECRET[at..at + 6];
        assert!(!held.contains(part) && !held.contains(&escaped(part)), "{name}: {held}");
    }
}

/// Fails if an error of such a call holds a part of the secret, or any message.
fn assert_no_part(error: &Error, name: &str) {
    assert_no_part_in(&shown(error), name);
    assert_eq!(error.message(), None, "{name}");
}

/// Makes a call and returns what the page may show afterwards.
type Echo = fn(Vec<Reply>) -> String;

/// The calls that send a secret, which the answer may repeat.
const ECHOES: [(&str, Echo); 3] =
    [("Login", sign_in), ("PostSysSettingsValues", save_secret), ("UpdateClient", update_with_token)];

fn sign_in(replies: Vec<Reply>) -> String {
    let client = Client::new(Script::new(replies), "", None);
    match wait(client.sign_in("Supervisor", &secret(SECRET), 0)) {
        Ok(
            SignInOutcome::PasswordChangeAdvised(step)
            | SignInOutcome::PasswordExpired(step)
            | SignInOutcome::LicenseNeeded(step),
        ) => format!("{step:?} {}", step.message()),
        Ok(SignInOutcome::Complete) => String::new(),
        Err(error) => shown(&error),
    }
}

fn save_secret(replies: Vec<Reply>) -> String {
    let (client, _) = signed_in(replies);
    let change = SettingsChange { client_secret: Some(secret(SECRET)), ..SettingsChange::default() };
    wait(client.save_settings(&change)).err().as_ref().map(shown).unwrap_or_default()
}

/// Every call sends the value of the cookie `BPMCSRF`.
fn update_with_token(replies: Vec<Reply>) -> String {
    let (client, script) = signed_in(replies);
    script.set_csrf(&[SECRET]);
    let change = AppChange { client_id: "A".to_owned(), is_active: Some(true), ..AppChange::default() };
    wait(client.update_app(&change)).err().as_ref().map(shown).unwrap_or_default()
}

#[test]
fn what_was_sent_is_not_shown_whatever_the_answer_is() {
    for (method, shows) in ECHOES {
        let mut failed = 0;
        for status in [200, 400, 401, 403, 409, 500, 503] {
            for (name, reply) in notations(method) {
                let answer = reply.map(|response| creatio::Response { status, ..response });
                let text = shows(vec![answer, json(200, SIGNED_IN)]);
                failed += usize::from(!text.is_empty());
                assert_no_part_in(&text, &format!("{method}, {status}, {name}"));
            }
        }
        assert!(failed > 600, "{method}: {failed} failures");
    }
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
