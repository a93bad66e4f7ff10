//! The page that connects Creatio to the Identity Service, and what other pages say about that connection.

use model::connection::{
    address::UrlProblem,
    checks::{Check, CheckResult, Link, State},
};

use model::connection::{steps::Step, verdict::Verdict};

use super::checks::title;

pub const HEADING: &str = "Connect the Identity Service";
pub const STEPS: &str = "Steps";
pub const CHECKS: &str = "Checks";
pub const FINISH_SETUP: &str = "Finish setup";
pub const FEATURE_LEAD: &str =
    "Shows Creatio's section for integrated applications to all users. Open Creatio tabs need a reload.";
pub const FEATURE_IS_ON: &str = "Already on";
pub const NOT_TESTED: &str = "Not tested";
pub const NO_HEALTH_CHECK: &str = "This version of Creatio can't test its settings by itself.";
pub const TEST_NOW: &str = "Test now";
pub const TEST_FAILED: &str = "The connection couldn't be tested.";
pub const TEST_PASSED: &str = "The test passed: the Identity Service accepts Creatio.";
pub const SEE_SETTINGS: &str = "Step 2 says how to fix it.";
pub const TEST_NOT_PASSED: &str = "The test failed.";
pub const TEST_MISSING: &str = "Not tested yet.";
pub const TEST_WITHOUT_ANSWER: &str = "The test got no answer.";
pub const TEST_SHOWED_NOTHING: &str = "Creatio found nothing to send, so the test proves nothing.";
pub const SETTINGS_INCOMPLETE: &str = "Something is still missing.";
pub const RESOURCE_TESTS: &str = "“Create default resource” tests these settings.";
pub const FIRST_APP_TESTS: &str = "Adding your first app tests these settings.";
pub const RESOURCE_LEAD: &str =
    "One-time step, required before adding apps. Takes up to 2 minutes. Safe to repeat.";
pub const FIRST_APP_LEAD: &str = "Add an app to get credentials for Creatio's API.";
pub const HAS_APPS: &str = "This site has apps.";
pub const NEW_APP: &str = "New app";
pub const ALL_APPS: &str = "All apps";
pub const CHECK_AGAIN: &str = "Check again";
pub const ENABLE_FEATURE: &str = "Enable OAuth20Integration";
pub const COPY: &str = "Copy";
pub const COPY_REPORT: &str = "Copy report";
pub const REPORT: &str = "Report";
pub const DETAILS: &str = "Details";
pub const TEXTS_TO_COPY: &str = "Text to copy";
pub const LINKS: &str = "Links";
pub const BROWSER: &str = "This browser";
pub const CREATIO: &str = "Creatio";
pub const IDENTITY_SERVICE: &str = "Identity Service";
pub const NO_ADDRESS: &str = "no URL yet";
/// Name of the note about what the user may do.
pub const PERMISSIONS: &str = "Permissions";
pub const READ_ONLY: &str = "You can view apps, but not change them.";
pub const READ_ONLY_NEXT: &str =
    "Ask an administrator for the permission “Can manage configuration elements” (CanManageSolution).";
/// Why a control is disabled for a user who may not change apps.
pub const READ_ONLY_REASON: &str = "You need the permission “Can manage configuration elements”";
/// Name of the banner on the other pages.
pub const CONNECTION: &str = "Connection";
pub const SETUP_LEFT: &str = "Setup isn't finished.";
pub const NO_APPS_YET: &str = "Setup isn't finished. You can't add apps yet.";
pub const CONNECTION_FAILED: &str = "The connection to the Identity Service needs fixing.";
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
pub const NOT_ANSWERED: &str = "This check couldn't run.";

pub const SETTINGS_LEAD: &str = "Creatio uses these to connect to the Identity Service.";
/// Creatio's caption of the setting.
pub const URL: &str = "Authorization server Url for OAuth 2.0 integrations";
/// Creatio's caption of the setting.
pub const CLIENT_ID: &str = "Client id for OAuth 2.0 integrations";
/// Creatio's caption of the setting.
pub const CLIENT_SECRET: &str = "Client secret for OAuth 2.0 integrations";
pub const URL_HINT: &str = "As the Creatio server reaches it, for example http://localhost:8090/";
pub const CLIENT_SECRET_HINT: &str = "Leave blank to keep the current secret.";
pub const SECRET_TRIMMED: &str = "Blanks or invisible characters at the ends of the secret were removed.";
pub const SECRET_HAS_INVISIBLE: &str = "The secret has invisible characters inside. They are saved with it; if that is a mistake, paste it again.";
pub const CLIENT_ID_MISSING: &str = "Enter the client ID from the Identity Service's appsettings.json";
pub const CLIENT_SECRET_MISSING: &str =
    "Enter the client secret from the Identity Service's appsettings.json";
