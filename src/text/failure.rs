//! Explains errors: what happened, why, and what to do next.

use creatio::{Cause, Details, Error, without_secrets};
use model::typed_text::isolated;

use super::delete as texts;
use crate::components::{Explained, WholeResponse};

/// Explains an error; `what` says what failed.
pub fn explain(what: &str, error: &Error) -> Explained {
    let (why, next) = why_and_next(error, &error.message().unwrap_or_default());
    Explained { what: what.to_owned(), why, next, raw: raw(error), whole: whole(error) }
}

/// Explains why an app was not turned on or off, or why that is not known.
pub fn explain_turn(name: &str, on: bool, error: &Error) -> Explained {
    let state = if on { "on" } else { "off" };
    let unknown = format!("It is not known whether “{}” is turned {state}.", isolated(name));
    explain_change(&format!("Couldn't turn {state} “{}”.", isolated(name)), &unknown, error)
}

/// Explains why a change failed, or why it is not known whether it was made.
pub fn explain_change(failed: &str, unknown: &str, error: &Error) -> Explained {
    explain(if error.cause == Cause::Unverified { unknown } else { failed }, error)
}

/// Explains why an app was not deleted: Creatio deletes it in the Identity Service first (creatio-api.md, section 3.2).
pub fn explain_delete(error: &Error) -> Explained {
    let explained = explain_change(texts::DELETE_FAILED, texts::DELETE_UNKNOWN, error);
    if error.cause != Cause::IdentityServiceRefused {
        return explained;
    }
    Explained {
        why: texts::DELETE_REFUSED.to_owned(),
        next: texts::DELETE_REFUSED_NEXT.to_owned(),
        ..explained
    }
}

