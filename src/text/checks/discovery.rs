//! The Identity Service as this browser reaches it.

use creatio::{Cause, Error};
use model::connection::checks::discovery::Finding;

use super::{CheckText, identity_service::curl};
use crate::text::guidance::Guidance;

/// Name of a command to copy.
const COMMAND: &str = "Command for a shell";

impl CheckText for Finding {
    const TITLE: &'static str = "Identity Service from this browser (optional)";

    fn guidance(&self) -> Guidance {
        match self {
            Finding::NotConfigured(url) => not_configured(url.as_deref()),
            Finding::MixedContent(address) => Guidance::new(format!(
                "This page was loaded over HTTPS and config.json names {address}: the browser refuses to call it."
            ))
            .next("Administrator of this page: set \"identityService\" in config.json to a path of this origin, such as \"/identity/\" (see deploy/)."),
            Finding::Read(issuer) => {
                Guidance::new(format!("Reachable from this browser. Its issuer is {issuer}."))
            }
            Finding::AddressDiffers { token_endpoint, url } => Guidance::new(format!(
                "It names {token_endpoint} for tokens, but the system setting is {url}."
            ))
            .next("If both lead to the same service, there is nothing to do. If not, one of them belongs to another Creatio, which rejects these tokens: fix the setting, or \"identityService\" in config.json."),
            Finding::ForbiddenByPolicy(address) => Guidance::new(format!(
                "config.json names {address}, but this page's content security policy doesn't allow it."
            ))
            .next("Administrator of this page: set \"identityService\" in config.json to a path of this origin (see deploy/). Or add the origin to connect-src of the policy. To test it from a shell:")
            .snippet(COMMAND, curl(address)),
            Finding::BlockedByCors(address) => Guidance::new(format!(
                "{address} responds, but doesn't allow pages of this origin to read it (CORS): blocked by the browser, not by Creatio."
            ))
            .next("Apps work, because they call from servers. To test it here, serve the Identity Service on the same origin and set that path in config.json (see deploy/). To test it from a shell:")
            .snippet(COMMAND, curl(address)),
            Finding::Unreadable { address, error } => unreadable(address, error),
        }
    }
}

fn not_configured(url: Option<&str>) -> Guidance {
    let guidance = Guidance::new("Not tested. Apps call from servers, so this is optional.");
    match url.filter(|url| !url.is_empty()) {
        Some(url) => guidance
            .next("To test it here, set \"identityService\" in config.json (see deploy/). Or run:")
            .snippet(COMMAND, curl(url)),
        None => guidance.next("To test it here, set \"identityService\" in config.json (see deploy/)."),
    }
}

fn unreadable(address: &str, error: &Error) -> Guidance {
    let status = error.status.map_or(String::new(), |status| format!(" (HTTP {status})"));
    let (summary, next_step) = match error.cause {
        Cause::Unreachable => (
            format!(
                "This browser can't reach {address}: nothing responds, its certificate is not trusted, or this page's policy doesn't allow it."
            ),
            "Check that the service is running and that \"identityService\" in config.json leads to it.",
        ),
        Cause::NotJson => (
            format!("{address} responds with a page, not with a discovery document{status}."),
            "\"identityService\" in config.json leads elsewhere, or a web server responds in place of the service. Administrator of this page: fix the path or the proxy.",
        ),
        Cause::ServiceMissing => (
            format!("{address} has no discovery document{status}."),
            "\"identityService\" in config.json leads elsewhere. Administrator of this page: fix the path.",
        ),
        Cause::ServerFault => (
            format!(
                "{address} responds with an internal error{status}. The usual causes: its certificate openssl.pfx, its .NET runtime (8 from Creatio 8.2.1 on), or its database."
            ),
            "Identity Service administrator: check its log, and see “Update the Identity Service” in Creatio's documentation.",
        ),
        // All other causes of a plain read: the response is not a discovery document.
        Cause::TimedOut
        | Cause::SessionEnded
        | Cause::CsrfCookieUnreadable
        | Cause::SessionNotAccepted { .. }
        | Cause::OtherUser { .. }
        | Cause::Blocked
        | Cause::BadGateway
        | Cause::Redirected
        | Cause::NotApplied { .. }
        | Cause::PasswordChangeNeeded
        | Cause::LicenseNeeded
        | Cause::Malformed
        | Cause::Forbidden
        | Cause::Refused
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
        | Cause::NothingChanged
        | Cause::SettingsRefused { .. } => (
            format!("{address} responds, but not with a discovery document{status}."),
            "Check that \"identityService\" in config.json leads to the Identity Service.",
        ),
    };
    Guidance::new(summary)
        .next(format!("{next_step} To test it from a shell:"))
        .snippet(COMMAND, curl(address))
}
