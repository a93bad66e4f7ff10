//! A failed call: its cause, and what is known of the response.

use std::fmt;
use std::sync::Arc;

pub use crate::cause::Cause;
use crate::read_api::ReadApi;
use crate::received::{Received, Texts};
use crate::server_message::{Hints, ServerMessage};
use crate::session::NextStep;

/// What a call does to Creatio's data. Sessions, which signing in and out begins and ends, do not count as data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing.
    Read,
    /// May change something, so it is sent only to a known workspace and never repeated without proof that the first
    /// attempt changed nothing.
    Write,
}

/// A failed call. What it shows of the response is in [`message`](Error::message), [`details`](Error::details) and
/// [`whole_response`](Error::whole_response); its `Debug` and `Display` show nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Why it failed.
    pub cause: Cause,
    /// The method of Creatio's service that was called, such as `AddClient`; for OData the HTTP method and the entity
    /// set, such as `GET OAuthClientApp`.
    pub call: &'static str,
    /// The HTTP status, if there was a response whose status can be read.
    pub status: Option<u16>,
    /// The page that the response to sign-in names for the next step, as sent: relative, or even on another origin.
    pub address: Option<Box<str>>,
    effect: Effect,
    /// The API of a failed query; `None` for every other call.
    queried_api: Option<ReadApi>,
    hints: Hints,
    pub(crate) received: Received,
}

impl Error {
    /// An error about which nothing else is known; see [`with_details`](Error::with_details).
    pub fn new(cause: Cause, call: &'static str, effect: Effect) -> Error {
        Error {
            cause,
            call,
            status: None,
            address: None,
            effect,
            queried_api: None,
            hints: Hints::default(),
            received: Received::Nothing,
        }
    }

    /// The same error, marked as that of a query by `api`.
    pub(crate) fn of_query(self, api: Option<ReadApi>) -> Error {
        Error { queried_api: api, ..self }
    }

    /// The same error with the status, message and body of a response or, without one, the message of the platform.
    pub fn with_details(self, status: Option<u16>, message: Option<String>, body: Option<String>) -> Error {
        let message = ServerMessage::of(message);
        match body {
            None if message.text().is_none() => Error { status, ..self },
            body => self.with_texts(status, Texts::new(None, message, &body.unwrap_or_default(), &[])),
        }
    }

    /// The same error with texts of the response.
    pub(crate) fn with_texts(self, status: Option<u16>, texts: Texts) -> Error {
        Error { status, hints: texts.message.hints(), received: Received::Texts(Arc::new(texts)), ..self }
    }

    /// What the server's message tells besides the cause.
    pub(crate) fn hints(&self) -> Hints {
        self.hints
    }

    /// The same error with the shape of an answer that may hold a secret, and without any text of it.
    pub(crate) fn with_shape(self, status: Option<u16>, hints: Hints, shape: Option<String>) -> Error {
        let cause = match self.cause {
            Cause::IdentityServiceUnreachable { url } => {
                Cause::IdentityServiceUnreachable { url: url.as_deref().and_then(origin).map(str::to_owned) }
            }
            cause => cause,
        };
        Error { cause, status, hints, received: Received::Shape(shape), ..self }
    }

    /// True if the server may have said why it failed, but its answer may also hold a secret, so that no text of it is kept.
    pub fn is_withheld(&self) -> bool {
        matches!(self.received, Received::Shape(_))
    }

    /// The server's message as it is.
    pub(crate) fn unredacted_message(&self) -> &str {
        match &self.received {
            Received::Texts(texts) => texts.message.text().unwrap_or_default(),
            Received::Nothing | Received::Shape(_) => "",
        }
    }

    /// The same error with what Creatio said at sign-in in place of the response.
    pub(crate) fn with_next_step(self, step: NextStep) -> Error {
        let says_nothing = matches!(&step.received, Received::Texts(texts) if texts.message.text().is_none());
        let received = if says_nothing { self.received } else { step.received };
        Error { address: step.address, received, ..self }
    }

    /// The same error with the page that the response to sign-in names.
    pub(crate) fn with_address(self, address: Option<Box<str>>) -> Error {
        Error { address, ..self }
    }

    /// The same error with another cause.
    pub(crate) fn with_cause(self, cause: Cause) -> Error {
        Error { cause, ..self }
    }

