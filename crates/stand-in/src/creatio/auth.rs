//! AuthService: signing in at the site root (creatio-api.md, section 1.1).

use super::{Creatio, answers};
use crate::{
    condition::Condition,
    http::{Request, Response},
    world::AdminUnit,
};
use serde_json::{Value, json};

const SECURITY: &str = "System.Security.SecurityException";
const SECOND_FACTOR: &str = "Terrasoft.Authentication.TwoFactor.Exceptions.StartAuthFlowException";
const TOTP: &str = "Terrasoft.Authentication.TOTP.Exceptions.TotpIsNotEnabledException";
const CHANGE_PASSWORD: &str = "/Login/ChangePassword.aspx";

pub(super) fn answer(creatio: &mut Creatio, method: &str, request: &Request) -> Response {
    match method {
        "Login" => match answers::posted(request) {
            Ok(body) => login(creatio, &body),
            Err(refusal) => refusal,
        },
        "Logout" => creatio.end_session(request, Response::json(200, &json!({}))),
        _ => answers::not_found(&creatio.profile),
    }
}

fn login(creatio: &mut Creatio, body: &Value) -> Response {
    let (name, password) =
        (body["UserName"].as_str().unwrap_or(""), body["UserPassword"].as_str().unwrap_or(""));
    let matches = |unit: &&AdminUnit| unit.active && !password.is_empty() && unit.password == password;
    let Some(user) = creatio.world.user_named(name).filter(matches).map(|unit| unit.id) else {
        let words = "Invalid user name or password specified";
        return Response::json(creatio.profile.refused_login_status, &refused(1, words, Some(SECURITY)));
    };
    if creatio.is(&Condition::TwoFactor) {
        return Response::json(200, &refused(1, "Second factor required", Some(SECOND_FACTOR)));
    }
    if creatio.is(&Condition::TotpNotEnabled) {
        return Response::json(200, &refused(1, "One-time passwords are not set up", Some(TOTP)));
    }
    if creatio.is(&Condition::LicenceMissing) {
        return Response::json(200, &refused(4, "There are no licenses for the user", None));
    }
    let answer = if creatio.is(&Condition::LicenceNeeded) {
        accepted(3, "There are no licenses for the user", None)
    } else if creatio.is(&Condition::PasswordExpired) {
        accepted(5, "Password has expired", Some(CHANGE_PASSWORD))
    } else if creatio.is(&Condition::PasswordChange) {
        accepted(2, "Your password expires in 3 days", Some(CHANGE_PASSWORD))
    } else {
        accepted(0, "", None)
    };
    creatio.start_session(user, Response::json(200, &answer))
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
