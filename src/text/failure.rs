//! From an error to words: what happened, why, and what to do next.

use creatio::{Cause, Error};

use super::one_app;
use crate::ui::Explained;

/// Explains an error; `what` says what did not work.
pub fn explain(what: &str, error: &Error) -> Explained {
    let (why, next) = why_and_next(error);
    Explained { what: what.to_owned(), why, next, raw: raw(error) }
}

/// Explains why an app was not deleted: Creatio deletes it in the Identity Service first (creatio-api.md, section 3.2).
pub fn explain_delete(error: &Error) -> Explained {
    let told = explain(one_app::DELETE_FAILED, error);
    match error.cause {
        Cause::IdentityServiceRefused => Explained {
            why: one_app::DELETE_REFUSED.to_owned(),
            next: one_app::DELETE_REFUSED_NEXT.to_owned(),
            ..told
        },
        _ => told,
    }
}

/// The call, its status, the server's own words and the raw answer.
fn raw(error: &Error) -> String {
    let status = error.status.map_or("no answer".to_owned(), |status| format!("HTTP {status}"));
    let mut lines = vec![format!("{}: {status}", error.call)];
    lines.extend(error.words.clone());
    lines.extend(error.answer.clone());
    lines.join("\n")
}

fn why_and_next(error: &Error) -> (String, String) {
    let said = error.words.as_deref().unwrap_or_default();
    let (why, next) = match &error.cause {
        Cause::TimedOut | Cause::Unreachable => no_answer(&error.cause),
        Cause::SessionEnded | Cause::CsrfCookieUnreadable => session(&error.cause),
        Cause::SignInRefused | Cause::SecondFactorNeeded | Cause::TotpNotEnabled | Cause::NoLicence => {
            return sign_in(&error.cause, said);
        }
        Cause::ServiceMissing | Cause::NotJson | Cause::Malformed | Cause::ServerFault => {
            bad_answer(&error.cause)
        }
        Cause::Forbidden => (
            "The signed-in user has no right to do this.",
            "Ask an administrator for the system operation “Can manage configuration elements” (CanManageSolution), or sign in as somebody who has it.",
        ),
        Cause::Refused => return (refused(said), "Mend what Creatio names, then try again.".to_owned()),
        Cause::SettingsRefused { codes } => {
            return (
                format!("Creatio did not save: {}. {said}", codes.join(", ")),
                "The signed-in user needs the system operation “Access to “System settings” section” (CanManageSysSettings).".to_owned(),
            );
        }
        Cause::IdentityServiceUnreachable { url } => {
            let place = url.as_deref().map_or(String::new(), |url| format!(" at {url}"));
            return (
                format!("The Creatio server cannot reach the Identity Service{place}."),
                "Check on the page Connect that the address is right as seen from the Creatio server (scheme, port), that the Identity Service runs, and that no firewall stands between.".to_owned(),
            );
        }
        Cause::IdentityServiceRefused
        | Cause::DefaultResourceMissing
        | Cause::MoreThanOneDefaultResource
        | Cause::SwitchedOffInConfigFile => connection(&error.cause),
        Cause::SystemUserInvalid | Cause::RecordUnknown | Cause::NothingChanged => record(&error.cause),
    };
    (why.to_owned(), next.to_owned())
}

fn refused(said: &str) -> String {
    match said {
        "" => "Creatio refused without saying why.".to_owned(),
        said => format!("Creatio says: {said}"),
    }
}

fn no_answer(cause: &Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::TimedOut => (
            "Creatio did not answer in time. It may still be working on it.",
            "Wait a moment and look again before you repeat it.",
        ),
        _ => (
            "The connection to Creatio was cut, or Creatio cannot be reached.",
            "Check your network connection, then try again.",
        ),
    }
}

fn session(cause: &Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::CsrfCookieUnreadable => (
            "Creatio signed you in, but its cookie BPMCSRF cannot be read here. Without it every call is refused.",
            "Open this page on Creatio's own origin, over https if Creatio marks its cookies as Secure.",
        ),
        _ => ("Your session in Creatio has ended. Nothing was done.", "Sign in again, then repeat it."),
    }
}

