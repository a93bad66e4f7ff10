//! From a response to parsed JSON or an error (creatio-api.md, sections 1.4 and 3.1).

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::call::{Call, CallId, Expected};
use crate::error::{Cause, Error};
use crate::json::{JsonObject, UnexpectedShape};
use crate::redact::Redactor;
use crate::secret::Secret;
use crate::server_message::{ServerMessage, mentions_missing_right};
use crate::transport::{Response, TransportError};

/// A response that its call accepts by status and content; the members of its JSON are still unchecked.
pub(crate) struct ParsedResponse {
    call: CallId,
    /// The HTTP status: 2xx, or 5xx where the call accepts that.
    pub(crate) status: u16,
    body: String,
    redactor: Redactor,
    /// The JSON; `null` if the call requires none and there was none.
    pub(crate) json: Value,
}

/// Why a response is not accepted.
pub(crate) enum Failure {
    /// The response explains itself.
    Final(Error),
    /// HTTP 401 or 403 without an explanation: either the session has ended, or a right is missing, or something before
    /// Creatio refused the request. The error's cause is one of the latter two; another request has to decide.
    SessionUnclear(Error),
}

/// Classifies one response.
pub(crate) fn classify(
    call: &Call<'_>,
    response: Response,
    redactor: Redactor,
) -> Result<ParsedResponse, Failure> {
    let Response { status, content_type, body, .. } = response;
    let text = body.trim_start_matches('\u{feff}').trim_start();
    let is_page = text.starts_with('<') || content_type.is_some_and(|kind| kind.contains("html"));
    let json = if is_page { None } else { serde_json::from_str::<Value>(text).ok() };
    let message = match &json {
        Some(value) => ServerMessage::in_json(value),
        None if is_page => ServerMessage::in_html(text),
        None => ServerMessage::default(),
    };
    let error = |cause| {
        let known_status = Some(status).filter(|status| *status != 0);
        let message = message.text().map(|text| redactor.clean(text));
        call.id.error(cause).with_details(known_status, message, redactor.body(&body))
    };
    // A service never redirects; without a session Creatio redirects to its own or a company's sign-in page.
    if status == 0 || (300..400).contains(&status) || shows_ended_session(status, text, json.as_ref()) {
        return Err(Failure::Final(error(Cause::SessionEnded)));
    }
    let cause = match status {
        200..300 => match (json, call.expected) {
            (Some(json), _) => return Ok(ParsedResponse { call: call.id, status, body, redactor, json }),
            (None, Expected::AnySuccess) if !is_page => {
                return Ok(ParsedResponse { call: call.id, status, body, redactor, json: Value::Null });
            }
            (None, _) if !is_page && text.starts_with(['{', '[']) => Cause::Malformed,
            (None, _) => Cause::NotJson,
        },
        401 | 403 if mentions_missing_right(text) => Cause::Forbidden,
        401 | 403 => {
            let unknown = if is_page { Cause::Blocked } else { Cause::Forbidden };
            return Err(Failure::SessionUnclear(error(message.cause().unwrap_or(unknown))));
        }
        404 | 405 | 410 | 501 => Cause::ServiceMissing,
        502..=504 if json.is_none() => Cause::BadGateway,
        500.. => match json {
            Some(json) if call.expected == Expected::JsonEvenWithFault => {
                return Ok(ParsedResponse { call: call.id, status, body, redactor, json });
            }
            _ if mentions_missing_right(text) => Cause::Forbidden,
            _ => message.cause().unwrap_or(Cause::ServerFault),
        },
        // A service of .NET Framework describes a request that it cannot read on a page.
        _ if is_page && status != 400 => Cause::Blocked,
        _ => message.cause().unwrap_or(Cause::Refused),
    };
    Err(Failure::Final(error(cause)))
}

