//! The connection to the Identity Service.

use crate::connect::{
    address::UrlProblem,
    facts::Operation,
    finding::{Check, State},
    topic::{Link, Topic},
};

/// Heading of the page.
pub const HEADING: &str = "Connect the Identity Service";
/// Name of the list.
pub const CHECKS: &str = "Checks";
/// Button that asks everything anew.
pub const CHECK_AGAIN: &str = "Check again";
/// Button that enables the feature.
pub const ENABLE_FEATURE: &str = "Enable OAuth20Integration";
/// Why the feature need not be enabled.
pub const FEATURE_IS_ON: &str = "It is on already";
/// Button that does one step after the other.
pub const DO_THE_REST: &str = "Do all that is left";
/// Why it cannot be pressed.
pub const NOTHING_LEFT: &str = "Nothing is left that this page can do";
/// Button that copies; what it copies stands behind it.
pub const COPY: &str = "Copy";
/// Button that copies everything that was found.
pub const COPY_REPORT: &str = "Copy report";
/// What it copied, for the message.
pub const REPORT: &str = "Report";
/// Caption of what a check rests on.
pub const EVIDENCE: &str = "Evidence";
/// Heading of the picture of the three.
pub const PICTURE: &str = "The three parties";
/// Name of the list of the ways between them.
pub const LINKS: &str = "Links";
/// The first of the three.
pub const BROWSER: &str = "This browser";
/// The second.
pub const CREATIO: &str = "Creatio";
/// The third.
pub const IDENTITY_SERVICE: &str = "Identity Service";
/// Stands for an address that is not known.
pub const NO_ADDRESS: &str = "no address yet";
/// Name of the part that says that something is wrong with the connection.
pub const CONNECTION: &str = "Connection";
/// What is wrong, where apps are listed.
pub const NOT_WELL: &str =
    "Apps of this site may not work: the connection to the Identity Service is not complete.";
/// What is wrong, where an app is to be made.
pub const NOT_YET: &str =
    "No app can be made yet. This page looks again by itself, and goes on once the connection is well.";
/// Why a new app cannot be saved.
pub const NOT_YET_REASON: &str = "Not before the connection is well";
/// Said when it has become well.
pub const WELL_NOW: &str = "The connection is well now. The app can be made.";
/// Link to the page that mends it.
pub const MEND_IT: &str = "Mend the connection";
/// The same where something was typed that must stay.
pub const MEND_IT_IN_A_TAB: &str = "Mend the connection (in a new tab)";
/// Button that creates the default resource, in Creatio's words.
pub const CREATE_RESOURCE: &str = "Create default resource";
/// Said after the default resource was made, in Creatio's words.
pub const RESOURCE_CREATED: &str = "Default resource was created";
/// Said when there was one already.
pub const RESOURCE_EXISTED: &str = "There is a default resource already. Nothing was changed.";
/// What failed.
pub const RESOURCE_FAILED: &str = "The default resource was not created.";
/// Said after the feature was enabled.
pub const FEATURE_ENABLED: &str =
    "OAuth20Integration is on for all users. They see it after reloading Creatio.";
/// Said when Creatio accepted the change but still reports the feature as off.
pub const FEATURE_STILL_OFF: &str = "Creatio accepted the change but still reports OAuth20Integration as off. Its cache may take a while; or the config file (Feature-OAuth20Integration) decides.";
/// What failed.
pub const FEATURE_FAILED: &str = "OAuth20Integration was not enabled.";
/// What failed.
pub const NOT_ANSWERED: &str = "This could not be checked.";

/// Heading of the form.
pub const SETTINGS: &str = "System settings";
/// What the form is for.
pub const SETTINGS_LEAD: &str =
    "Where Creatio finds the Identity Service, and how Creatio proves itself to it.";
