//! The connection to the Identity Service.

use creatio::setting;

use crate::connect::{
    checks::UrlProblem,
    finding::{Check, Finding, State, Topic},
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
        UrlProblem::Invalid => "URL is invalid. A full one looks like http://localhost:8090/",
    }
}

/// The whole connection in a sentence.
pub fn verdict(state: State) -> &'static str {
    match state {
        State::Asking => "Checking the connection…",
        State::Ok => "Connected. Apps can be integrated.",
        State::ToDo => "Not connected yet. The steps marked “To do” are left.",
        State::Failed => "Something is wrong. The first check marked “Failed” says what.",
        State::Unknown => "Not everything could be checked.",
    }
}

/// What a check is about.
pub fn title(topic: Topic) -> &'static str {
    match topic {
        Topic::Rights => "Rights of the signed-in user",
        Topic::Feature => "Feature OAuth20Integration",
        Topic::Settings => "System settings",
        Topic::Reach => "Creatio reaches the Identity Service",
        Topic::OwnClient => "The Identity Service accepts Creatio",
        Topic::DefaultResource => "Default resource",
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

/// What a check found and what to do about it.
pub fn told(check: &Check) -> Option<String> {
    let words = match &check.finding {
        Finding::Asking | Finding::NotAnswered(_) => return None,
        Finding::RightsMissing(operations) => {
            return Some(format!(
                "Missing: {}. An administrator grants them in “Operation permissions”.",
                operations.join(", ")
            ));
        }
        Finding::SettingsEmpty(codes) => {
            return Some(format!(
                "Still empty: {}. Fill them in and press “Save settings”.",
                captions(codes)
            ));
        }
        Finding::SettingsAbsent(codes) => {
            return Some(format!(
                "This site does not know {}. The package OAuth20 is missing, or the version is very old.",
                codes.join(", ")
            ));
        }
        Finding::NotReached(url) => {
            let place = url.as_deref().unwrap_or("the address in the settings");
            return Some(format!(
                "The Creatio server cannot reach {place}. Check scheme and port as seen from the Creatio server, that the Identity Service runs (application pool, service), the firewall, and that its certificate is trusted there."
            ));
        }
        Finding::ResourceThere(name) => return Some(format!("New apps get access by {name}.")),
        Finding::ResourcesMany(count) => {
            return Some(format!(
                "There are {count}, and Creatio wants exactly one. They cannot be deleted by a service: leave one record of “OAuth resources” marked as default, by the database or Creatio's support."
            ));
        }
        Finding::RightsThere => "Apps and system settings can be changed.",
        Finding::FeatureOn => "Creatio shows its section for integrated applications.",
        Finding::FeatureOff => {
            "Creatio hides its section for integrated applications. Enable it for all users."
        }
        Finding::SettingsFilled => "All three have a value.",
        Finding::SettingsFilledButSecretUnknown => {
            "Address and client id have a value. Whether the secret has one cannot be read on this site: the next steps show it."
        }
        Finding::Reached => "Asked from the Creatio server, it answers.",
        Finding::ClientAccepted => "It gives Creatio a token for its own client.",
        Finding::ClientRefused => {
            "It gives Creatio no token. Client id and Client secret in the settings must equal “Clients” in the Identity Service's appsettings.json. After a change there its tables Clients, ClientScopes, ClientSecrets and ClientClaims are emptied of the client, and it is restarted."
        }
        Finding::Later => "Comes after the steps above.",
        Finding::NoHealthCheck => {
            "This version has no health check. “Create default resource” shows it: it needs the Identity Service."
        }
        Finding::ResourceMissing => "Apps can be made only after it was created, once for the site.",
        Finding::SwitchedOff => {
            "OAuth 2.0 is switched off in the config file. On site: set Feature-EnableOAuth20Integration = true in appSettings of the application's config file. In the cloud: ask Creatio's support."
        }
    };
    Some(words.to_owned())
}

/// Captions of settings, by their codes.
fn captions(codes: &[&str]) -> String {
    let caption = |code: &&str| match *code {
        setting::URL => URL,
        setting::CLIENT_ID => CLIENT_ID,
        setting::CLIENT_SECRET => CLIENT_SECRET,
        _ => "",
    };
    codes.iter().map(caption).collect::<Vec<_>>().join("; ")
}