pub const SETTINGS_SAVED: &str = "Settings saved.";
pub const NOTHING_TO_SAVE: &str = "No changes to save.";
pub const SAVE_AND_TEST: &str = "Save and test";
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

/// The verdict in the fewest words.
pub fn verdict_pill(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Checking => "Checking…",
        Verdict::Failed(_) => "Connection failed",
        Verdict::ToDo => "Not connected",
        Verdict::Unknown(_) => "Not verified",
        Verdict::NotTested => "Saved, not tested",
        Verdict::Connected => "Connected",
    }
}

/// The verdict as one text.
pub fn verdict(results: &[CheckResult], verdict: Verdict) -> String {
    let pill = verdict_pill(verdict);
    match verdict {
        Verdict::Checking => pill.to_owned(),
        Verdict::Failed(check) => format!("{pill}: {}", title(check)),
        Verdict::ToDo => format!("{pill}. {}", steps_left(results)),
        Verdict::Unknown(check) => format!("{pill}. {}", no_answer(check)),
        Verdict::NotTested => format!("{pill}. {NO_HEALTH_CHECK}"),
        Verdict::Connected => format!("{pill}. {}", connected(results)),
    }
}

/// What a working connection allows, with the number of warnings.
pub fn connected(results: &[CheckResult]) -> String {
    let warnings = results.iter().filter(|result| result.is_advice() && result.found_something()).count();
    match warnings {
        0 => "You can add apps.".to_owned(),
        1 => "You can add apps. 1 warning.".to_owned(),
        _ => format!("You can add apps. {warnings} warnings."),
    }
}

/// How many steps are left.
pub fn steps_left(results: &[CheckResult]) -> String {
    let is_left = |step: &Step| {
        results.iter().any(|result| step.checks().contains(&result.check) && result.state() == State::ToDo)
    };
    match Step::all().filter(is_left).count() {
        1 => "1 step left.".to_owned(),
        steps => format!("{steps} steps left."),
    }
}

/// A required check without a usable answer.
pub fn no_answer(check: Check) -> String {
    format!("“{}” got no answer.", title(check))
}

/// Name of a step; Creatio's own terms.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Feature => "Turn on OAuth20Integration",
        Step::Settings => "Identity Service settings",
        Step::DefaultResource => CREATE_RESOURCE,
        Step::FirstApp => super::apps::ADD_FIRST,
    }
}

/// The state of a step.
pub fn step_state(state: State) -> &'static str {
    match state {
        State::Checking => "Checking…",
        State::Ok => "Done",
        State::ToDo => "To do",
        State::Failed => "Needs fixing",
        State::Unknown => "Unknown",
    }
}

/// The state of a step that depends on another one.
pub fn waits_for(step: Step) -> String {
    format!("Waits for step {}", step.number())
}

/// Name of the button that leads to a step, or to the list of checks.
pub fn go_to(step: Option<Step>) -> String {
    step.map_or("See why".to_owned(), |step| format!("Go to step {}", step.number()))
}

/// When the connection was last tested.
pub fn tested(seconds: u64) -> String {
    match seconds {
        0..10 => "Tested just now".to_owned(),
        10..60 => format!("Tested {seconds} s ago"),
        60..3_600 => format!("Tested {} min ago", seconds / 60),
        3_600..86_400 => format!("Tested {} h ago", seconds / 3_600),
        86_400.. => format!("Tested {} d ago", seconds / 86_400),
    }
}

/// What “Test now” does.
pub fn test_sends(app: &str) -> String {
    format!(
        "Makes Creatio send “{app}” to the Identity Service again, unchanged. Only its Modified date changes."
    )
}

/// How many checks passed, and how many did not.
pub fn check_count(results: &[CheckResult]) -> String {
    let count_where = |is_counted: fn(&CheckResult) -> bool, state: State| {
        results.iter().filter(|result| result.state() == state && is_counted(result)).count()
    };
    let count = |state| count_where(|_| true, state);
    let mut text = match count(State::Ok) {
        1 => "1 of the checks passed".to_owned(),
        passed => format!("{passed} checks passed"),
    };
    // Without an answer to what is only advice, nothing is missing.
    let skipped = count_where(CheckResult::is_advice, State::Unknown);
    let others = [
        (count(State::Failed), "failed"),
        (count(State::ToDo), "to do"),
        (count(State::Unknown) - skipped, "unknown"),
        (skipped, "optional, not run"),
    ];
    for (count, name) in others.into_iter().filter(|(count, _)| *count > 0) {
        text += &format!(" · {count} {name}");
    }
    text
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
