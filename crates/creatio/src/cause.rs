//! Why a call can fail, as one closed type.

use strum::EnumIter;

/// Why a call failed.
///
/// [`EnumIter`] lists every cause, so that a test can demand a text for each; the members of a listed cause are empty.
#[derive(Debug, Clone, PartialEq, Eq, EnumIter)]
pub enum Cause {
    /// No complete response arrived in time; the server may have acted.
    TimedOut,
    /// No connection, or it broke; the server may have acted.
    Unreachable,
    /// No user is signed in, or the session has ended (creatio-api.md, section 1.4).
    SessionEnded,
    /// Sign-in succeeded, then Creatio refused the session, and the cookie `BPMCSRF` cannot be read: the page and
    /// Creatio do not share an origin (section 1.3).
    CsrfCookieUnreadable,
    /// Sign-in succeeded, then Creatio refused the session with every value of the cookie `BPMCSRF`: cookies of another
    /// site on this host may have replaced or hidden those of Creatio (section 1.2).
    SessionNotAccepted {
        /// How many cookies `BPMCSRF` can be read.
        csrf_cookies: usize,
    },
    /// Sign-in succeeded, then Creatio refused the session: the password has to be changed first (section 1.1).
    PasswordChangeNeeded,
    /// Sign-in succeeded, then Creatio refused the session: the user has to get a license first (section 1.1).
    LicenseNeeded,
    /// Another user is signed in than the one on whose behalf the call was to be made; nothing was sent.
    OtherUser {
        /// The name of the user who is signed in.
        name: String,
    },
    /// The site has no such service, or the service is not at this path.
    ServiceMissing,
    /// A response of success whose body is not JSON, such as a proxy's page.
    NotJson,
    /// JSON that was cut off, or that does not have the shape Creatio documents.
    Malformed,
    /// HTTP 5xx without a known reason.
    ServerFault,
    /// A page with HTTP 4xx that none of Creatio's services sends: a proxy, a firewall or the web server refused the
    /// request before Creatio saw it. [`Error::message`] is the title of the page.
    Blocked,
    /// HTTP 502, 503 or 504 that is not JSON: a server in front of Creatio had no response of Creatio's to pass on.
    BadGateway,
    /// Signing in was answered with a redirect, as by a server that expects `https` or a sign-in of its own.
    Redirected,
    /// The signed-in user lacks a right.
    Forbidden,
    /// Creatio refused the call for a reason that has no cause of its own here; see [`Error::message`].
    Refused,
    /// Wrong user name or password, or sign-in is denied for another reason (section 1.1).
    SignInRefused,
    /// Sign-in requires a second factor.
    SecondFactorNeeded,
    /// Sign-in requires a one-time password that the user has not set up yet.
    TotpNotEnabled,
    /// The user has no license.
    NoLicense,
    /// Creatio's server cannot reach the Identity Service (section 12).
    IdentityServiceUnreachable {
        /// The address that Creatio tried, if its message contains it.
        url: Option<String>,
    },
    /// The Identity Service does not accept Creatio's own client, or does not know the app (section 12).
    IdentityServiceRefused,
    /// There is no default resource yet (section 3.1).
    DefaultResourceMissing,
    /// There are several default resources, which only a database administrator can correct (section 3.1).
    MoreThanOneDefaultResource,
    /// `Feature-EnableOAuth20Integration` is off in Creatio's config file (section 3.1).
    OAuthDisabledInConfigFile,
    /// No app may act as this system user: it must be a user or a technical user (section 2.3).
    SystemUserInvalid,
    /// No such record exists, or it was deleted.
    RecordNotFound,
    /// The change was accepted, but matched no record (section 2.2).
    NothingChanged,
    /// Creatio reported success, and reading the data back shows another value than the one that was sent.
    NotApplied {
        /// What Creatio holds now: the names of system settings or columns, and their values.
        held: Vec<(&'static str, String)>,
    },
    /// The change may have been made: Creatio did not confirm it, and what it holds now could not be read.
    Unverified,
    /// Some system settings were not saved; others of the same call may have been (section 5).
    SettingsRefused {
        /// Codes of the settings that were not saved.
        codes: Vec<String>,
    },
}
