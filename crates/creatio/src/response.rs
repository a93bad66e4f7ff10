//! From a response to parsed JSON or an error (creatio-api.md, sections 1.4 and 3.1).

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;
use zeroize::Zeroize;

use crate::call::{Answer, Call, CallId, Describe, Expected};
use crate::error::{Cause, Error};
use crate::json::{JsonObject, UnexpectedShape};
use crate::received::{Received, Texts};
use crate::secret::Secret;
use crate::server_message::{ServerMessage, mentions_missing_right};
use crate::transport::{Response, TransportError};

/// A response that its call accepts by status and content; the members of its JSON are still unchecked.
pub(crate) struct ParsedResponse {
    call: CallId,
    /// The HTTP status: 2xx, or 5xx where the call accepts that.
    pub(crate) status: u16,
    content_type: Option<String>,
    body: String,
    format: Format,
    /// The secrets that the request carried.
    sent: Vec<Secret>,
    /// The JSON; `null` if the call requires none and there was none.
    pub(crate) json: Value,
}

/// What a body is, whatever its header says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    /// HTML, and XML.
    Page,
    Text,
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
    sent: Vec<Secret>,
) -> Result<ParsedResponse, Failure> {
    let Response { status, content_type, body, .. } = response;
    let text = start(&body);
    let is_page = text.starts_with('<') || content_type.as_ref().is_some_and(|kind| kind.contains("html"));
    let json = if is_page { None } else { serde_json::from_str::<Value>(text).ok() };
    let format = match &json {
        Some(_) => Format::Json,
        None if is_page => Format::Page,
        None => Format::Text,
    };
    let json = json.unwrap_or_default();
    let response = ParsedResponse { call: call.id, status, content_type, body, format, sent, json };
    match response.failure(call.expected) {
        None => Ok(response),
        Some(failure) => Err(failure),
    }
}

/// A body without what precedes its content.
fn start(body: &str) -> &str {
    body.trim_start_matches('\u{feff}').trim_start()
}

/// True for the two forms of an ended session that show in the body; a body that merely mentions them is neither.
fn shows_ended_session(status: u16, text: &str, json: &Value, format: Format) -> bool {
    match format {
        Format::Json => {
            status < 500 && json.get("Message").and_then(Value::as_str) == Some("Authentication failed.")
        }
        Format::Page | Format::Text if text.starts_with('<') && matches!(status, 200..300 | 401 | 403) => {
            let end = text.char_indices().nth(PAGE_HEAD).map_or(text.len(), |(at, _)| at);
            let head = text[..end].to_ascii_lowercase();
            head.contains("/login/") || head.contains("\"bootstrap.login\"")
        }
        Format::Page | Format::Text => false,
    }
}

/// Number of characters of a page that are searched for signs of the sign-in page.
const PAGE_HEAD: usize = 8_192;

/// The error of a call without a complete response.
pub(crate) fn transport_error(call: CallId, error: TransportError, sent: &[Secret]) -> Error {
    match error {
        TransportError::TimedOut => call.error(Cause::TimedOut),
        TransportError::Unreachable { message } => {
            let message = ServerMessage::of(Some(message));
            call.error(Cause::Unreachable).with_texts(None, Texts::new(None, message, "", sent))
        }
    }
}

impl ParsedResponse {
    /// Why the call does not accept this response; `None` if it does.
    fn failure(&self, expected: Expected) -> Option<Failure> {
        let (text, message) = (start(&self.body), self.message());
        // A service never redirects; without a session Creatio redirects to its own or a company's sign-in page.
        let redirects = self.status == 0 || (300..400).contains(&self.status);
        if redirects || shows_ended_session(self.status, text, &self.json, self.format) {
            return Some(Failure::Final(self.error(Cause::SessionEnded)));
        }
        let cause = match self.status {
            200..300 => match (self.format, expected) {
                (Format::Json, _) | (Format::Text, Expected::AnySuccess) => return None,
                (Format::Text, _) if text.starts_with(['{', '[']) => Cause::Malformed,
                (Format::Text | Format::Page, _) => Cause::NotJson,
            },
            401 | 403 if mentions_missing_right(text) => Cause::Forbidden,
            401 | 403 => {
                let unknown = if self.format == Format::Page { Cause::Blocked } else { Cause::Forbidden };
                let error = self.error(message.cause().unwrap_or(unknown));
                return Some(Failure::SessionUnclear(error));
            }
            404 | 405 | 410 | 501 => Cause::ServiceMissing,
            502..=504 if self.format != Format::Json => Cause::BadGateway,
            500.. if self.format == Format::Json && expected == Expected::JsonEvenWithFault => return None,
            500.. if mentions_missing_right(text) => Cause::Forbidden,
            500.. => message.cause().unwrap_or(Cause::ServerFault),
            // A service of .NET Framework describes a request that it cannot read on a page.
            status if self.format == Format::Page && status != 400 => Cause::Blocked,
            _ => message.cause().unwrap_or(Cause::Refused),
        };
        Some(Failure::Final(self.error(cause)))
    }

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

    /// An error with what it may report of this response.
    pub(crate) fn error(&self, cause: Cause) -> Error {
        let (error, message) = (self.call.error(self.without_sent(cause)), self.message());
        let status = Some(self.status).filter(|status| *status != 0);
        match self.call.answer {
            Answer::Secret(describe) => error.with_shape(status, message.hints(), self.shape(describe)),
            Answer::Data => error
                .with_texts(status, Texts::new(self.content_type.clone(), message, &self.body, &self.sent)),
        }
    }

    /// A cause without an address that repeats what the request carried.
    fn without_sent(&self, cause: Cause) -> Cause {
        match cause {
            Cause::IdentityServiceUnreachable { url: Some(url) }
                if self.sent.iter().any(|sent| !sent.is_empty() && url.contains(sent.expose())) =>
            {
                Cause::IdentityServiceUnreachable { url: None }
            }
            cause => cause,
        }
    }

    /// A message of this response, to be shown without what the request carried.
    pub(crate) fn received(&self, message: ServerMessage) -> Received {
        Received::Texts(Arc::new(Texts::new(None, message, "", &self.sent)))
    }

    fn shape(&self, describe: Describe) -> Option<String> {
        let kind = match self.format {
            Format::Json => return Some(describe(&self.json)),
            Format::Page => "page",
            Format::Text => "text",
        };
        (!self.body.is_empty()).then(|| format!("{kind} of {} characters", self.body.chars().count()))
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
        match self.format {
            Format::Json => ServerMessage::in_json(&self.json),
            Format::Page => ServerMessage::in_html(start(&self.body)),
            Format::Text => ServerMessage::default(),
        }
    }
}

impl Drop for ParsedResponse {
    /// Overwrites an answer that may hold a secret, whether it was accepted or not.
    fn drop(&mut self) {
        if matches!(self.call.answer, Answer::Secret(_)) {
            self.body.zeroize();
            wipe(&mut self.json);
        }
    }
}

/// Overwrites the texts in JSON. [`serde_json::Map`] gives no access to the names of members.
fn wipe(json: &mut Value) {
    match json {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(members) => members.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
