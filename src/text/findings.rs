//! The page of findings.

use model::{
    findings::{FixPlace, GroupBy, Rule, Severity},
    typed_text::isolated,
};

pub const HEADING: &str = super::FINDINGS;
pub const LEAD: &str = "What is risky, does not work or looks forgotten. Accept what is meant to be so.";
pub const READ_FAILED: &str = "The findings are incomplete, because Creatio couldn't be read.";
pub const READING: &str = "Reading the users of the apps…";
pub const NONE: &str = "Nothing found";
pub const SEVERITY: &str = "Severity";
pub const EVERY_SEVERITY: &str = "All";
pub const GROUP_BY: &str = "Group by";
pub const EXPORT: &str = "Export";
pub const CSV: &str = "CSV for spreadsheets";
pub const JSON: &str = "JSON for programs";
pub const PRINT: &str = "Print";
pub const ACCEPT: &str = "Accept…";
pub const WITHDRAW: &str = "Withdraw acceptance";
pub const ACCEPT_TITLE: &str = "Accept this finding?";
pub const ACCEPT_LEAD: &str =
    "It is no longer counted, in this browser only. It comes back when the app changes.";
pub const REASON: &str = "Reason";
pub const REASON_MISSING: &str = "Enter a reason";
pub const ACCEPT_NOW: &str = "Accept";
pub const CANCEL: &str = "Cancel";
pub const ACCEPTED: &str = "Accepted. It comes back when the app changes.";
pub const WITHDRAWN: &str = "Acceptance withdrawn.";

/// The name of a severity.
pub fn severity(severity: Severity) -> &'static str {
    severity.into()
}

/// The name of a way to group.
pub fn group_by(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Rule => "Rule",
        GroupBy::App => "App",
    }
}

/// The link to where a finding is fixed.
pub fn fix_place(place: FixPlace) -> &'static str {
    match place {
        FixPlace::App => "Open the app",
        FixPlace::Access => "Access",
        FixPlace::AppsOfUser => "Apps of this user",
    }
}

/// The number of findings, and of those that are accepted.
pub fn count(open: usize, accepted: usize) -> String {
    let open = if open == 1 { "1 finding".to_owned() } else { format!("{open} findings") };
    if accepted == 0 { open } else { format!("{open}, {accepted} accepted") }
}

/// Why a finding was accepted.
pub fn accepted(reason: &str, on: &str) -> String {
    format!("Accepted on {on}: {}", isolated(reason))
}

/// Names the app of a finding.
pub fn of_app(title: &str, app: &str) -> String {
    format!("{title}: {}", isolated(app))
}

/// Shown after the download.
pub fn exported(count: usize) -> String {
    if count == 1 { "1 finding exported.".to_owned() } else { format!("{count} findings exported.") }
}

/// What a rule finds, and what to do about it: for files.
pub fn title_and_fix(rule: Rule) -> [&'static str; 2] {
    let [title, _, fix] = describe(rule);
    [title, fix]
}

/// What a rule finds, why that matters, and what to do about it.
pub fn describe(rule: Rule) -> [&'static str; 3] {
    match rule {
        Rule::SupervisorUser => [
            "Acts as Supervisor",
            "The Supervisor has full access, and so has anyone who has the app's secret.",
            "Create a user for the app on its page, with only the rights that it needs.",
        ],
        Rule::AdministratorUser => [
            "Acts as an administrator",
            "Anyone who has the app's secret can change settings, users and permissions.",
            "Give the app another system user, or remove the administrator rights of this one.",
        ],
        Rule::NoSystemUser => [
            "No system user",
            "The app's own requests fail. Only an app that acts for its signed-in users works so.",
            "Choose a system user.",
        ],
        Rule::InactiveUser => [
            "System user is inactive",
            "Creatio refuses the app's requests.",
            "Activate the user in Creatio, choose another one, or turn the app off.",
        ],
        Rule::UnlicensedUser => [
            "System user has no license",
            "Creatio may refuse what needs a license.",
            "Grant the user a license in Creatio, or choose a technical user.",
        ],
        Rule::GrantTypeUnfit => [
            "Grant type does not fit",
            "With its grant types and its system user, the app gets no token.",
            "Change the grant types on the app's page in Creatio, or choose a system user.",
        ],
        Rule::ExternalUser => [
            "System user is external",
            "Portal users see only what the portal allows.",
            "Choose an internal or a technical user.",
        ],
        Rule::SharedUser => [
            "User shared by several apps",
            "Creatio can't tell these apps apart, and each has the rights of all.",
            "Give each app a user of its own.",
        ],
        Rule::PlainHttp => [
            "Plain HTTP address",
            "Others on the network can read and change what is sent there.",
            "Use an https address.",
        ],
        Rule::LocalOrExample => [
            "Local or example address",
            "Other users can't open this address.",
            "Enter the app's real address, or delete the app if it is not used.",
        ],
        Rule::DefaultUrl => [
            "Default address",
            "Creatio fills it in where the Application URL was left empty.",
            "Enter the app's real address.",
        ],
        Rule::InvalidUrl => [
            "Invalid Application URL",
            "It is not a full address, so it leads nowhere.",
            "Enter a full address, like https://app.example.com.",
        ],
        Rule::RedirectElsewhere => [
            "Redirect URL on another host",
            "Sign-in codes go to a host other than the app's own.",
            "Check that the host belongs to the app, and accept the finding if it does.",
        ],
        Rule::SameName => [
            "Name used twice",
            "In lists and audits, the apps can't be told apart.",
            "Rename one of them, or delete the one that is not used.",
        ],
        Rule::SameUrl => {
            ["Address used twice", "One of the apps may be left over.", "Delete the app that is not used."]
        }
        Rule::BlanksAtEnds => [
            "Blank at an end",
            "A value begins or ends with a blank or an invisible character. Searches and comparisons miss it.",
            "Open the app and save it without them.",
        ],
        Rule::TestName => [
            "Looks like a test",
            "Test apps often keep their access after the test.",
            "Delete it if the test is over.",
        ],
        Rule::NoDescription => [
            "No description",
            "Later, it is hard to know what the app is for and who needs it.",
            "Describe the app's purpose and its owner.",
        ],
        Rule::OffForLong => [
            "Off for a long time",
            "It was not changed for 90 days and is probably no longer needed.",
            "Delete it.",
        ],
        Rule::Unchanged => [
            "Not changed for a year",
            "Secrets that stay the same for long are more likely to have leaked.",
            "Check whether the app is still needed, and who has its secret.",
        ],
    }
}
