//! The page that connects Creatio to the Identity Service, and what other pages say about that connection.

use model::connection::{
    address::UrlProblem,
    checks::{Check, CheckResult, Link, State},
};

use super::checks::title;

pub const HEADING: &str = "Connect the Identity Service";
pub const CHECKS: &str = "Checks";
pub const CHECK_AGAIN: &str = "Check again";
pub const ENABLE_FEATURE: &str = "Enable OAuth20Integration";
pub const FEATURE_IS_ON: &str = "Already on";
pub const RUN_REMAINING_STEPS: &str = "Run remaining steps";
pub const NO_STEPS_LEFT: &str = "No steps left";
pub const COPY: &str = "Copy";
pub const COPY_REPORT: &str = "Copy report";
pub const REPORT: &str = "Report";
pub const DETAILS: &str = "Details";
pub const DIAGRAM: &str = "Connection map";
pub const LINKS: &str = "Links";
pub const BROWSER: &str = "This browser";
pub const CREATIO: &str = "Creatio";
pub const IDENTITY_SERVICE: &str = "Identity Service";
pub const NO_ADDRESS: &str = "no URL yet";
/// Name of the banner on the other pages.
pub const CONNECTION: &str = "Connection";
pub const NOT_CONNECTED: &str = "Setup isn't finished. Apps may not get tokens.";
pub const NO_NEW_APPS: &str = "You can't create apps yet. Rechecking automatically…";
pub const NO_NEW_APPS_REASON: &str = "Fix the connection first";
pub const NEW_APPS_AGAIN: &str = "The connection works. You can save the app.";
pub const FIX: &str = "Fix connection";
pub const FIX_IN_NEW_TAB: &str = "Fix connection (in a new tab)";
/// Creatio's name of the button.
pub const CREATE_RESOURCE: &str = "Create default resource";
/// Creatio's own message.
pub const RESOURCE_CREATED: &str = "Default resource was created";
pub const RESOURCE_EXISTED: &str = "The default resource already exists.";
pub const RESOURCE_FAILED: &str = "The default resource was not created.";
pub const RESOURCE_UNKNOWN: &str = "It is not known whether the default resource was created.";
pub const FEATURE_ENABLED: &str = "OAuth20Integration is on for all users. Open Creatio tabs need a reload.";
pub const FEATURE_STILL_OFF: &str = "Creatio accepted the change but still reports OAuth20Integration as off. Its cache may take a while, or the config file (Feature-OAuth20Integration) decides.";
pub const FEATURE_FAILED: &str = "OAuth20Integration was not enabled.";
pub const FEATURE_UNKNOWN: &str = "It is not known whether OAuth20Integration is on.";
pub const NOT_ANSWERED: &str = "This check could not run.";

pub const SETTINGS: &str = "System settings";
pub const SETTINGS_LEAD: &str = "Creatio uses these to connect to the Identity Service.";
/// Creatio's caption of the setting.
pub const URL: &str = "Authorization server Url for OAuth 2.0 integrations";
/// Creatio's caption of the setting.
pub const CLIENT_ID: &str = "Client id for OAuth 2.0 integrations";
/// Creatio's caption of the setting.
pub const CLIENT_SECRET: &str = "Client secret for OAuth 2.0 integrations";
pub const URL_HINT: &str = "As the Creatio server reaches it, for example http://localhost:8090/";
pub const CLIENT_SECRET_HINT: &str = "Leave blank to keep the current secret.";
pub const CLIENT_ID_MISSING: &str = "Enter the client ID from the Identity Service's appsettings.json";
pub const CLIENT_SECRET_MISSING: &str =
    "Enter the client secret from the Identity Service's appsettings.json";
pub const SAVE_SETTINGS: &str = "Save settings";
pub const SETTINGS_SAVED: &str = "Settings saved.";
pub const NOTHING_TO_SAVE: &str = "No changes to save.";
pub const SAVE_FAILED: &str = "Not all settings were saved.";
pub const SAVE_UNKNOWN: &str = "It is not known whether the settings were saved.";

/// How long creating the default resource has been running.
pub fn creating_for(seconds: u32) -> String {
    format!("Creating… {}:{:02} (up to 2 min)", seconds / 60, seconds % 60)
}

/// What is wrong with a URL in the form.
pub fn url_problem(problem: UrlProblem) -> &'static str {
    match problem {
        UrlProblem::Missing => "Enter the URL of the Identity Service",
        UrlProblem::Invalid
        | UrlProblem::NoScheme
        | UrlProblem::Spaces
        | UrlProblem::Endpoint
        | UrlProblem::IsCreatio
        | UrlProblem::LocalhostInCloud => "Enter a full URL, like http://localhost:8090/",
    }
}

/// The state of the whole connection as a sentence.
pub fn verdict(results: &[CheckResult], state: State) -> String {
    let warnings = results.iter().filter(|result| result.is_advice() && result.found_something()).count();
    let steps = results.iter().filter(|result| !result.is_advice() && result.state() == State::ToDo).count();
    match (state, warnings, steps) {
        (State::Checking, ..) => "Checking the connection…".to_owned(),
        (State::Ok, 0, _) => "Connected. You can add apps.".to_owned(),
        (State::Ok, 1, _) => "Connected. You can add apps. 1 warning.".to_owned(),
        (State::Ok, 2.., _) => format!("Connected. You can add apps. {warnings} warnings."),
        (State::ToDo, _, 1) => "Not connected yet. 1 step left.".to_owned(),
        (State::ToDo, ..) => format!("Not connected yet. {steps} steps left."),
        (State::Failed, ..) => "Connection failed. The first check marked “Failed” says why.".to_owned(),
        (State::Unknown, ..) => "Not everything could be checked.".to_owned(),
    }
}

/// Name of the button that repeats one check.
pub fn repeat(check: Check) -> String {
    format!("Repeat: {}", title(check))
}

/// Name of the button that saves a value proposed by the page.
pub fn use_value(value: &str) -> String {
    format!("Use {value}")
}

/// Name of a link.
pub fn link(link: Link) -> &'static str {
    match link {
        Link::BrowserToCreatio => "This browser → Creatio",
        Link::CreatioToIdentityService => "Creatio → Identity Service",
        Link::BrowserToIdentityService => "This browser → Identity Service",
    }
}

/// Name of a state.
pub fn state(state: State) -> &'static str {
    match state {
        State::Checking => "Checking…",
        State::Ok => "OK",
        State::ToDo => "To do",
        State::Failed => "Failed",
        State::Unknown => "Unknown",
    }
}
