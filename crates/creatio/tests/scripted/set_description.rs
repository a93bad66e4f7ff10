//! Changing a description by the DataService or, where that is closed, by OData.

use creatio::{Cause, Method};

use crate::support::*;

#[test]
fn odata_is_used_only_if_the_data_service_certainly_changed_nothing() {
    let (client, script) = signed_in(vec![refused(), response(204, "", "")]);
    assert_eq!(wait(client.set_description(&id(POSTMAN), "Try-outs")), Ok(()));
    let request = &script.requests()[1];
    assert_eq!(request.method, Method::Patch);
    assert_eq!(request.url, format!("/0/odata/OAuthClientApp({POSTMAN})"));
    assert_eq!(request.body.as_deref(), Some(r#"{"Description":"Try-outs"}"#));
    let kind = request.headers.iter().find(|(name, _)| *name == "Content-Type");
    let expected = "application/json; charset=utf-8; IEEE754Compatible=true";
    assert_eq!(kind.map(|(_, value)| value.as_str()), Some(expected));

    for (name, reply, cause) in [
        ("cut off", cut_off(), Cause::Unreachable),
        ("timed out", timed_out(), Cause::TimedOut),
        ("fault", html(500, ""), Cause::ServerFault),
        ("shape", json(200, "[]"), Cause::Malformed),
        ("session", opaque(), Cause::SessionEnded),
        ("no reason", json(200, r#"{"success":false}"#), Cause::Refused),
        ("no match", json(200, r#"{"success":true,"rowsAffected":0}"#), Cause::NothingChanged),
    ] {
        let (client, script) = signed_in(vec![reply]);
        assert_eq!(wait(client.set_description(&id(POSTMAN), "x")).unwrap_err().cause, cause, "{name}");
        assert_eq!(script.urls().len(), 1, "{name}");
    }
}

#[test]
fn if_both_fail_the_more_specific_error_is_returned() {
    let identity = r#"{"error":{"message":"Unable to handle client application. Please check …"}}"#;
    for (name, second, cause, call, certainly_changed_nothing) in [
        ("refused", odata_denied(), Cause::Forbidden, "UpdateQuery", true),
        ("missing", html(404, ""), Cause::Forbidden, "UpdateQuery", true),
        ("not understood", json(400, "{}"), Cause::Forbidden, "UpdateQuery", true),
        ("session", opaque(), Cause::SessionEnded, "PATCH OAuthClientApp", true),
        ("service", json(500, identity), Cause::IdentityServiceRefused, "PATCH OAuthClientApp", true),
        ("fault", html(500, ""), Cause::ServerFault, "PATCH OAuthClientApp", false),
        ("cut off", cut_off(), Cause::Unreachable, "PATCH OAuthClientApp", false),
        ("timed out", timed_out(), Cause::TimedOut, "PATCH OAuthClientApp", false),
        ("page", html(200, PROXY_PAGE), Cause::NotJson, "PATCH OAuthClientApp", false),
    ] {
        let (client, _) = signed_in(vec![refused(), second]);
        let error = wait(client.set_description(&id(POSTMAN), "x")).unwrap_err();
        let found = (error.cause.clone(), error.call, error.certainly_changed_nothing());
        assert_eq!(found, (cause, call, certainly_changed_nothing), "{name}");
    }
}

#[test]
fn where_odata_reads_apps_an_unexplained_refusal_is_enough_to_use_it_and_404_is_a_missing_record() {
    let unexplained = || json(200, r#"{"success":false}"#);
    let (client, script) = reading_by_odata(vec![
        unexplained(),
        response(204, "", ""),
        unexplained(),
        response(404, "", ""),
        json(200, r#"{"success":false,"errorInfo":{"message":"Unexpected error: timeout"}}"#),
    ]);
    assert_eq!(wait(client.set_description(&id(POSTMAN), "x")), Ok(()));
    let error = wait(client.set_description(&id(POSTMAN), "x")).unwrap_err();
    assert_eq!((error.cause.clone(), error.certainly_changed_nothing()), (Cause::NothingChanged, true));
    let error = wait(client.set_description(&id(POSTMAN), "x")).unwrap_err();
    let found = (error.cause.clone(), error.call, error.certainly_changed_nothing());
    assert_eq!(
        found,
        (Cause::Refused, "UpdateQuery", false),
        "it may have changed something, so it is not sent again"
    );
    script.assert_used_up("described");
}