/// True for the two forms of an ended session that show in the body; a body that merely mentions them is neither.
fn shows_ended_session(status: u16, text: &str, json: Option<&Value>) -> bool {
    match json {
        Some(json) => {
            status < 500 && json.get("Message").and_then(Value::as_str) == Some("Authentication failed.")
        }
        None if text.starts_with('<') && matches!(status, 200..300 | 401 | 403) => {
            let end = text.char_indices().nth(PAGE_HEAD).map_or(text.len(), |(at, _)| at);
            let head = text[..end].to_ascii_lowercase();
            head.contains("/login/") || head.contains("\"bootstrap.login\"")
        }
        None => false,
    }
}

/// Number of characters of a page that are searched for signs of the sign-in page.
const PAGE_HEAD: usize = 8_192;

/// The error of a call without a complete response.
pub(crate) fn transport_error(call: CallId, error: TransportError, redactor: &Redactor) -> Error {
    match error {
        TransportError::TimedOut => call.error(Cause::TimedOut),
        TransportError::Unreachable { message } => {
            let message = Some(redactor.clean(&message)).filter(|message| !message.is_empty());
            call.error(Cause::Unreachable).with_details(None, message, None)
        }
    }
}

impl ParsedResponse {
    /// Deserializes the whole JSON; [`Cause::Malformed`] if it has another shape.
    pub(crate) fn parse<T: DeserializeOwned>(&self) -> Result<T, Error> {
        self.parse_part(&self.json)
    }

    /// Deserializes a part of the JSON; [`Cause::Malformed`] if it has another shape.
    pub(crate) fn parse_part<T: DeserializeOwned>(&self, part: &Value) -> Result<T, Error> {
        T::deserialize(part).map_err(|_| self.malformed(UnexpectedShape))
    }

    /// The members of the JSON, which must be an object.
    pub(crate) fn members(&self) -> Result<&JsonObject, Error> {
        self.json.as_object().ok_or_else(|| self.malformed(UnexpectedShape))
    }

    /// The result in the response of a method of `OAuthConfigService`, `{"<Method>Result":{"success":true,…}}`, unless
    /// its `success` is false (creatio-api.md, section 3.1).
    pub(crate) fn service_result(&self, wrapper: &str) -> Result<&Value, Error> {
        let result = self.members()?.get(wrapper).unwrap_or(&self.json);
        match result.get("success") {
            Some(Value::Bool(true)) => Ok(result),
            Some(Value::Bool(false)) => Err(self.refusal()),
            _ => Err(self.malformed(UnexpectedShape)),
        }
    }

    /// Checks that a response of the DataService does not contain `"success":false` (section 2.2).
    pub(crate) fn check_success(&self) -> Result<(), Error> {
        match self.members()?.get("success") {
            None | Some(Value::Null | Value::Bool(true)) => Ok(()),
            Some(Value::Bool(false)) => Err(self.refusal()),
            Some(_) => Err(self.malformed(UnexpectedShape)),
        }
    }

    /// An error that contains this response.
    pub(crate) fn error(&self, cause: Cause) -> Error {
        let message = self.message().text().map(|text| self.redactor.clean(text));
        self.call.error(cause).with_details(Some(self.status), message, self.redactor.body(&self.body))
    }

    /// The error of a response whose JSON has another shape.
    pub(crate) fn malformed(&self, UnexpectedShape: UnexpectedShape) -> Error {
        self.error(Cause::Malformed)
    }

    /// The error of a response that refuses the call, with the cause that its message names.
    pub(crate) fn refusal(&self) -> Error {
        let missing_right = mentions_missing_right(&self.body).then_some(Cause::Forbidden);
        self.error(self.message().cause().or(missing_right).unwrap_or(Cause::Refused))
    }

    /// The message in the response.
    pub(crate) fn message(&self) -> ServerMessage {
        ServerMessage::in_json(&self.json)
    }

    /// Overwrites the body of a response that contains a secret.
    pub(crate) fn wipe(self) {
        drop(Secret::new(self.body));
    }
}
