//! Signing in and out (creatio-api.md, sections 1.1 to 1.5).

use serde::Deserialize;
use serde_json::{Value, json};

use crate::call::{Answer, Call, Expected};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::find_session::as_probe_error;
use crate::json;
use crate::response::{Failure, ParsedResponse};
use crate::secret::Secret;

/// How far sign-in went. In each case a session has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInOutcome {
    /// Nothing is left to do.
    Complete,
    /// Creatio asks the user to change the password soon.
    PasswordChangeAdvised {
        /// Creatio's message about it; may be empty.
        message: String,
    },
    /// The password has expired, and Creatio allows nothing but changing it.
    PasswordExpired,
    /// The user has no license, and may only distribute licenses.
    LicenseNeeded,
}

/// Members that a response to sign-in has in every version.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SignInAnswer {
    code: i64,
    #[serde(default, deserialize_with = "json::text")]
    message: String,
    /// Not checked: it only explains a refusal.
    #[serde(default)]
    exception: Value,
}

enum SignInCode {
    SignedIn,
    PasswordChangeAdvised,
    LicenseNeeded,
    NoLicense,
    PasswordExpired,
    Refused,
}

impl From<i64> for SignInCode {
    fn from(code: i64) -> SignInCode {
        match code {
            0 => SignInCode::SignedIn,
            2 => SignInCode::PasswordChangeAdvised,
            3 => SignInCode::LicenseNeeded,
            4 => SignInCode::NoLicense,
            5 => SignInCode::PasswordExpired,
            _ => SignInCode::Refused,
        }
    }
}

impl Client {
    /// Signs in by `AuthService.svc/Login`. Nothing is stored except the cookies, which belong to the transport.
    ///
    /// [`Cause::SignInRefused`], [`Cause::SecondFactorNeeded`], [`Cause::TotpNotEnabled`] and [`Cause::NoLicense`] say
    /// why no session has begun; [`Cause::CsrfCookieUnreadable`] why the session that has begun cannot be used.
    pub async fn sign_in(&self, user_name: &str, password: &Secret) -> Result<SignInOutcome, Error> {
        let body = json!({"UserName": user_name, "UserPassword": password.expose()});
        let path = "/ServiceModel/AuthService.svc/Login";
        let call = Call::post(Effect::Read, Answer::Data, "Login", path, &body).carrying(password);
        let response = match self.send("", &call).await {
            Ok(response) => response,
            Err(Failure::Final(error) | Failure::SessionUnclear(error)) => return Err(sign_in_error(error)),
        };
        let answer: SignInAnswer = response.parse()?;
        let outcome = match SignInCode::from(answer.code) {
            SignInCode::SignedIn => SignInOutcome::Complete,
            SignInCode::PasswordChangeAdvised => {
                SignInOutcome::PasswordChangeAdvised { message: json::beginning(answer.message) }
            }
            SignInCode::LicenseNeeded => SignInOutcome::LicenseNeeded,
            SignInCode::PasswordExpired => SignInOutcome::PasswordExpired,
            SignInCode::NoLicense => return Err(response.error(Cause::NoLicense)),
            SignInCode::Refused => return Err(response.error(refusal_cause(&answer.exception))),
        };
        if self.csrf_token().is_none() {
            return Err(response.error(Cause::CsrfCookieUnreadable));
        }
        Ok(outcome)
    }

    /// Signs out by `MainMenuService/Logout`, or by `AuthService.svc/Logout` where that is missing. It is not an error if
    /// no user was signed in.
    pub async fn sign_out(&self) -> Result<(), Error> {
        let call = |path| {
            Call::post(Effect::Read, Answer::Data, "Logout", path, &json!({})).expecting(Expected::AnySuccess)
        };
        if let Some(workspace) = self.workspace() {
            match self.send(workspace.as_str(), &call("/rest/MainMenuService/Logout")).await {
                // Missing, or the cookie BPMCSRF is stale; the other service does not require that cookie.
                Err(
                    Failure::Final(Error { cause: Cause::ServiceMissing, .. }) | Failure::SessionUnclear(_),
                ) => {}
                outcome => return signed_out(outcome),
            }
        }
        signed_out(self.send("", &call("/ServiceModel/AuthService.svc/Logout")).await)
    }
}

fn signed_out(outcome: Result<ParsedResponse, Failure>) -> Result<(), Error> {
    match outcome.map_err(as_probe_error) {
        Err(error) if error.cause != Cause::SessionEnded => Err(error),
        _ => Ok(()),
    }
}

/// The error of a response to sign-in that is not accepted: before sign-in there is no session that could have ended.
fn sign_in_error(error: Error) -> Error {
    let cause = match (&error.cause, error.status) {
        (_, Some(401)) | (Cause::SessionEnded, Some(403)) => Cause::SignInRefused,
        (Cause::SessionEnded, _) => Cause::NotJson,
        (cause, _) => cause.clone(),
    };
    error.with_cause(cause)
}

/// The cause that the name of a .NET exception indicates.
fn refusal_cause(exception: &Value) -> Cause {
    let name = exception.get("Type").and_then(Value::as_str).unwrap_or_default();
    match name.rsplit('.').next() {
        Some("StartAuthFlowException") => Cause::SecondFactorNeeded,
        Some("TotpIsNotEnabledException") => Cause::TotpNotEnabled,
        _ => Cause::SignInRefused,
    }
}