/// Creatio's caption of the setting.
pub const URL: &str = "Authorization server Url for OAuth 2.0 integrations";
/// Creatio's caption of the setting.
pub const CLIENT_ID: &str = "Client id for OAuth 2.0 integrations";
/// Creatio's caption of the setting.
pub const CLIENT_SECRET: &str = "Client secret for OAuth 2.0 integrations";
/// Hint below the address.
pub const URL_HINT: &str = "As the Creatio server reaches it, for example http://localhost:8090/";
/// Hint below the secret.
pub const CLIENT_SECRET_HINT: &str = "Leave it empty to keep the one that is saved. It is never read back.";
/// What is wrong.
pub const CLIENT_ID_MISSING: &str = "Enter the client id from the Identity Service's appsettings.json";
/// What is wrong.
pub const CLIENT_SECRET_MISSING: &str =
    "Enter the client secret from the Identity Service's appsettings.json: Creatio holds none yet";
/// Button that saves.
pub const SAVE_SETTINGS: &str = "Save settings";
/// Said after saving.
pub const SETTINGS_SAVED: &str = "The settings are saved.";
/// Said when nothing differs.
pub const NOTHING_TO_SAVE: &str = "Creatio holds these settings already.";
/// What failed.
pub const SAVE_FAILED: &str = "Not all settings were saved.";

/// How long something has been working.
pub fn working_for(seconds: u32) -> String {
    format!("Working for {seconds} s. It can take a minute or two.")
}

/// What is wrong with the address.
pub fn url_problem(problem: UrlProblem) -> &'static str {
    match problem {
        UrlProblem::Missing => "Enter the address of the Identity Service",
        _ => "URL is invalid. A full one looks like http://localhost:8090/",
    }
}

/// The whole connection in a sentence.
pub fn verdict(checks: &[Check], state: State) -> String {
    let advice = checks.iter().filter(|check| check.topic.is_advice());
    let advised = advice.filter(|check| matches!(check.state, State::ToDo | State::Failed)).count();
    let words = match state {
        State::Asking => "Checking the connection…",
        State::Ok if advised > 0 => {
            return format!("Connected. Apps can be integrated. Worth a look all the same: {advised}.");
        }
        State::Ok => "Connected. Apps can be integrated.",
        State::ToDo => "Not connected yet. The steps marked “To do” are left.",
        State::Failed => "Something is wrong. The first check marked “Failed” says what.",
        State::Unknown => "Not everything could be checked.",
    };
    words.to_owned()
}

/// What a check is about.
pub fn title(topic: Topic) -> &'static str {
    match topic {
        Topic::Site => "Creatio answers",
        Topic::Workspace => "Place of Creatio's services",
        Topic::Csrf => "Cookie against forged requests",
        Topic::Scheme => "Encrypted way to Creatio",
        Topic::Right(Operation::Solution) => "Right CanManageSolution",
        Topic::Right(Operation::SysSettings) => "Right CanManageSysSettings",
        Topic::Right(Operation::Administration) => "Right CanManageAdministration",
        Topic::Right(Operation::OData) => "Right CanUseODataService",
        Topic::Feature => "Feature OAuth20Integration",
        Topic::Switch => "Switch in the config file",
        Topic::Url => "Setting: address of the Identity Service",
        Topic::ClientId => "Setting: Creatio's client id",
        Topic::ClientSecret => "Setting: Creatio's client secret",
        Topic::Reach => "Creatio reaches the Identity Service",
        Topic::OwnClient => "The Identity Service accepts Creatio",
        Topic::DefaultResource => "Default resource",
        Topic::Discovery => "Identity Service as this browser sees it",
        Topic::Clock => "Clocks",
    }
}

/// Button that makes one check again.
pub fn repeat(topic: Topic) -> String {
    format!("Repeat: {}", title(topic))
}

/// Button that saves a value that the page proposes.
pub fn use_value(value: &str) -> String {
    format!("Use {value}")
}

/// One of the ways between the three.
pub fn link(link: Link) -> &'static str {
    match link {
        Link::BrowserCreatio => "This browser → Creatio",
        Link::CreatioIdentity => "Creatio → Identity Service",
        Link::BrowserIdentity => "This browser → Identity Service",
    }
}

/// How a check ended.
pub fn state(state: State) -> &'static str {
    match state {
        State::Asking => "Checking…",
        State::Ok => "OK",
        State::ToDo => "To do",
        State::Failed => "Failed",
        State::Unknown => "Unknown",
    }
}