/// The call, its status, and what the response says.
fn raw(error: &Error) -> String {
    let Details { content_type, code, title, message, shape } = error.details();
    let mut first = format!("{}: ", error.call);
    match error.status {
        Some(status) => first += &format!("HTTP {status}"),
        None => first += "no response",
    }
    if let Some(content_type) = content_type {
        first += &format!(", {content_type}");
    }
    let labeled = [("Code", code), ("Title", title), ("Message", message), ("Shape of the response", shape)];
    let lines = labeled.into_iter().filter_map(|(label, text)| Some(format!("{label}: {}", text?)));
    [first].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

fn whole(error: &Error) -> Option<WholeResponse> {
    error.has_whole_response().then(|| {
        let error = error.clone();
        WholeResponse::new(move || error.whole_response().unwrap_or_default())
    })
}

/// Why a call failed and what to do next, without anything of the response: the code that removes secrets from a response
/// is not needed for it.
pub fn reason(error: &Error) -> (String, String) {
    match error.cause {
        Cause::Refused => (
            "Creatio refused to say who is signed in.".to_owned(),
            "See the response in the details of this check on the Connect page.".to_owned(),
        ),
        _ => why_and_next(error, ""),
    }
}

fn why_and_next(error: &Error, message: &str) -> (String, String) {
    let (why, next) = match &error.cause {
        Cause::TimedOut => (
            "Creatio did not respond in time. It may still be working on it.",
            "Wait a moment and check the result before you repeat it.",
        ),
        Cause::Unreachable => ("Can't reach Creatio.", "Check your network connection, then try again."),
        Cause::SessionEnded => {
            ("Your session in Creatio has ended. Nothing was changed.", "Sign in again, then repeat it.")
        }
        Cause::CsrfCookieUnreadable => (
            "Creatio signed you in, but its cookie BPMCSRF can't be read here. Without it every call is rejected.",
            "Open this page on Creatio's own origin, over HTTPS if Creatio marks its cookies as Secure.",
        ),
        Cause::OtherUser { name } => {
            return (
                format!("{name} is signed in now, in another tab of this browser. Nothing was changed."),
                "Go on as that user, or sign in again as yourself.".to_owned(),
            );
        }
        Cause::SessionNotAccepted { csrf_cookies } => return session_not_accepted(*csrf_cookies),
        Cause::PasswordChangeNeeded => {
            return (
                after_message(message, "Creatio allows nothing else before the password is changed."),
                "Change it in Creatio, then come back.".to_owned(),
            );
        }
        Cause::LicenseNeeded => {
            return (
                after_message(message, "Creatio allows nothing else before this user has a license."),
                "Assign yourself one in Creatio, then come back.".to_owned(),
            );
        }
        Cause::ServiceMissing => (
            "There is no such service at this address: either this is not Creatio, or its version lacks the service.",
            "Check the address of the site, and \"creatio\" and \"workspace\" in config.json.",
        ),
        Cause::NotJson => (
            "The response is not from Creatio's services: a proxy or firewall may have responded instead.",
            "Check the response, and ask the administrator of your proxy or firewall.",
        ),
        Cause::Malformed => (
            "The response was cut short or has an unknown format.",
            "Try again. If it happens again, include the response in a bug report.",
        ),
        Cause::ServerFault => (
            "Creatio ran into an internal error.",
            "Try again. If it happens again, check the response and Creatio's application log.",
        ),
        Cause::Blocked => {
            return (
                format!("Something between this browser and Creatio refused it: {}.", response(error, message)),
                "Ask the administrator of your proxy, firewall or web server; Creatio has not seen the request."
                    .to_owned(),
            );
        }
        Cause::BadGateway => {
            return (
                format!("A server in front of Creatio got no answer from it: {}.", response(error, message)),
                "Check that Creatio is running, then look whether it was done before you repeat it."
                    .to_owned(),
            );
        }
        Cause::Redirected => (
            "This address answers with a redirect, which Creatio never does here: the server wants https, or a gateway wants its own sign-in.",
            "Open this page by the address that starts with https, or sign in to the gateway in another tab first.",
        ),
        Cause::Forbidden => (
            "You don't have permission to do this.",
            "Ask an administrator for the permission “Can manage configuration elements” (CanManageSolution).",
        ),
        Cause::Refused if error.is_withheld() => (
            "Creatio refused. What it says is not shown, because the response may contain a secret.",
            "Check what you entered, then try again. Creatio's application log says more.",
        ),
        Cause::Refused => {
            return (refused(message), "Fix the problem Creatio reports and try again.".to_owned());
        }
        Cause::SettingsRefused { codes } => {
            return (
                format!("Creatio did not save: {}. {message}", codes.join(", ")),
                "You need the system operation “Access to “System settings” section” (CanManageSysSettings)."
                    .to_owned(),
            );
        }
        Cause::SignInRefused if message.is_empty() => ("Incorrect user name or password.", ""),
        Cause::SignInRefused => {
            return (refused(message), String::new());
        }
        Cause::SecondFactorNeeded => (
            "This user signs in with a second factor.",
            "Sign in with Creatio, then come back: this page uses the same session.",
        ),
        Cause::TotpNotEnabled => (
            "A second factor is required, and this user has not set one up yet.",
            "Set it up in Creatio, then come back.",
        ),
        Cause::NoLicense => (
            "This user has no license for Creatio.",
            "Ask an administrator for a license, or sign in as a user who has one.",
        ),
        Cause::IdentityServiceUnreachable { url } => {
            let at_url = url.as_deref().map_or(String::new(), |url| format!(" at {}", without_secrets(url)));
            return (
                format!("The Creatio server can't reach the Identity Service{at_url}."),
                "Check the URL on the Connect page. Then check that the Identity Service is running and that no firewall blocks it.".to_owned(),
            );
        }
        Cause::IdentityServiceRefused => (
            "The Identity Service rejected Creatio's credentials, or does not know this app.",
            "Compare Client id and Client secret on the Connect page with “Clients” in the Identity Service's appsettings.json.",
        ),
        Cause::DefaultResourceMissing => (
            "Creatio has no default resource yet.",
            "Select “Create default resource” on the Connect page, then try again.",
        ),
        Cause::MoreThanOneDefaultResource => (
            "Creatio has more than one default resource.",
            "The Connect page has the statement for the administrator of Creatio's database.",
        ),
        Cause::OAuthDisabledInConfigFile => (
            "OAuth 2.0 is off in Creatio's config file.",
            "The Connect page has the line for Creatio's config file. In the cloud, contact Creatio support.",
        ),
        Cause::SystemUserInvalid => (
            "Creatio does not accept this user as a system user.",
            "Choose an active user of the type “User”.",
        ),
        Cause::RecordNotFound => {
            ("This app no longer exists. Another user may have deleted it.", "Go back to the list.")
        }
        Cause::NotApplied { held } => {
            let held = held.iter().map(|(name, value)| format!("{name} = “{}”", isolated(value)));
            return (
                format!(
                    "Creatio reported success, but still holds: {}.",
                    held.collect::<Vec<_>>().join(", ")
                ),
                "Check your rights and any business process or add-on that changes these values, then try again.".to_owned(),
            );
        }
        Cause::Unverified => {
            return (
                after_message(
                    message,
                    "Creatio did not confirm the change, and what it holds now couldn't be read.",
                ),
                "Reload to see what Creatio holds, then repeat it if needed.".to_owned(),
            );
        }
        Cause::NothingChanged => (
            "Creatio found nothing to change. Another user may have deleted the app.",
            "Go back to the list and check.",
        ),
    };
    (why.to_owned(), next.to_owned())
}

/// A sentence of ours, after what Creatio says if it says anything.
pub fn after_message(message: &str, sentence: &str) -> String {
    if message.is_empty() { sentence.to_owned() } else { format!("{} {sentence}", refused(message)) }
}

/// Cookies belong to a host, not to a port or a site: those of another site may replace or hide Creatio's.
fn session_not_accepted(csrf_cookies: usize) -> (String, String) {
    let why = match csrf_cookies {
        0 | 1 => "Creatio accepted the sign-in, then refused its own session: another site on this host, also one on another port, may have replaced its cookies.".to_owned(),
        several => format!("Creatio accepted the sign-in, then refused its own session: this browser has {several} cookies BPMCSRF here, and none of them fits. They are left from other sites or paths on this host."),
    };
    let next = "Delete this host's cookies BPMCSRF, BPMLOADER and .ASPXAUTH in the site settings beside the address bar. Then sign in again.";
    (why, next.to_owned())
}

/// The status of a response and the title of its page.
fn response(error: &Error, title: &str) -> String {
    let status = error.status.map_or("no response".to_owned(), |status| format!("HTTP {status}"));
    if title.is_empty() { status } else { format!("{status}, “{}”", isolated(title)) }
}

fn refused(message: &str) -> String {
    match message {
        "" => "Creatio refused without saying why.".to_owned(),
        message => format!("Creatio says: {}", isolated(message)),
    }
}

#[cfg(test)]
mod tests {
    use creatio::Effect;
    use strum::IntoEnumIterator;

    use super::*;

    fn error(cause: Cause) -> Error {
        Error::new(cause, "AddClient", Effect::Write).with_details(Some(200), None, Some("{}".to_owned()))
    }

    #[test]
    fn every_cause_has_its_own_reason_and_a_next_step() {
        let explained: Vec<_> = Cause::iter().map(|cause| explain("It failed.", &error(cause))).collect();
        // A wrong password needs no instruction.
        let is_obvious = |cause: Cause| cause == Cause::SignInRefused;
        for (index, (one, cause)) in explained.iter().zip(Cause::iter()).enumerate() {
            assert!(!one.why.trim().is_empty(), "{one:?}");
            assert_eq!(one.next.is_empty(), is_obvious(cause), "{one:?}");
            let is_repeated = explained.iter().skip(index + 1).any(|other| other.why == one.why);
            assert!(!is_repeated, "twice: {}", one.why);
        }
    }

    #[test]
    fn the_message_of_the_server_is_shown() {
        let error = Error::new(Cause::Refused, "AddClient", Effect::Write);
        let refused = error.with_details(Some(200), Some("Name is taken".to_owned()), Some("{}".to_owned()));
        let explained = explain("It failed.", &refused);
        assert_eq!(explained.why, "Creatio says: Name is taken");
        assert_eq!(explained.raw, "AddClient: HTTP 200\nMessage: Name is taken");
        assert_eq!(explained.whole.map(|whole| whole.text()).as_deref(), Some("{}"));
    }

    #[test]
    fn a_failure_without_a_body_has_no_whole_response() {
        let explained = explain("It failed.", &Error::new(Cause::TimedOut, "AddClient", Effect::Write));
        assert_eq!((explained.raw.as_str(), explained.whole), ("AddClient: no response", None));
    }
}
