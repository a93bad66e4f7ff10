//! What an error shows of a response: chosen parts, and the rest only on demand.

use creatio::{Details, Error};
use serde_json::json as value;

use crate::support::*;

fn error_of(reply: Reply) -> Error {
    let (client, _) = signed_in(vec![reply]);
    wait(client.default_resources()).unwrap_err()
}

fn details(content_type: &str) -> Details {
    Details { content_type: Some(content_type.to_owned()), ..Details::default() }
}

#[test]
fn the_details_are_type_title_code_and_message() {
    let some = |text: &str| Some(text.to_owned());
    for (reply, expected) in [
        (
            json(
                400,
                r#"{"responseStatus":{"ErrorCode":"C","Message":"M","StackTrace":"at S","Errors":["E"]},"Other":"O"}"#,
            ),
            Details { code: some("C"), message: some("M"), ..details("application/json") },
        ),
        (
            json(500, r#"{"Message":"M","ExceptionType":"T","StackTrace":"at S"}"#),
            Details { code: some("T"), message: some("M"), ..details("application/json") },
        ),
        (
            html(502, "<html><title>Bad Gateway</title><body>server 10.0.0.1</body></html>"),
            Details { title: some("Bad Gateway"), ..details("text/html") },
        ),
        (response(500, "text/plain", "at line 5"), details("text/plain")),
        (
            json(400, r#"{"Message":"the client secret is S3-cret"}"#),
            Details { message: some("the client secret is •••"), ..details("application/json") },
        ),
        (cut_off(), Details { message: some("connection reset"), ..Details::default() }),
        (timed_out(), Details::default()),
    ] {
        assert_eq!(error_of(reply).details(), expected);
    }
}

#[test]
fn each_text_among_the_details_has_at_most_500_characters() {
    let long = "ö ".repeat(150_000);
    let body = value!({"Message": long, "ExceptionType": long}).to_string();
    let error = error_of(json(500, &body));
    for text in [error.message(), error.details().code, error.details().message] {
        assert_eq!(text.unwrap().chars().count(), 501, "with an ellipsis");
    }
    let title = error_of(html(500, &format!("<title>{long}</title>"))).details().title;
    assert_eq!(title.unwrap().chars().count(), 501);
}

#[test]
fn a_long_response_is_cut_and_shows_no_part_of_a_secret_at_the_cut() {
    for length in [61_400, 61_430, 65_500, 65_530] {
        let filler = ". ".repeat(length / 2);
        let error = error_of(response(
            500,
            "text/plain",
            &format!("{filler}{CSRF} client_secret=S3-cret-that-is-long{filler}"),
        ));
        let shown = error.whole_response().unwrap();
        assert!(shown.len() < 61_500 && shown.ends_with('…'), "{}", shown.len());
        for at in 0..CSRF.len() - 8 {
            assert!(!shown.contains(&CSRF[at..at + 8]), "{length}");
        }
        assert!(!shown.contains("S3-c"), "{length}");
    }
}

#[test]
fn no_text_of_a_response_is_in_the_output_for_developers() {
    let error = error_of(json(500, r#"{"Message":"Planted message","Other":"Planted body"}"#));
    assert!(!format!("{error:?} {error}").contains("Planted"), "{error:?}");
    assert_eq!(error.message().as_deref(), Some("Planted message"));
    assert!(error.has_whole_response() && error.whole_response().unwrap().contains("Planted body"));
}
