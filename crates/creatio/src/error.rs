//! What can go wrong, as one closed type.

use std::fmt;

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// No complete answer in time; the server may have acted.
    TimedOut,
    /// No connection, or it broke; the server may have acted.
    Unreachable,
    /// Nobody is signed in (any more).
    SessionEnded,
    /// Sign-in was accepted, but the cookie `BPMCSRF` cannot be read: the page and Creatio do not share an origin.
    CsrfCookieUnreadable,
    /// The site has no such service, or is not where it was thought to be.
    ServiceMissing,
    /// A success whose body is not JSON, such as a page of a proxy.
    NotJson,
    /// JSON that was cut or is not of the shape that Creatio answers.
    Malformed,
    /// HTTP 5xx without a known reason.
    ServerFault,
    /// The signed-in user may not do this.
    Forbidden,
    /// Creatio says no for a reason that has no cause of its own here; see [`Error::words`].
    Refused,
    /// Wrong user name or password, or sign-in is denied for another reason.
    SignInRefused,
    /// Sign-in needs a second factor.
    SecondFactorNeeded,
    /// Sign-in needs a one-time password that the user has not set up yet.
    TotpNotEnabled,
    /// The user has no licence.
    NoLicence,
    /// Creatio's server cannot reach the Identity Service.
    IdentityServiceUnreachable {
        /// The address that Creatio tried, if its words name it.
        url: Option<String>,
    },
    /// The Identity Service does not accept Creatio's own client, or does not know the app.
    IdentityServiceRefused,
    /// There is no default resource yet.
    DefaultResourceMissing,
    /// There are several default resources; only a database administrator can mend that.
    MoreThanOneDefaultResource,
    /// `Feature-EnableOAuth20Integration` is off in Creatio's config file.
    SwitchedOffInConfigFile,
    /// The system user is none that an app may act as.
    SystemUserInvalid,
    /// The record is gone, or never was.
    RecordUnknown,
    /// The change was accepted, but matched no record.
    NothingChanged,
    /// These system settings were not saved; others of the same call may have been.
    SettingsRefused {
        /// Codes of the settings that were not saved.
        codes: Vec<String>,
    },
}

/// A failed call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Why.
    pub cause: Cause,
    /// The method of Creatio's service that was called, such as `AddClient`; for OData the verb and the set.
    pub call: &'static str,
    /// The HTTP status, if there was an answer whose status can be read.
    pub status: Option<u16>,
    /// The server's (or the platform's) own words, without secrets.
    pub words: Option<String>,
    /// The raw answer, without secrets, at most 4,000 characters.
    pub answer: Option<String>,
}

impl Error {
    /// An error that nothing but its cause is known of.
    pub(crate) fn new(cause: Cause, call: &'static str) -> Error {
        Error { cause, call, status: None, words: None, answer: None }
    }

    /// True if a query was refused in a way that shows that the table may be closed to the DataService: then OData may
    /// read it (creatio-api.md, section 2.2; how a site says so is not known, so every refusal counts).
    pub fn is_closed(&self) -> bool {
        self.call == "SelectQuery" && self.shuts_out()
    }

    /// True if the service did not take the call at all, for a reason that another service may not have.
    pub(crate) fn shuts_out(&self) -> bool {
        matches!(self.cause, Cause::Forbidden | Cause::Refused | Cause::ServiceMissing | Cause::ServerFault)
    }

    /// True if the call certainly changed nothing in Creatio.
    ///
    /// False means that it is unknown, and that whoever cares has to look. Every read changes nothing. Of the
    /// writes, those that were cut, answered with HTTP 5xx or in a way that cannot be read may have acted.
    pub fn nothing_was_done(&self) -> bool {
        if !changes_something(self.call) {
            return true;
        }
        match &self.cause {
            Cause::TimedOut
            | Cause::Unreachable
            | Cause::NotJson
            | Cause::Malformed
            | Cause::ServerFault
            | Cause::SettingsRefused { .. } => false,
            // The product's words for a failure in the middle of the work.
            Cause::Refused => !self.words.as_deref().unwrap_or_default().starts_with("Unexpected error"),
            _ => true,
        }
    }
}

/// Whether this method of Creatio's services changes something.
pub(crate) fn changes_something(call: &str) -> bool {
    WRITES.contains(&call)
}

/// All other calls are reads, or begin and end sessions.
const WRITES: [&str; 8] = [
    "AddClient",
    "UpdateClient",
    "DeleteClient",
    "UpdateQuery",
    "PATCH OAuthClientApp",
    "AddDefaultResource",
    "PostSysSettingsValues",
    "SetFeatureStateForAllUsers",
];

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {:?}", self.call, self.cause)?;
        if let Some(status) = self.status {
            write!(formatter, " (HTTP {status})")?;
        }
        match &self.words {
            Some(words) => write!(formatter, ": {words}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
