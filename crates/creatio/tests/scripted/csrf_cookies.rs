//! The cookies `BPMCSRF`: none, one that shows late, and several of which one works.

use creatio::{Cause, Client, SignInOutcome, Workspace};

use crate::support::*;

#[test]
fn cookies_that_show_only_after_the_first_call_are_used() {
    let script = Script::new(vec![html(403, ""), html(403, ""), json(200, SIGNED_IN)]);
    script.set_csrf(&[]);
    script.replace_csrf_after(2, &[CSRF]);
    let client = Client::new(script.clone(), "", None);
    wait(client.user_after_sign_in(&SignInOutcome::Complete)).unwrap();
    assert_eq!(csrf_headers(&script), [CSRF]);
    script.assert_used_up("asked once more");
}

#[test]
fn an_empty_cookie_counts_as_missing() {
    let script = Script::new(vec![html(403, ""), html(403, "")]);
    script.set_csrf(&[""]);
    let client = Client::new(script.clone(), "", None);
    let error = wait(client.user_after_sign_in(&SignInOutcome::Complete)).unwrap_err();
    assert_eq!(error.cause, Cause::CsrfCookieUnreadable);
    assert!(script.requests()[0].headers.iter().all(|(name, _)| *name != "BPMCSRF"));
}

/// The values of the header `BPMCSRF` in the order of the requests.
fn csrf_headers(script: &Script) -> Vec<String> {
    let headers = script.requests().into_iter().flat_map(|request| request.headers);
    headers.filter(|(name, _)| *name == "BPMCSRF").map(|(_, value)| value).collect()
}

#[test]
fn the_cookie_that_creatio_accepts_is_found_among_several() {
    for (name, cookies, replies, tried) in [
        ("the first", ["live", "stale"], vec![json(200, SIGNED_IN)], vec!["live"]),
        ("the second", ["stale", "live"], vec![html(403, ""), json(200, SIGNED_IN)], vec!["stale", "live"]),
    ] {
        let script = Script::new(replies);
        script.set_csrf(&cookies);
        let client = Client::new(script.clone(), "", Some(Workspace::Zero));
        wait(client.current_user()).unwrap();
        assert_eq!(csrf_headers(&script), tried, "{name}");
        script.assert_used_up(name);
        script.start_again_with(vec![json(200, r#"{"FeatureState":1}"#)]);
        wait(client.feature_enabled()).unwrap();
        assert_eq!(csrf_headers(&script), ["live"], "{name}: it is used from then on");
        // A new session brings a new value; the stale cookie is first again.
        script.start_again_with(vec![html(403, ""), json(200, SIGNED_IN)]);
        script.set_csrf(&["stale", "newer"]);
        wait(client.current_user()).unwrap();
        assert_eq!(csrf_headers(&script), ["stale", "newer"], "{name}");
    }
}

#[test]
fn a_call_refused_for_its_cookie_is_sent_again_with_the_one_that_works() {
    let (client, script) = signed_in(vec![
        html(403, ""),
        html(403, ""),
        json(200, SIGNED_IN),
        json(200, r#"{"FeatureState":1}"#),
    ]);
    script.set_csrf(&["stale", "live"]);
    wait(client.feature_enabled()).unwrap();
    assert_eq!(csrf_headers(&script), ["stale", "stale", "live", "live"]);
    script.assert_used_up("sent again");
    // A refusal that is not about the cookie is final.
    script.start_again_with(vec![html(403, ""), json(200, SIGNED_IN)]);
    assert_eq!(wait(client.feature_enabled()).unwrap_err().cause, Cause::Blocked);
    script.assert_used_up("sent once");
    // The cookies changed meanwhile: another user may be signed in now, so nothing is sent in their name.
    let (client, script) = signed_in(vec![html(403, ""), html(403, ""), json(200, SIGNED_IN)]);
    script.set_csrf(&["stale", "live"]);
    script.replace_csrf_after(3, &["stale", "live", "other"]);
    assert_eq!(wait(client.feature_enabled()).unwrap_err().cause, Cause::Blocked);
    script.assert_used_up("not sent again");
}

#[test]
fn cookies_that_are_all_refused_are_an_ended_session() {
    let script = Script::new(vec![html(403, ""); 4]);
    script.set_csrf(&["stale", "older"]);
    let client = Client::new(script.clone(), "", Some(Workspace::Zero));
    let error = wait(client.current_user()).unwrap_err();
    assert_eq!(error.cause, Cause::SessionEnded);
    assert_eq!(csrf_headers(&script), ["stale", "older", "stale", "older"], "each in each workspace");
    script.assert_used_up("not more than that");
}