fn sign_in(cause: &Cause, said: &str) -> (String, String) {
    let (why, next) = match cause {
        Cause::SecondFactorNeeded => (
            "This user signs in with a second factor.",
            "Sign in on Creatio's own page, then come back here: the page goes on with that session.",
        ),
        Cause::TotpNotEnabled => (
            "A second factor is required, and this user has not set one up yet.",
            "Set it up on Creatio's own page, then come back here.",
        ),
        Cause::NoLicence => (
            "This user has no licence for Creatio.",
            "Ask an administrator for a licence, or sign in as somebody who has one.",
        ),
        _ if said.is_empty() => {
            ("Creatio did not accept the user name or the password.", "Check both and try again.")
        }
        _ => return (refused(said), "Check user name and password, then try again.".to_owned()),
    };
    (why.to_owned(), next.to_owned())
}

fn bad_answer(cause: &Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::ServiceMissing => (
            "There is no such service at this address: either this is no Creatio, or its version lacks the service.",
            "Check the address of the site, and \"creatio\" and \"workspace\" in config.json.",
        ),
        Cause::NotJson => (
            "The answer is not from Creatio's services: a proxy or a firewall may have answered in its place.",
            "Look at the raw answer, and ask whoever runs what stands between this browser and Creatio.",
        ),
        Cause::Malformed => (
            "The answer was cut short or has an unknown form.",
            "Try again. If it stays so, the raw answer helps whoever looks into it.",
        ),
        _ => (
            "Creatio ran into an error of its own.",
            "Try again. If it stays so, the raw answer and the application log of Creatio tell more.",
        ),
    }
}

fn connection(cause: &Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::IdentityServiceRefused => (
            "The Identity Service does not accept Creatio's own client, or does not know this app.",
            "Compare Client id and Client secret on the page Connect with “Clients” in the Identity Service's appsettings.json.",
        ),
        Cause::DefaultResourceMissing => (
            "Creatio has no default resource yet.",
            "Press “Create default resource” on the page Connect, then try again.",
        ),
        Cause::MoreThanOneDefaultResource => (
            "Creatio has more than one default resource.",
            "Leave exactly one record marked as default in “OAuth resources”. They cannot be deleted by a service: it takes the database administrator or Creatio's support.",
        ),
        _ => (
            "OAuth 2.0 is switched off in Creatio's config file.",
            "On site: set Feature-EnableOAuth20Integration = true in appSettings of the application's config file. In the cloud: ask Creatio's support.",
        ),
    }
}

fn record(cause: &Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::SystemUserInvalid => (
            "Creatio does not accept this user as a system user.",
            "Choose an active user of the kind “User”.",
        ),
        Cause::RecordUnknown => {
            ("There is no such app any more. Somebody may have deleted it.", "Go back to the list.")
        }
        _ => (
            "Creatio found nothing to change. Somebody may have deleted the app.",
            "Go back to the list and look.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_cause() -> Vec<Cause> {
        vec![
            Cause::TimedOut,
            Cause::Unreachable,
            Cause::SessionEnded,
            Cause::CsrfCookieUnreadable,
            Cause::ServiceMissing,
            Cause::NotJson,
            Cause::Malformed,
            Cause::ServerFault,
            Cause::Forbidden,
            Cause::Refused,
            Cause::SignInRefused,
            Cause::SecondFactorNeeded,
            Cause::TotpNotEnabled,
            Cause::NoLicence,
            Cause::IdentityServiceUnreachable { url: None },
            Cause::IdentityServiceRefused,
            Cause::DefaultResourceMissing,
            Cause::MoreThanOneDefaultResource,
            Cause::SwitchedOffInConfigFile,
            Cause::SystemUserInvalid,
            Cause::RecordUnknown,
            Cause::NothingChanged,
            Cause::SettingsRefused { codes: vec!["OAuth20IdentityServerUrl".to_owned()] },
        ]
    }

    fn error(cause: Cause) -> Error {
        Error { cause, call: "AddClient", status: Some(200), words: None, answer: Some("{}".to_owned()) }
    }

    #[test]
    fn every_cause_says_why_and_what_to_do_in_words_of_its_own() {
        let told: Vec<_> =
            every_cause().into_iter().map(|cause| explain("It failed.", &error(cause))).collect();
        for (at, one) in told.iter().enumerate() {
            assert!(!one.why.trim().is_empty() && !one.next.trim().is_empty(), "{one:?}");
            assert!(told.iter().skip(at + 1).all(|other| other.why != one.why), "said twice: {}", one.why);
        }
    }

    #[test]
    fn the_servers_own_words_are_kept() {
        let refused = Error { words: Some("Name is taken".to_owned()), ..error(Cause::Refused) };
        let told = explain("It failed.", &refused);
        assert_eq!(told.why, "Creatio says: Name is taken");
        assert_eq!(told.raw, "AddClient: HTTP 200\nName is taken\n{}");
    }
}
