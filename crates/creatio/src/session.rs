//! Signing in and out (creatio-api.md, sections 1.1 to 1.5).

use serde::Deserialize;
use serde_json::{Value, json};

use crate::call::{Answer, Call, Expected};
use crate::client::Client;
use crate::current_user::User;
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
    PasswordChangeAdvised(NextStep),
    /// The password has expired, and Creatio allows nothing but changing it.
    PasswordExpired(NextStep),
    /// The user has no license, and may only distribute licenses.
    LicenseNeeded(NextStep),
}

/// What Creatio asks for after it began a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// Creatio's message about it; may be empty.
    pub message: String,
    /// Creatio's page for it, as sent: relative, or even on another origin.
    pub address: Option<Box<str>>,
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
    /// Not checked: a sign-in without a usable address is still a sign-in.
    #[serde(default)]
    password_change_url: Value,
    /// The same.
    #[serde(default)]
    redirect_url: Value,
}

impl SignInAnswer {
    fn next_step(self) -> NextStep {
        NextStep { address: self.address(), message: json::beginning(self.message) }
    }

    /// The page for the next step. Creatio fills in one of the two members.
    fn address(&self) -> Option<Box<str>> {
        let text =
            |member: &Value| member.as_str().map(str::trim).filter(|text| !text.is_empty()).map(Box::from);
        text(&self.password_change_url).or_else(|| text(&self.redirect_url))
    }
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
    /// why no session has begun. Whether the session can be used shows the first call in it: see
    /// [`user_after_sign_in`](Client::user_after_sign_in).
    ///
    /// `time_zone_offset` is what `getTimezoneOffset` returns in this browser, in minutes: the DataService answers dates
    /// in that zone. Creatio's own login page sends the same.
    pub async fn sign_in(
        &self,
        user_name: &str,
        password: &Secret,
        time_zone_offset: i32,
    ) -> Result<SignInOutcome, Error> {
        let body = json!({
            "UserName": user_name, "UserPassword": password.expose(), "TimeZoneOffset": time_zone_offset,
        });
        let path = "/ServiceModel/AuthService.svc/Login";
        let call = Call::post(Effect::Read, Answer::Data, "Login", path, &body).carrying(password);
        let response = match self.send("", &call).await {
            Ok(response) => response,
            Err(Failure::Final(error) | Failure::SessionUnclear(error)) => return Err(sign_in_error(error)),
        };
        let answer: SignInAnswer = response.parse()?;
        let code = SignInCode::from(answer.code);
        let outcome = match code {
            SignInCode::SignedIn => SignInOutcome::Complete,
            SignInCode::PasswordChangeAdvised => SignInOutcome::PasswordChangeAdvised(answer.next_step()),
            SignInCode::LicenseNeeded => SignInOutcome::LicenseNeeded(answer.next_step()),
            SignInCode::PasswordExpired => SignInOutcome::PasswordExpired(answer.next_step()),
            SignInCode::NoLicense | SignInCode::Refused => {
                let cause = match code {
                    SignInCode::NoLicense => Cause::NoLicense,
                    _ => refusal_cause(&answer.exception),
                };
                return Err(response.error(cause).with_address(answer.address()));
            }
        };
        Ok(outcome)
    }

    /// The user of the session that [`sign_in`](Client::sign_in) began.
    ///
    /// If Creatio refuses that session, what it said at sign-in explains it: [`Cause::PasswordChangeNeeded`] and
    /// [`Cause::LicenseNeeded`]. Else its cookies do: [`Cause::CsrfCookieUnreadable`] and [`Cause::SessionNotAccepted`].
    pub async fn user_after_sign_in(&self, outcome: &SignInOutcome) -> Result<User, Error> {
        let tokens = self.csrf_tokens();
        let mut user = self.current_user().await;
        // WebKit may show the cookies of a response a moment after the response itself.
        if user.as_ref().is_err_and(|error| error.cause == Cause::SessionEnded)
            && self.csrf_tokens() != tokens
        {
            user = self.current_user().await;
        }
        let refused = match user {
            Err(error) if matches!(error.cause, Cause::SessionEnded | Cause::Forbidden | Cause::Refused) => {
                error
            }
            user => return user,
        };
        let (cause, step) = match outcome {
            SignInOutcome::PasswordChangeAdvised(step) | SignInOutcome::PasswordExpired(step) => {
                (Cause::PasswordChangeNeeded, step)
            }
            SignInOutcome::LicenseNeeded(step) => (Cause::LicenseNeeded, step),
            SignInOutcome::Complete if refused.cause != Cause::SessionEnded => return Err(refused),
            SignInOutcome::Complete => {
                return Err(refused.with_cause(match self.csrf_tokens().len() {
                    0 => Cause::CsrfCookieUnreadable,
                    csrf_cookies => Cause::SessionNotAccepted { csrf_cookies },
                }));
            }
        };
        Err(refused.with_cause(cause).with_next_step(step.clone()))
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
        (Cause::SessionEnded, Some(200..300)) => Cause::NotJson,
        (Cause::SessionEnded, _) => Cause::Redirected,
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