    /// The error of a change that may have been made, although this is the error of the change or of reading it back.
    pub fn unverified(self) -> Error {
        self.with_cause(Cause::Unverified)
    }

    /// True if the service refused the whole call, for a reason that another service may not have.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(
            self.cause,
            Cause::Forbidden
                | Cause::Blocked
                | Cause::Refused
                | Cause::ServiceMissing
                | Cause::ServerFault
                | Cause::BadGateway
        )
    }

    /// True if the DataService refused a query in a way that may mean that the table is closed to it, so that OData may
    /// be able to read it. Creatio does not document how it refuses such a query, so every refusal counts
    /// (creatio-api.md, sections 2.2 and 11).
    pub(crate) fn may_be_closed_to_data_service(&self) -> bool {
        self.queried_api == Some(ReadApi::DataService) && self.is_refusal()
    }

    /// True if signing in failed in a way that leaves open whether a session has begun.
    pub fn may_have_begun_session(&self) -> bool {
        matches!(
            self.cause,
            Cause::TimedOut
                | Cause::Unreachable
                | Cause::NotJson
                | Cause::Malformed
                | Cause::ServerFault
                | Cause::BadGateway
        )
    }

    /// True if the failed call certainly changed nothing in Creatio.
    ///
    /// This holds for every read. A write may have acted if its connection broke, if it was answered with HTTP 5xx, if
    /// its response cannot be read, or if a service refused it with a message that is not known: messages are in the
    /// user's language, and some report what failed after the change (creatio-api.md, sections 12 and 14). False means
    /// that only reading the data again can show it.
    pub fn certainly_changed_nothing(&self) -> bool {
        if self.effect == Effect::Read {
            return true;
        }
        match &self.cause {
            Cause::TimedOut
            | Cause::Unreachable
            | Cause::NotJson
            | Cause::Malformed
            | Cause::ServerFault
            | Cause::BadGateway
            | Cause::NotApplied { .. }
            | Cause::Unverified
            | Cause::SettingsRefused { .. } => false,
            // With HTTP 4xx the service did not start to work.
            Cause::Refused => {
                !self.hints.failed_midway && self.status.is_some_and(|status| (400..500).contains(&status))
            }
            Cause::SessionEnded
            | Cause::CsrfCookieUnreadable
            | Cause::SessionNotAccepted { .. }
            | Cause::OtherUser { .. }
            | Cause::PasswordChangeNeeded
            | Cause::LicenseNeeded
            | Cause::ServiceMissing
            | Cause::Blocked
            | Cause::Redirected
            | Cause::Forbidden
            | Cause::SignInRefused
            | Cause::SecondFactorNeeded
            | Cause::TotpNotEnabled
            | Cause::NoLicense
            | Cause::IdentityServiceUnreachable { .. }
            | Cause::IdentityServiceRefused
            | Cause::DefaultResourceMissing
            | Cause::MoreThanOneDefaultResource
            | Cause::OAuthDisabledInConfigFile
            | Cause::SystemUserInvalid
            | Cause::RecordNotFound
            | Cause::NothingChanged => true,
        }
    }
}

/// Scheme, host and port of an address; `None` if what stands there is none, or may be a secret.
fn origin(address: &str) -> Option<&str> {
    let host = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"))?;
    let length = host.find(['/', '?', '#']).unwrap_or(host.len());
    let is_plain = |label: &str| {
        label.len() <= MAX_LABEL && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_host = length > 0 && host[..length].split(['.', ':']).all(is_plain);
    is_host.then(|| &address[..address.len() - host.len() + length])
}

/// Maximum length of a part of a host name that is not taken for a secret.
const MAX_LABEL: usize = 20;

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {:?}", self.call, self.cause)?;
        if let Some(status) = self.status {
            write!(formatter, " (HTTP {status})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_origin_is_kept() {
        for (address, kept) in [
            ("http://localhost:8090", Some("http://localhost:8090")),
            ("https://id.example.com:8090/a?b=c", Some("https://id.example.com:8090")),
            ("http://admin:pass@id.example.com/", None),
            ("https://8AA6F3C1D9E04B7788AA6F3C1D9E04B7/", None),
            ("8AA6", None),
            ("http://", None),
        ] {
            assert_eq!(origin(address), kept, "{address}");
        }
    }
}
