//! Texts of a new app and of the page of one app.

use model::{
    app::{
        application_url::Oddity,
        field::{Field, Problem},
        value::FieldValue,
    },
    list::attention::Concern,
    typed_text::isolated,
};

use super::credentials;

/// Why an app is not created at once: there is one with the same values.
pub fn same_app(name: &str) -> String {
    format!("An app “{}” with the same URL and user already exists.", isolated(name))
}

/// The label of a field, exactly as in Creatio.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Id => "Id",
        Field::Name => "Name",
        Field::ClientId => credentials::CLIENT_ID,
        Field::Active => "Active",
        Field::SystemUser => "System user",
        Field::ApplicationUrl => "Application URL",
        Field::RedirectUrl => "Redirect URL",
        Field::Description => "Description",
        Field::CreatedOn => "Created",
        Field::ModifiedOn => "Modified",
    }
}

/// The hint below a field.
pub fn field_hint(field: Field) -> Option<&'static str> {
    match field {
        Field::SystemUser => Some("API calls run with this user's permissions."),
        Field::ApplicationUrl => Some("Your app's home page."),
        Field::RedirectUrl => {
            Some("Where users return after they sign in. Leave it empty for server-to-server apps.")
        }
        Field::Id
        | Field::Name
        | Field::ClientId
        | Field::Active
        | Field::Description
        | Field::CreatedOn
        | Field::ModifiedOn => None,
    }
}

/// What is wrong with the value of a field.
pub fn problem(problem: Problem) -> String {
    let text = match problem {
        Problem::NameMissing => "Enter a name.",
        Problem::UrlMissing => "Enter the app's home page.",
        Problem::UrlInvalid => "Enter a full URL, like https://app.example.com",
        Problem::RedirectInvalid => "Enter a full URL, like https://app.example.com/signed-in",
        Problem::UserMissing => "Choose a system user.",
        Problem::TooLong { max, over } => {
            let characters = if over == 1 { "character" } else { "characters" };
            return format!("Creatio stores at most {max} characters. Remove {over} {characters}.");
        }
    };
    text.to_owned()
}

/// What an administrator should know about the name or the URL of an app before saving it.
pub fn concern(concern: Concern) -> Option<&'static str> {
    match concern {
        Concern::NameTwice => Some("Another app already has this name."),
        Concern::NoSystemUser | Concern::UserNotActive | Concern::ActsAsSupervisor | Concern::UrlInvalid => {
            None
        }
    }
}

/// What is odd about an Application URL.
pub fn oddity(oddity: Oddity) -> &'static str {
    match oddity {
        Oddity::Credentials => {
            "This URL contains a user name or password, which every administrator can read."
        }
        Oddity::ThisMachine => "This URL works only on the computer where the app runs.",
        Oddity::NoDomain => "This URL has no domain, so it works only inside your network.",
        Oddity::Placeholder => "This is Creatio's placeholder for an app without a home page.",
    }
}

/// The value of a field, as shown next to another one.
pub fn value(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) => text.clone(),
        FieldValue::Flag(on) => on_off(*on).to_owned(),
        FieldValue::User(user) => user.as_ref().map_or_else(String::new, |user| user.name.clone()),
    }
}

/// The state of a switch.
pub fn on_off(on: bool) -> &'static str {
    if on { "Active" } else { "Inactive" }
}

pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Cancel";
pub const LOADING: &str = "Loading the app…";

// A new app.

pub const NEW_HEADING: &str = "New OAuth 2.0 integrated application";
pub const NEW_LEAD: &str = "You'll get a client ID and secret after saving.";
pub const ONE_MORE: &str = "Create another";
pub const DONE: &str = "Done";
pub const OPEN_APP: &str = "Open app";
pub const CREATED_NEXT: &str = "Created. Copy these into your app.";
const REPORTED_NEXT: &str = "Copy its credentials into your app.";
pub const RESPONSE_LOST: &str =
    "Creatio's response was lost, but the app was created. It was not created a second time.";
pub const DUPLICATE_CREATED: &str = "The request was repeated on its way, so Creatio has more than one new app with this name. Keep one and delete the others.";
pub const CREATE_FAILED: &str = "Couldn't create the app";
pub const CREATE_UNKNOWN: &str = "Couldn't tell whether the app was created";
pub const CHECK_AGAIN: &str = "Check again";
pub const SAME_APP_NEXT: &str = "Check it in the list first. To create a second one, save again.";
pub const NOT_FOUND: &str = "Creatio has no new app with this name.";
/// What to do once it is clear that an attempt with a lost response did not create the app.
pub const CREATE_AGAIN: &str = "Save again to retry. The page checks first, so no second app is created.";
pub const DESCRIPTION_FAILED: &str = "The app was created, but its description wasn't saved";
pub const TURN_OFF_FAILED: &str = "The app was created, but it is still active";
pub const READ_BACK_FAILED: &str = "Couldn't read the new app";
pub const NOT_LISTED_YET: &str = "Creatio does not list it yet.";
pub const NOT_LISTED_YET_NEXT: &str = "Check again in a moment. Something in Creatio may have undone it.";

/// Message about an app that was created after its form was left. Until it has been read back, only Creatio says so.
pub fn created(name: &str, is_read_back: bool) -> String {
    let name = isolated(name);
    if is_read_back {
        format!("{name} created.")
    } else {
        format!("Creatio reports that “{name}” was created.")
    }
}

/// The same above the credentials of the app, with what to do with them.
pub fn created_next(name: &str, is_read_back: bool) -> String {
    if is_read_back { CREATED_NEXT.to_owned() } else { format!("{} {REPORTED_NEXT}", created(name, false)) }
}

