//! Texts of the field for a system user.

use model::typed_text::isolated;

pub const USERS_FAILED: &str = "Couldn't load the users";
pub const SUPERVISOR_WARNING: &str =
    "Supervisor has full access. Use a dedicated user with only the permissions this app needs.";

pub const INACTIVE: &str = "Inactive";
pub const INACTIVE_WARNING: &str = "This user is inactive: Creatio will reject the app's calls.";
pub const CREATE_USER: &str = "Create a user for this app";
pub const CREATE_USER_HINT: &str =
    "Opens Creatio in a new tab. Add the user in System Designer, then come back and search for it.";

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
    format!("Not listed, because they could not be read: {count}.")
}

/// Shown in place of users when none is found.
pub fn no_users(typed: &str) -> String {
    match typed.trim() {
        "" => "No users.".to_owned(),
        typed => format!("No users match “{}”.", isolated(typed)),
    }
}
