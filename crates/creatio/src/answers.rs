//! From a response to an answer or an error (creatio-api.md, sections 1.4 and 3.1).

use serde_json::Value;

use crate::call::{Call, Expected};
use crate::read::{Members, Misshapen, Read, object};
use crate::redact::Redactor;
use crate::words::{Said, speaks_of_rights};
use crate::{Cause, Error, Interruption, Response};

/// An answer that is what its call expects at first sight.
pub(crate) struct Answer {
    call: &'static str,
    status: u16,
    body: String,
    redactor: Redactor,
    /// The JSON; `null` where a call expects none and none came.
    pub(crate) json: Value,
}

/// What a response is, if it is no answer.
pub(crate) enum Failure {
    /// Clear by itself.
    Clear(Error),
    /// HTTP 401 or 403 that tells nothing: either the session is over, or a right is missing. The error says
    /// the latter; a look at the session decides.
    SessionInDoubt(Error),
}

/// Judges one response.
pub(crate) fn judge(call: &Call<'_>, response: Response, redactor: Redactor) -> Result<Answer, Failure> {
    let Response { status, content_type, body, .. } = response;
    let text = body.trim_start_matches('\u{feff}').trim_start();
    let is_page = text.starts_with('<') || content_type.is_some_and(|kind| kind.contains("html"));
    let json = if is_page { None } else { serde_json::from_str::<Value>(text).ok() };
    let said = match &json {
        Some(value) => Said::in_json(value),
        None if is_page => Said::in_html(text),
        None => Said::default(),
    };
    let fail = |cause: Cause| Error {
        status: Some(status).filter(|status| *status != 0),
        words: said.words().map(|words| redactor.clean(words)),
        answer: redactor.answer(&body),
        ..Error::new(cause, call.name)
    };
    // A service never redirects; Creatio sends whoever is not signed in to its own or a company's sign-in page.
    if status == 0 || (300..400).contains(&status) || shows_ended_session(status, text, json.as_ref()) {
        return Err(Failure::Clear(fail(Cause::SessionEnded)));
    }
    let cause = match status {
        200..300 => match (json, call.expected) {
            (Some(json), _) => return Ok(Answer { call: call.name, status, redactor, json, body }),
            (None, Expected::AnySuccess) if !is_page => {
                return Ok(Answer { call: call.name, status, redactor, json: Value::Null, body });
            }
            (None, _) if !is_page && text.starts_with(['{', '[']) => Cause::Malformed,
            (None, _) => Cause::NotJson,
        },
        401 | 403 if speaks_of_rights(text) => Cause::Forbidden,
        401 | 403 => return Err(Failure::SessionInDoubt(fail(said.cause().unwrap_or(Cause::Forbidden)))),
        404 | 405 | 410 | 501 => Cause::ServiceMissing,
        500.. => match json {
            Some(json) if call.expected == Expected::JsonEvenWithFault => {
                return Ok(Answer { call: call.name, status, redactor, json, body });
            }
            _ if speaks_of_rights(text) => Cause::Forbidden,
            _ => said.cause().unwrap_or(Cause::ServerFault),
        },
        _ => said.cause().unwrap_or(Cause::Refused),
    };
    Err(Failure::Clear(fail(cause)))
}

/// The two shapes of an ended session that show in the body. What merely mentions them is none.
fn shows_ended_session(status: u16, text: &str, json: Option<&Value>) -> bool {
    match json {
        Some(json) => {
            status < 500 && json.get("Message").and_then(Value::as_str) == Some("Authentication failed.")
        }
        None if text.starts_with('<') && matches!(status, 200..300 | 401 | 403) => {
            let end = text.char_indices().nth(HEAD).map_or(text.len(), |(at, _)| at);
            let head = text[..end].to_ascii_lowercase();
            head.contains("/login/") || head.contains("\"bootstrap.login\"")
        }
        None => false,
    }
}

/// So many characters of a page are looked at for signs of the login page.
const HEAD: usize = 8_192;

/// The error of a call that got no complete answer.
pub(crate) fn interrupted(call: &Call<'_>, interruption: Interruption, redactor: &Redactor) -> Error {
    match interruption {
        Interruption::TimedOut => Error::new(Cause::TimedOut, call.name),
        Interruption::Unreachable { said } => Error {
            words: Some(redactor.clean(&said)).filter(|words| !words.is_empty()),
            ..Error::new(Cause::Unreachable, call.name)
        },
    }
}

impl Answer {
    /// Reads the answer with `reader`; another shape than it expects is [`Cause::Malformed`].
    pub(crate) fn read<'a, T>(&'a self, reader: impl FnOnce(&'a Value) -> Read<T>) -> Result<T, Error> {
        reader(&self.json).map_err(|Misshapen| self.fail(Cause::Malformed))
    }

    /// An error with this answer in it.
    pub(crate) fn fail(&self, cause: Cause) -> Error {
        Error {
            status: Some(self.status),
            words: self.said().words().map(|words| self.redactor.clean(words)),
            answer: self.redactor.answer(&self.body),
            ..Error::new(cause, self.call)
        }
    }

    /// What the answer says about a failure.
    pub(crate) fn said(&self) -> Said {
        Said::in_json(&self.json)
    }

    /// The error of an answer that says no.
    pub(crate) fn refusal(&self) -> Error {
        let said = self.said();
        let rights = || speaks_of_rights(&self.body).then_some(Cause::Forbidden);
        self.fail(said.cause().or_else(rights).unwrap_or(Cause::Refused))
    }

    /// The HTTP status.
    pub(crate) fn status(&self) -> u16 {
        self.status
    }

    /// True for HTTP 5xx.
    pub(crate) fn is_fault(&self) -> bool {
        self.status >= 500
    }

    /// The members of a successful answer of `OAuthConfigService`: `{"<Method>Result":{"success":true,…}}`.
    pub(crate) fn result(&self, wrapper: &str) -> Result<&Members, Error> {
        let (members, success) = self.read(|json| {
            let outer = object(json)?;
            let members = outer.get(wrapper).map_or(Ok(outer), object)?;
            Ok((members, members.get("success").and_then(Value::as_bool).ok_or(Misshapen)?))
        })?;
        if success { Ok(members) } else { Err(self.refusal()) }
    }

    /// The members of an answer of the DataService, unless it says `"success":false`.
    pub(crate) fn success(&self) -> Result<&Members, Error> {
        let (members, success) = self.read(|json| {
            let members = object(json)?;
            Ok((members, crate::read::flag_if_any(members, "success")?))
        })?;
        if success == Some(false) { Err(self.refusal()) } else { Ok(members) }
    }

    /// Overwrites the text of an answer that held a secret. The JSON is dropped with it.
    pub(crate) fn wipe(self) {
        drop(crate::Secret::new(self.body));
    }
}
