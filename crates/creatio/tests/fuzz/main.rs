//! Unexpected answers: what the stand-in answers is changed at random, and every call of the client takes it
//! without a panic, claims nothing that the answer does not say, and shows no more than a few hundred characters of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod calls;
mod transport;

use answers::{Change, changes};
use calls::CALLS;
use creatio::{Cause, Client, Error};
use proptest::prelude::*;
use transport::{Mutating, wait};

/// Does what the page does with an error: it shows everything of it.
fn show(error: &Error) {
    let details = error.details();
    let texts = [error.message(), details.code, details.title, details.message, details.content_type];
    for text in texts.into_iter().flatten() {
        assert!(text.chars().count() <= 501, "{} characters", text.chars().count());
    }
    let whole = error.whole_response().unwrap_or_default();
    assert!(whole.len() <= 3 * 65_536 + 16, "{} bytes", whole.len());
    let _ = (error.to_string(), format!("{error:?}"), error.certainly_changed_nothing());
}

/// Makes a call while one of its answers, counted from 0, is changed. Returns its error.
fn strike(call: usize, answer: usize, change: Change) -> Option<Error> {
    let transport = Mutating::signed_in();
    let client = Client::new(transport.clone(), "", None);
    let user = wait(client.current_user()).unwrap();
    client.expect_user(Some(&user));
    transport.change(answer, change);
    let (name, make) = CALLS[call];
    let error = make(&client);
    assert!(transport.requests() <= 40, "{name}: {} requests", transport.requests());
    if let Some(error) = &error {
        show(error);
    }
    error
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_is_taken(call in 0..CALLS.len(), answer in 0..5_usize, change in changes()) {
        strike(call, answer, change);
    }

    #[test]
    fn any_id_that_is_read_is_written_as_it_is_read(text in "[{]?[0-9a-fA-F-]{30,38}[}]?|\\PC*") {
        if let Ok(id) = text.parse::<creatio::Id>() {
            prop_assert_eq!(id.to_string().parse::<creatio::Id>(), Ok(id));
        }
    }
}

/// If the work grew with the square of the length, this test would not end.
#[test]
fn long_answers_are_read_once() {
    let units =
        ["[", "{\"a\":", "\"", "\\u0041", "<a>", "<title", "&lt;", "ö", "eyJ", "token=", "success\":false,"];
    for (call, (name, _)) in CALLS.iter().enumerate() {
        for unit in units {
            let text = unit.repeat(100_000 / unit.len());
            for (status, content_type) in [(200, "application/json"), (500, "text/html"), (403, "text/plain")]
            {
                let change = Change { status, content_type, ..Change::text(text.clone()) };
                strike(call, 0, change);
            }
        }
        let deep = format!("{{\"{name}Result\":{}{}}}", "[".repeat(50_000), "]".repeat(50_000));
        strike(call, 0, Change::text(deep));
    }
}

/// The calls themselves work: what fails above fails because of the change.
#[test]
fn without_a_change_every_call_succeeds() {
    for (call, (name, _)) in CALLS.iter().enumerate() {
        let error = strike(call, usize::MAX, Change::text(String::new()));
        let is_expected = error.as_ref().is_none_or(|error| {
            // The version of the stand-in has neither.
            ["OAuthHealthCheck", "technical user"].contains(name) && error.cause == Cause::ServiceMissing
        });
        assert!(is_expected, "{name}: {error:?}");
    }
}
