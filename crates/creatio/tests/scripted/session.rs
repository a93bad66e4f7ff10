//! Signing in and out.

use creatio::{Cause, Client, NextStep, SignInOutcome};

use crate::support::*;

const LOGIN: &str = "/creatio/ServiceModel/AuthService.svc/Login";

fn response_body(code: &str, exception: &str) -> String {
    format!(
        r#"{{"Code":{code},"Message":"Change it","Exception":{exception},"PasswordChangeUrl":"/change","RedirectUrl":null}}"#
    )
}

fn exception(name: &str) -> String {
    response_body("1", &format!(r#"{{"Type":"{name}","Message":"Details"}}"#))
}

#[test]
fn each_outcome_of_sign_in() {
    let step = || NextStep::new("Change it", Some("/change".into()));
    let expired = || Ok(SignInOutcome::PasswordExpired(step()));
    let ok = r#"{"Code":0,"Message":"","Exception":null,"PasswordChangeUrl":null,"RedirectUrl":null}"#;
    for (name, reply, cookie, outcome) in [
        ("403 as for an ended session", json(403, AUTHENTICATION_FAILED), false, Err(Cause::SignInRefused)),
        ("accepted", json(200, ok), true, Ok(SignInOutcome::Complete)),
        ("accepted, cookie unreadable", json(200, ok), false, Ok(SignInOutcome::Complete)),
        (
            "change advised",
            json(200, &response_body("2", "null")),
            true,
            Ok(SignInOutcome::PasswordChangeAdvised(step())),
        ),
        (
            "license needed",
            json(200, &response_body("3", "null")),
            true,
            Ok(SignInOutcome::LicenseNeeded(step())),
        ),
        ("no license", json(200, &response_body("4", "null")), true, Err(Cause::NoLicense)),
        ("expired", json(200, &response_body("5", "null")), true, expired()),
        ("expired, no cookie", json(200, &response_body("5", "null")), false, expired()),
        (
            "refused",
            json(200, &exception("System.Security.SecurityException")),
            true,
            Err(Cause::SignInRefused),
        ),
        (
            "refused without a reason",
            json(200, &response_body("1", "null")),
            false,
            Err(Cause::SignInRefused),
        ),
        (
            "second factor",
            json(200, &exception("Terrasoft.Authentication.TwoFactor.Exceptions.StartAuthFlowException")),
            false,
            Err(Cause::SecondFactorNeeded),
        ),
        (
            "one-time password",
            json(200, &exception("Terrasoft.Authentication.TOTP.Exceptions.TotpIsNotEnabledException")),
            false,
            Err(Cause::TotpNotEnabled),
        ),
        ("an unknown code", json(200, &response_body("17", "null")), true, Err(Cause::SignInRefused)),
        ("401", json(401, r#"{"Message":"Unauthorized"}"#), false, Err(Cause::SignInRefused)),
        ("401 as for an ended session", json(401, AUTHENTICATION_FAILED), false, Err(Cause::SignInRefused)),
        ("403 of a firewall", html(403, "<title>403 Forbidden</title>"), false, Err(Cause::Blocked)),
        ("403 without a reason", json(403, "{}"), false, Err(Cause::Forbidden)),
        ("429", html(429, ""), false, Err(Cause::Blocked)),
        ("502", html(502, ""), false, Err(Cause::BadGateway)),
        ("code of wrong type", json(200, &response_body("\"0\"", "null")), true, Err(Cause::Malformed)),
        ("exception of wrong type", json(200, &response_body("1", "5")), true, Err(Cause::SignInRefused)),
        ("no code", json(200, "{}"), true, Err(Cause::Malformed)),
        ("cut off in the middle", json(200, &ok[..20]), true, Err(Cause::Malformed)),
        ("page of a proxy", html(200, PROXY_PAGE), true, Err(Cause::NotJson)),
        ("login page", html(200, LOGIN_PAGE), true, Err(Cause::NotJson)),
        ("redirect", opaque(), true, Err(Cause::Redirected)),
        ("redirect with a status", redirect(), true, Err(Cause::Redirected)),
        ("no Creatio", html(404, ""), false, Err(Cause::ServiceMissing)),
        ("fault", html(500, ""), false, Err(Cause::ServerFault)),
        ("timed out", timed_out(), false, Err(Cause::TimedOut)),
        ("cut off", cut_off(), false, Err(Cause::Unreachable)),
    ] {
        let script = Script::new(vec![reply]);
        script.set_csrf(if cookie { &[CSRF] } else { &[] });
        let client = Client::new(script.clone(), "/creatio", None);
        let signed_in = wait(client.sign_in("Supervisor", &secret("Pa55"), -120));
        assert_eq!(signed_in.map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls(), [LOGIN], "{name}");
        let body =
            serde_json::json!({"UserName": "Supervisor", "UserPassword": "Pa55", "TimeZoneOffset": -120});
        assert_eq!(script.bodies(), [body], "{name}");
        assert_eq!(client.workspace(), None, "{name}: sign-in does not reveal the workspace");
    }
}

/// The page that each outcome of sign-in names, which of the two members holds it, and what is no address.
#[test]
fn the_address_of_the_next_step() {
    let answer = |members: &str| json(200, &format!(r#"{{"Code":5,"Message":"",{members}}}"#));
    for (members, address) in [
        (r#""PasswordChangeUrl":"/change","RedirectUrl":"/other""#, Some("/change")),
        (r#""PasswordChangeUrl":"","RedirectUrl":" /other ""#, Some("/other")),
        (r#""PasswordChangeUrl":null,"RedirectUrl":null"#, None),
        (r#""PasswordChangeUrl":7,"RedirectUrl":["/other"]"#, None),
        (r#""UserType":"General""#, None),
    ] {
        let client = Client::new(Script::new(vec![answer(members)]), "", None);
        let step = NextStep::new("", address.map(Box::from));
        let outcome = wait(client.sign_in("a", &secret("b"), 0));
        assert_eq!(outcome, Ok(SignInOutcome::PasswordExpired(step)), "{members}");
    }
    let refused = exception("Terrasoft.Authentication.TOTP.Exceptions.TotpIsNotEnabledException");
    let client = Client::new(Script::new(vec![json(200, &refused)]), "", None);
    let error = wait(client.sign_in("a", &secret("b"), 0)).unwrap_err();
    assert_eq!(error.address.as_deref(), Some("/change"), "a refusal may name the page that helps");
}

/// What Creatio said at sign-in explains why it refuses the first call; the cookies only if it said nothing.
#[test]
fn the_first_call_after_sign_in() {
    let step = |message: &str| NextStep::new(message, Some("/change".into()));
    let complete = || SignInOutcome::Complete;
    let expired = || SignInOutcome::PasswordExpired(step("Change it"));
    let advised = || SignInOutcome::PasswordChangeAdvised(step(""));
    let unlicensed = || SignInOutcome::LicenseNeeded(step("Get one"));
    let missing_right = r#"{"Message":"The current user does not have sufficient permissions"}"#;
    for (name, outcome, reply, cookies, cause) in [
        ("no CSRF token in use", complete(), json(200, SIGNED_IN), 0, None),
        ("accepted", complete(), json(200, SIGNED_IN), 1, None),
        ("accepted, to be changed", expired(), json(200, SIGNED_IN), 0, None),
        ("no cookie", complete(), html(403, ""), 0, Some(Cause::CsrfCookieUnreadable)),
        (
            "no cookie, 401",
            complete(),
            json(401, AUTHENTICATION_FAILED),
            0,
            Some(Cause::CsrfCookieUnreadable),
        ),
        ("a cookie", complete(), html(403, ""), 1, Some(Cause::SessionNotAccepted { csrf_cookies: 1 })),
        ("two cookies", complete(), opaque(), 2, Some(Cause::SessionNotAccepted { csrf_cookies: 2 })),
        ("expired", expired(), opaque(), 1, Some(Cause::PasswordChangeNeeded)),
        ("expired, no cookie", expired(), html(403, ""), 0, Some(Cause::PasswordChangeNeeded)),
        ("advised", advised(), json(401, AUTHENTICATION_FAILED), 1, Some(Cause::PasswordChangeNeeded)),
        ("no license", unlicensed(), json(403, missing_right), 1, Some(Cause::LicenseNeeded)),
        ("fault", expired(), html(500, ""), 1, Some(Cause::ServerFault)),
        ("a right is missing", complete(), json(403, missing_right), 1, Some(Cause::Forbidden)),
    ] {
        // One answer for each workspace and cookie that is tried.
        let script = Script::new(vec![reply; 4]);
        script.set_csrf(&["first", "second"][..cookies]);
        let client = Client::new(script.clone(), "", None);
        let user = wait(client.user_after_sign_in(&outcome));
        assert_eq!(user.as_ref().err().map(|error| error.cause.clone()), cause, "{name}");
        let Err(error) = user else { continue };
        let is_explained = matches!(error.cause, Cause::PasswordChangeNeeded | Cause::LicenseNeeded);
        assert_eq!(error.address.as_deref(), is_explained.then_some("/change"), "{name}");
        if let SignInOutcome::PasswordExpired(step) | SignInOutcome::LicenseNeeded(step) = outcome
            && is_explained
        {
            assert_eq!(error.message(), Some(step.message()), "{name}");
        }
    }
}

#[test]
fn the_password_is_in_no_error() {
    let password = "Pa\"55<&";
    for (name, reply) in [
        ("echo", response(500, "text/plain", "you sent Pa\"55<&")),
        ("echo as JSON", json(500, r#"{"Message":"Pa\"55<&","UserPassword":"Pa\"55<&"}"#)),
        ("echo as HTML", html(500, "<title>Pa&quot;55&lt;&amp;</title>")),
        ("echo in a refusal", json(200, r#"{"Code":1,"Message":"Pa\"55<& is wrong"}"#)),
    ] {
        let client = Client::new(Script::new(vec![reply]), "", None);
        let error = wait(client.sign_in("a", &secret(password), 0)).unwrap_err();
        assert!(error.has_whole_response(), "{name}");
        for part in ["55<", "55&lt;"] {
            assert_redacted(&error, part, name);
        }
    }
}

#[test]
fn each_outcome_of_sign_out() {
    const SERVICE: &str = "/0/rest/MainMenuService/Logout";
    const FALLBACK: &str = "/ServiceModel/AuthService.svc/Logout";
    let ok = || json(200, r#"{"RedirectLocation":""}"#);
    for (name, replies, urls, outcome) in [
        ("done", vec![ok()], vec![SERVICE], Ok(())),
        ("done, empty body", vec![json(200, "")], vec![SERVICE], Ok(())),
        ("no user was signed in", vec![opaque(), opaque()], vec![SERVICE, FALLBACK], Ok(())),
        (
            "no user was signed in, 401",
            vec![json(401, AUTHENTICATION_FAILED), json(200, "")],
            vec![SERVICE, FALLBACK],
            Ok(()),
        ),
        (
            "refused in another language",
            vec![json(200, r#"{"success":false,"responseStatus":{"Message":"No"}}"#)],
            vec![SERVICE],
            Err(Cause::Refused),
        ),
        ("no such service", vec![html(404, ""), json(200, "")], vec![SERVICE, FALLBACK], Ok(())),
        ("stale BPMCSRF", vec![html(403, ""), json(200, "")], vec![SERVICE, FALLBACK], Ok(())),
        (
            "neither service",
            vec![html(404, ""), html(404, "")],
            vec![SERVICE, FALLBACK],
            Err(Cause::ServiceMissing),
        ),
        ("fault", vec![html(500, "")], vec![SERVICE], Err(Cause::ServerFault)),
        ("page of a proxy", vec![html(200, PROXY_PAGE)], vec![SERVICE], Err(Cause::NotJson)),
        ("cut", vec![cut_off()], vec![SERVICE], Err(Cause::Unreachable)),
    ] {
        let (client, script) = signed_in(replies);
        assert_eq!(wait(client.sign_out()).map_err(|error| error.cause), outcome, "{name}");
        assert_eq!(script.urls(), urls, "{name}");
        script.assert_used_up(name);
    }
    let script = Script::new(vec![json(200, "")]);
    assert_eq!(wait(Client::new(script.clone(), "", None).sign_out()), Ok(()));
    assert_eq!(script.urls(), [FALLBACK], "without a workspace only the service at the root is known");
}
