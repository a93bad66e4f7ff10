//! Signing in and out.

use creatio::SignedIn;

/// Heading of the sign-in page.
pub const HEADING: &str = "Sign in to Creatio";
/// What the sign-in page is for.
pub const LEAD: &str = "With the user name and password that you use in Creatio. Nothing is stored here but Creatio's own cookies.";
/// Field for the user name.
pub const USER_NAME: &str = "User name";
/// Field for the password.
pub const PASSWORD: &str = "Password";
/// Button that signs in.
pub const SIGN_IN: &str = "Sign in";
/// Asked for when a field is empty.
pub const USER_NAME_MISSING: &str = "Enter your user name";
/// Asked for when a field is empty.
pub const PASSWORD_MISSING: &str = "Enter your password";
/// Link to Creatio's own sign-in page, for single sign-on and second factors.
pub const OWN_PAGE: &str = "Sign in on Creatio's own page";
/// What Creatio's own page is good for.
pub const OWN_PAGE_HINT: &str = "Single sign-on, a second factor or an expired password?";
/// Button that looks whether somebody signed in in another tab.
pub const LOOK_AGAIN: &str = "I have signed in there";
/// Said when that was not so.
pub const NOBODY_YET: &str = "Creatio says that nobody is signed in yet in this browser.";
/// What failed.
pub const FAILED: &str = "Signing in did not work.";
/// What failed.
pub const SIGN_OUT_FAILED: &str = "Signing out did not work.";
/// What failed.
pub const FIND_FAILED: &str = "Creatio does not answer as expected.";
/// Heading of the dialog over a page whose session ended.
pub const ENDED: &str = "Your session has ended";
/// What the dialog is for.
pub const ENDED_LEAD: &str =
    "Sign in again to go on. What you typed is still here, and what was under way goes on once.";
/// Button that puts signing in off.
pub const NOT_NOW: &str = "Not now";
/// What is wrong when the page stands on another origin than Creatio.
pub const OTHER_ORIGIN: &str = "This page and Creatio do not share an origin.";
/// Why that matters.
pub const OTHER_ORIGIN_WHY: &str = "The cookie that protects Creatio's session from forged requests can be read only on Creatio's own origin (scheme, host and port).";
/// What to do about it.
pub const OTHER_ORIGIN_NEXT: &str = "Serve this page from Creatio's own address: by a reverse proxy, or as an IIS application under the site. The README's section “Beside a real Creatio” shows how. Then set \"creatio\" in config.json to a path.";
/// What is wrong when the config file cannot be used.
pub const CONFIG_BROKEN: &str = "The file config.json beside this page cannot be used.";
/// What to do about it.
pub const CONFIG_NEXT: &str = "It is a JSON object such as { \"creatio\": \"/\", \"workspace\": \"auto\" }. Mend or remove it, then reload.";

/// Said after signing in again as somebody else.
pub fn now_as(name: &str) -> String {
    format!("You are now signed in as {name}.")
}

/// Said after a sign-in that needs something more; nothing after a plain one.
pub fn after(signed_in: &SignedIn) -> Option<String> {
    match signed_in {
        SignedIn::Fully => None,
        SignedIn::PasswordChangeAdvised { message, .. } if !message.is_empty() => Some(message.clone()),
        SignedIn::PasswordChangeAdvised { .. } => {
            Some("Creatio advises to change your password soon.".to_owned())
        }
        SignedIn::PasswordExpired { .. } => Some(
            "Your password has expired. Change it on Creatio's own page, or calls will be refused."
                .to_owned(),
        ),
        SignedIn::LicenceNeeded => Some(
            "You are signed in without a licence. Grant yourself one in Creatio, or calls will be refused."
                .to_owned(),
        ),
    }
}