// A copy of an app.

pub const DUPLICATE: &str = "Duplicate";
pub const REDIRECT_NOT_COPIED: &str = "Set its redirect URL after saving.";
pub const SOURCE_FAILED: &str = "Couldn't load the app to copy";
pub const START_EMPTY: &str = "Start with an empty form";

/// Names the app that the values in the form come from.
pub fn copied_from(name: &str) -> String {
    format!("Copy of {}.", isolated(name))
}

/// Shown when the form for a copy holds the draft of another new app.
pub fn other_draft(name: &str) -> String {
    format!("This draft is of another app. Discard it to start a copy of “{}”.", isolated(name))
}

/// The name of a copy, in at most `max_length` UTF-16 units, as Creatio and the browser count.
pub fn copy_name(name: &str, max_length: usize) -> String {
    const SUFFIX: &str = " (copy)";
    let mut room = max_length.saturating_sub(SUFFIX.len());
    let fits = |character: &char| {
        let remaining = room.checked_sub(character.len_utf16());
        room = remaining.unwrap_or_default();
        remaining.is_some()
    };
    let beginning: String = name.chars().take_while(fits).collect();
    format!("{}{SUFFIX}", beginning.trim_end())
}

// An existing app.

pub const OPEN_FAILED: &str = "App not available";
pub const OPEN_FAILED_WHAT: &str = "Couldn't open the app";
pub const SAVE_FAILED: &str = "Couldn't save the app";
pub const SAVED_PARTLY: &str = "Not all changes were saved";
pub const SAVE_UNKNOWN: &str = "It is not known whether the app was saved";
pub const NOTHING_CHANGED: &str = "No changes";
pub const DECIDE_FIRST: &str = "Resolve the conflict to save";
pub const CONFLICT_NEXT: &str = "Pick which values to keep, then save. Nothing is saved yet.";
pub const KEEP_MINE: &str = "Keep mine";
pub const TAKE_THEIRS: &str = "Take theirs";
pub const MINE: &str = "Yours";
pub const THEIRS: &str = "In Creatio now";
pub const COPY_AS: &str = "Copy";
pub const LINK: &str = "Link";
pub const JSON: &str = "JSON";

/// Shown after saving. `followed` are the fields that another administrator has changed and that were taken over.
pub fn saved(name: &str, followed: &[Field], change: Option<&Change>) -> String {
    let saved = format!("{} saved.", isolated(name));
    if followed.is_empty() { saved } else { format!("{saved} {}", also_updated(followed, change)) }
}

/// Names the fields that another administrator has changed and that were taken over.
pub fn also_updated(fields: &[Field], change: Option<&Change>) -> String {
    let names: Vec<_> = fields.iter().map(|each| field(*each)).collect();
    let by = change.and_then(|change| change.by.as_ref()).map(|name| format!(" by {}", isolated(name)));
    let by = by.unwrap_or_default();
    let at = change.map(|change| format!(" at {}", change.at)).unwrap_or_default();
    format!("Also updated{by}{at}: {}.", names.join(", "))
}

/// Heading of the conflict with another administrator.
pub fn conflict(change: Option<&Change>) -> String {
    match change {
        Some(Change { by: Some(name), at }) => {
            format!("Changed by {} at {at} while you were editing", isolated(name))
        }
        Some(Change { by: None, at }) => format!("Changed at {at} while you were editing"),
        None => "Changed while you were editing".to_owned(),
    }
}

/// Who changed an app and when, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The person, if known.
    pub by: Option<String>,
    /// The time.
    pub at: String,
}

// The state of an app.

pub const NO_USER_WARNING: &str = "No system user: this app can't call Creatio. Choose one below.";

/// The same where an app can also sign users in.
pub const NO_USER_WITH_GRANT_TYPES: &str =
    "No system user. Only an app that signs users in works without one.";

/// Warns that the system user of an app is inactive.
pub fn inactive_user_warning(name: &str) -> String {
    format!(
        "System user {} is inactive, so Creatio rejects this app's calls. Activate the user, or choose another one.",
        isolated(name)
    )
}

// Drafts.

pub const DRAFT_RESTORED: &str = "Draft restored.";
pub const DISCARD: &str = "Discard draft";
pub const RESUME: &str = "Resume";
pub const DISCARD_KEPT: &str = "Discard";

/// Shown when a form with unsaved work is left.
pub fn draft_kept(name: &str) -> String {
    match name.trim() {
        "" => "Draft kept.".to_owned(),
        name => format!("Draft kept: {}", isolated(name)),
    }
}

// What this page does not change.

pub const MANAGED_IN_CREATIO: &str = "Managed in Creatio";
pub const MANAGED_IN_CREATIO_LEAD: &str =
    "Grant types and extra redirect URLs are edited in Creatio. Saving here doesn't change them.";
pub const LOADING_GRANT_TYPES: &str = "Loading grant types…";
pub const GRANT_TYPES_FAILED: &str = "Couldn't load the grant types";

/// The grant types of an app; `None` where the site does not offer them.
pub fn grant_types(names: Option<&[String]>) -> String {
    match names {
        None => "Not available in this version.".to_owned(),
        Some([]) => "Creatio lists no grant types for this app.".to_owned(),
        Some(names) => format!("Grant types: {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_copy_fits_into_creatio() {
        for name in ["x".repeat(250), "ü".repeat(250), "𝄞".repeat(125), format!("{} y", "x".repeat(242))]
        {
            let copy = copy_name(&name, 250);
            assert!(copy.encode_utf16().count() <= 250, "{copy}");
            assert!(copy.ends_with(" (copy)") && !copy.contains("  "), "{copy}");
        }
    }
}
