//! Texts of the field for a system user.

use model::typed_text::isolated;

pub const USERS_FAILED: &str = "Couldn't load the users";
pub const SUPERVISOR_WARNING: &str =
    "Supervisor has full access. Use a dedicated user with only the permissions this app needs.";

pub const INACTIVE: &str = "Inactive";
pub const INACTIVE_WARNING: &str = "This user is inactive: Creatio will reject the app's calls.";
pub const CREATE_USER: &str = "Create a user for this app";
pub const CREATE_USER_HINT: &str = "A technical user, or one that you add in Creatio.";

pub const CREATE_TITLE: &str = "Create a technical user";
pub const CREATE_LEAD: &str = "It serves integrations only: it can't sign in, needs no license, and has no permissions until it gets roles in Creatio. Needs Creatio 8.2.";
pub const CREATE_ELSEWHERE: &str =
    "Or add a user in Creatio's System Designer, then come back and search for it.";
pub const CREATE_NAME: &str = "User name";
pub const CREATE_NAME_MISSING: &str = "Enter a user name";
pub const CREATE: &str = "Create user";
pub const CREATE_FAILED: &str = "Couldn't create the technical user";
pub const CREATE_UNKNOWN: &str = "It is not known whether the technical user was created";
pub const OPEN_CREATIO: &str = "Open Creatio";

/// Said after a technical user was created.
pub fn created(name: &str) -> String {
    format!(
        "Created the technical user “{}”. It has no permissions until you give it roles in Creatio.",
        isolated(name)
    )
}

/// Warns about a user that other apps also use.
pub fn shared_user_warning(apps: &[String]) -> Option<String> {
    let names = super::list_tools::named(apps, 3);
    (!apps.is_empty()).then(|| format!("Also used by {names}."))
}

/// What a user is beside the login name.
pub fn user_note(
    is_technical: bool,
    contact: Option<&str>,
    is_supervisor: bool,
    app_count: Option<usize>,
) -> String {
    let mut parts = Vec::new();
    if is_technical {
        parts.push("Technical user".to_owned());
    }
    parts.extend(contact.map(str::to_owned));
    if is_supervisor {
        parts.push("Full access".to_owned());
    }
    parts.extend(app_count.map(|count| match count {
        1 => "used by 1 app".to_owned(),
        count => format!("used by {count} apps"),
    }));
    parts.join(" · ")
}

/// Shown below the offered users while not all are loaded.
pub fn more_users(offered: usize) -> String {
    format!("Showing {offered} users. Scroll for more, or keep typing.")
}

/// Shown below the offered users when Creatio sent others that could not be read.
pub fn unreadable_users(count: u32) -> String {
    format!("Not listed, because they couldn't be read: {count}.")
}

/// Shown in place of users when none is found.
pub fn no_users(typed: &str) -> String {
    match typed.trim() {
        "" => "No users.".to_owned(),
        typed => format!("No users match “{}”.", isolated(typed)),
    }
}
