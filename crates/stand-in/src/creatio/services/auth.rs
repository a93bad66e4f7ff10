//! AuthService: signing in and out at the site root (creatio-api.md, section 1.1).

use crate::creatio::{
    responses::{Answer, not_found, posted_object},
    session_cookies::end_session,
    state::Creatio,
};
use crate::{
    condition::Condition,
    http::{Request, Response},
};
use serde_json::{Value, json};

const SECURITY: &str = "System.Security.SecurityException";
const SECOND_FACTOR: &str = "Terrasoft.Authentication.TwoFactor.Exceptions.StartAuthFlowException";
const TOTP: &str = "Terrasoft.Authentication.TOTP.Exceptions.TotpIsNotEnabledException";
const CHANGE_PASSWORD: &str = "/Login/ChangePassword.aspx";

pub(in crate::creatio) fn answer(creatio: &mut Creatio, method: &str, request: &Request) -> Answer {
    match method {
        "Login" => Ok(login(creatio, &posted_object(request)?)),
        "Logout" => Ok(end_session(creatio, request, Response::json(200, &json!({})))),
        _ => Err(not_found(&creatio.version)),
    }
}

fn login(creatio: &mut Creatio, body: &Value) -> Response {
    let text = |member: &str| body[member].as_str().unwrap_or_default();
    let (name, password) = (text("UserName"), text("UserPassword"));
    // What JavaScript's `getTimezoneOffset` returns, which is negative east of UTC.
    let zone_minutes = -body["TimeZoneOffset"].as_i64().unwrap_or_default();
    let user = creatio.world.user_named(name);
    let user = user.filter(|user| user.active && !password.is_empty() && user.password == password);
    let Some(user) = user.map(|user| user.id) else {
        let body = refused(1, "Invalid user name or password specified", Some(SECURITY));
        return Response::json(creatio.version.refused_login_status, &body);
    };
    let has = |condition| creatio.has(&condition);
    if has(Condition::TwoFactor) {
        return Response::json(200, &refused(1, "Second factor required", Some(SECOND_FACTOR)));
    }
    if has(Condition::TotpNotEnabled) {
        return Response::json(200, &refused(1, "One-time passwords are not set up", Some(TOTP)));
    }
    if has(Condition::LicenceMissing) {
        return Response::json(200, &refused(4, "There are no licenses for the user", None));
    }
    let body = if has(Condition::LicenceNeeded) {
        accepted(3, "There are no licenses for the user", None)
    } else if has(Condition::PasswordExpired) {
        accepted(5, "Password has expired", Some(CHANGE_PASSWORD))
    } else if has(Condition::PasswordChange) {
        accepted(2, "Your password expires in 3 days", Some(CHANGE_PASSWORD))
    } else {
        accepted(0, "", None)
    };
    creatio.start_session(user, zone_minutes, Response::json(200, &body))
}

fn accepted(code: u8, message: &str, change_password: Option<&str>) -> Value {
    json!({
        "Code": code, "Message": message, "Exception": null,
        "PasswordChangeUrl": change_password, "RedirectUrl": null,
    })
}

fn refused(code: u8, message: &str, exception: Option<&str>) -> Value {
    let exception = exception.map(|kind| json!({"Type": kind, "Message": message, "HelpLink": null}));
    json!({
        "Code": code, "Message": message, "Exception": exception, "PasswordChangeUrl": null, "RedirectUrl": null,
    })
}
