//! Signing in and out.

use creatio::SignInOutcome;
use model::{
    config::{ConfigError, SiteLocation},
    typed_text::isolated,
};

use super::failure::after_message;
use crate::components::Explained;

pub const HEADING: &str = "Sign in to Creatio";
pub const LEAD: &str = "Use your Creatio credentials.";
pub const DEMO: &str = "Try the demo, which needs no Creatio";
pub const USER_NAME: &str = "User name";
pub const PASSWORD: &str = "Password";
pub const SIGN_IN: &str = "Sign in";
pub const USER_NAME_MISSING: &str = "Enter your user name.";
pub const PASSWORD_MISSING: &str = "Enter your password.";
pub const SENT_IN_CLEAR: &str = "This page isn't encrypted: others on the network can read your password. Use https:// if your site supports it.";
pub const OWN_PAGE: &str = "Sign in with Creatio";
pub const OWN_PAGE_HINT: &str = "Using SSO or two-factor authentication?";
pub const CHECK_AGAIN: &str = "I've signed in – continue";
pub const NOT_SIGNED_IN_YET: &str = "You aren't signed in to Creatio in this browser yet.";
pub const FAILED: &str = "Couldn't sign in";
pub const NOT_USABLE: &str = "Signed in, but this page can't use the session";
pub const OPEN_CREATIO: &str = "Open Creatio";
pub const SIGN_OUT_FAILED: &str = "Couldn't sign out";
pub const FIND_FAILED: &str = "Couldn't check who is signed in";
pub const ENDED: &str = "Your session has ended";
pub const ENDED_LEAD: &str =
    "Sign in to continue. Your changes are safe and your last action will be completed.";
pub const NOT_NOW: &str = "Not now";
const OTHER_ORIGIN: &str = "This page and Creatio do not share an origin.";
const OTHER_ORIGIN_WHY: &str = "The cookie that protects Creatio's session can be read only on Creatio's own origin (scheme, host and port).";
const OTHER_ORIGIN_NEXT: &str = "Serve this page from Creatio's own address: by a reverse proxy, or as an IIS application under the site. The README's section “Host it beside Creatio” shows how. Then set \"creatio\" in config.json to a path.";
const CONFIG_BROKEN: &str = "The file config.json beside this page can't be used.";
const CONFIG_NEXT: &str = "It is a JSON object such as { \"creatio\": \"/\", \"workspace\": \"auto\" }. Fix or remove it, then reload.";

/// What to do when Creatio asks for what only its own page has.
pub const OWN_PAGE_NEEDED: &str = "Sign in with Creatio in a new tab, then come back.";

/// Title of the dialog after another user has signed in.
pub fn now_as(name: &str) -> String {
    format!("You are now signed in as {}", isolated(name))
}

/// What that means for a page that was opened by `before`.
pub fn other_user(before: &str) -> String {
    format!(
        "{before} opened this page. Nothing was changed since, and the drafts of {before} stay in this tab."
    )
}

/// The button that goes on as the user who is signed in now.
pub fn go_on_as(name: &str) -> String {
    format!("Continue as {}", isolated(name))
}

/// Message after a sign-in that needs a further step; what Creatio says about it comes first.
pub fn after(outcome: &SignInOutcome, message: &str) -> String {
    let ours = match outcome {
        SignInOutcome::PasswordChangeAdvised(_) if message.is_empty() => {
            "Creatio recommends changing your password soon."
        }
        SignInOutcome::Complete | SignInOutcome::PasswordChangeAdvised(_) => return message.to_owned(),
        SignInOutcome::PasswordExpired(_) => {
            "Your password has expired. Change it in Creatio, or calls will be refused."
        }
        SignInOutcome::LicenseNeeded(_) => {
            "You are signed in without a license. Assign yourself one in Creatio, or calls will be refused."
        }
    };
    after_message(message, ours)
}

/// Why the page cannot work with this config file.
pub fn obstacle(location: Result<SiteLocation, ConfigError>) -> Explained {
    let explained = |what: &str, why: String, next: &str, raw: String| Explained {
        what: what.to_owned(),
        why,
        next: next.to_owned(),
        raw,
        whole: None,
    };
    match location {
        Err(error) => {
            let why = config_error(&error);
            explained(CONFIG_BROKEN, why.clone(), CONFIG_NEXT, why)
        }
        Ok(location) => {
            explained(OTHER_ORIGIN, OTHER_ORIGIN_WHY.to_owned(), OTHER_ORIGIN_NEXT, location.site_root)
        }
    }
}

/// Why the config file cannot be used.
fn config_error(error: &ConfigError) -> String {
    match error {
        ConfigError::NotReceived(message) | ConfigError::NotJson(message) => message.clone(),
        ConfigError::Status(status) => format!("HTTP {status}"),
        ConfigError::NotAnObject => "It is not a JSON object.".to_owned(),
        ConfigError::Creatio => "\"creatio\" must be a path such as \"/\".".to_owned(),
        ConfigError::Workspace => "\"workspace\" must be \"auto\", \"\" or \"/0\".".to_owned(),
        ConfigError::IdentityService => {
            "\"identityService\" must be a path such as \"/identity/\".".to_owned()
        }
        ConfigError::InvalidUrl(address) => format!("“{address}” is not a valid URL."),
    }
}
