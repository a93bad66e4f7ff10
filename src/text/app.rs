//! Texts of a new app and of the page of one app.

use model::{
    app::{
        field::{Field, Problem},
        value::FieldValue,
    },
    typed_text::{isolated, visible},
};

use super::credentials;

/// Why an app is not created at once: there is one with the same values.
pub fn same_app(name: &str) -> String {
    format!(
        "There is already an app “{}” with the same URL and user; another tab or administrator may have created it.",
        isolated(name)
    )
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

/// The hint below a field, as in Creatio.
pub fn field_hint(field: Field) -> Option<&'static str> {
    match field {
        Field::Active => Some("Turns OAuth 2.0 authorized access on/off"),
        Field::SystemUser => Some("The user on whose behalf the connected app will act"),
        Field::ApplicationUrl => Some("The full URL to your application homepage"),
        Field::RedirectUrl => Some("The redirection URI used to deliver the access token to the client"),
        Field::Id
        | Field::Name
        | Field::ClientId
        | Field::Description
        | Field::CreatedOn
        | Field::ModifiedOn => None,
    }
}

/// What is wrong with the value of a field.
pub fn problem(problem: Problem) -> &'static str {
    match problem {
        Problem::NameMissing => "Enter a name",
        Problem::UrlMissing => "Enter the URL of the app's homepage",
        Problem::UrlInvalid => "URL is invalid. Enter a full URL, like https://app.example.com",
        Problem::RedirectInvalid => {
            "URL is invalid. Enter a full URL, like https://app.example.com/signed-in"
        }
        Problem::UserMissing => "Choose the user on whose behalf the app acts",
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
    if on { "On" } else { "Off" }
}

pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Cancel";
pub const LOADING: &str = "Reading the app from Creatio…";

// A new app.

pub const NEW_HEADING: &str = "New OAuth 2.0 integrated application";
pub const NEW_LEAD: &str = "You get a Client Id and Client secret after saving.";
pub const ONE_MORE: &str = "New";
pub const OPEN_APP: &str = "Open the app";
pub const CREATED_NEXT: &str = "Copy these into your app. You can also find them on the app's page.";
pub const RESPONSE_LOST: &str = "The connection was lost before Creatio answered, but the app was created. It was not created a second time.";
pub const DUPLICATE_CREATED: &str = "Creatio has more than one new app with this name, because the request was repeated on its way. Keep one and delete the others.";
pub const CREATE_FAILED: &str = "The app was not created.";
pub const CREATE_UNKNOWN: &str = "It is not known whether the app was created.";
pub const CHECK_AGAIN: &str = "Check again";
pub const SAME_APP_NEXT: &str =
    "Look at it in the list first. To create a second one all the same, press Save again.";
pub const NOT_FOUND: &str = "Creatio has no new app with this name.";
/// What to do once it is clear that an attempt with a lost response did not create the app.
pub const CREATE_AGAIN: &str = "Press Save to retry; the page checks again before it creates one.";
pub const DESCRIPTION_FAILED: &str = "The app was created, but its Description was not saved.";
pub const TURN_OFF_FAILED: &str = "The app was created, but it is still on.";
pub const READ_BACK_FAILED: &str = "The new app could not be read back.";
pub const NOT_LISTED_YET: &str = "Creatio does not list it yet.";
pub const NOT_LISTED_YET_NEXT: &str = "Check again in a moment. Something in Creatio may have undone it.";

/// The heading of an app that was created, and the message about it. Until it has been read back, only Creatio says so.
pub fn created(name: &str, is_read_back: bool) -> String {
    let by = if is_read_back { "" } else { "Creatio reports that " };
    format!("{by}“{}” was created.", isolated(name))
}

// A copy of an app.

pub const DUPLICATE: &str = "Duplicate";
pub const REDIRECT_NOT_COPIED: &str = "Its Redirect URL is not copied: set it on the page of the new app.";
pub const SOURCE_FAILED: &str = "The app to copy could not be read.";
pub const START_EMPTY: &str = "Start with an empty form";

/// Names the app that the values in the form come from.
pub fn copied_from(name: &str) -> String {
    format!("Filled in from “{}”.", isolated(name))
}

/// Shown when the form for a copy holds the draft of another new app.
pub fn other_draft(name: &str) -> String {
    format!("This is the draft of another new app. Discard it to start with a copy of “{}”.", isolated(name))
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

// The system user.

pub const USERS_FAILED: &str = "The users could not be read.";
pub const SUPERVISOR_WARNING: &str = "The Supervisor has full access, and so has anyone who has this app's secret. Use a dedicated user with only the permissions that this app needs.";

/// Warns about a user that other apps also use.
pub fn shared_user_warning(apps: &[String]) -> Option<String> {
    let names = super::list_tools::named(apps, 3);
    (!apps.is_empty())
        .then(|| format!("Also used by {names}: changes to this user affect all of these apps."))
}

/// The kind of a user, and the number of apps that already act on its behalf, if known.
pub fn user_note(
    is_technical: bool,
    is_active: bool,
    contact: Option<&str>,
    is_supervisor: bool,
    app_count: Option<usize>,
) -> String {
    let mut parts = vec![if is_technical { "Technical user" } else { "User" }.to_owned()];
    if !is_active {
        parts.push("inactive".to_owned());
    }
    parts.extend(contact.map(str::to_owned));
    if is_supervisor {
        parts.push("full access".to_owned());
    }
    parts.extend(app_count.map(|count| match count {
        1 => "used by 1 app".to_owned(),
        count => format!("used by {count} apps"),
    }));
    parts.join(" · ")
}

/// Shown below the offered users when there are more.
pub fn more_users(offered: usize) -> String {
    format!("Only the first {offered} users are listed. Type part of the name to find others.")
}

/// Shown below the offered users when Creatio sent others that could not be read.
pub fn unreadable_users(count: u32) -> String {
    format!("Not listed, because they could not be read: {count}.")
}

// An existing app.

pub const OPEN_FAILED: &str = "The app could not be opened.";
pub const SAVE_FAILED: &str = "The app was not saved.";
pub const SAVED_PARTLY: &str = "Not all changes were saved.";
pub const SAVE_UNKNOWN: &str = "It is not known whether the app was saved.";
pub const NOTHING_CHANGED: &str = "No changes";
pub const DECIDE_FIRST: &str = "Resolve the conflict first";
pub const CONFLICT: &str = "Another user changed this app while you were editing.";
pub const CONFLICT_NEXT: &str = "Choose which values to keep, then save. Nothing was saved yet.";
pub const KEEP_MINE: &str = "Keep mine";
pub const TAKE_THEIRS: &str = "Take theirs";
pub const MINE: &str = "Yours";
pub const THEIRS: &str = "In Creatio now";
pub const COPY_AS: &str = "Copy as";
pub const LINK: &str = "Link";
pub const JSON: &str = "JSON";

/// Shown after saving.
pub fn saved(name: &str) -> String {
    format!("“{}” is saved.", isolated(name))
}

// Drafts.

pub const DRAFT_RESTORED: &str = "Draft restored. It is not saved yet.";
pub const DISCARD: &str = "Discard draft";
pub const GO_BACK: &str = "Go back";

/// Shown when a form with unsaved work is left.
pub fn left_unsaved(name: &str) -> String {
    match name.trim() {
        "" => "The new app is not saved. Your draft is kept.".to_owned(),
        name => format!("“{}” is not saved. Your draft is kept.", isolated(name)),
    }
}

// What this page does not change.

pub const MANAGED_IN_CREATIO: &str = "Managed in Creatio";
pub const MANAGED_IN_CREATIO_LEAD: &str = "Since 8.3, Creatio also stores grant types, several redirect URLs and whether an app is a public client. Change them on the app's page in Creatio; saving here leaves them as they are.";
pub const LOADING_GRANT_TYPES: &str = "Reading the grant types…";
pub const GRANT_TYPES_FAILED: &str = "The grant types could not be read.";

/// The grant types of an app; `None` where the site does not offer them.
pub fn grant_types(names: Option<&[String]>) -> String {
    match names {
        None => {
            "Grant types are not available: this version has none, or does not let them be read.".to_owned()
        }
        Some([]) => "Creatio lists no grant types for this app.".to_owned(),
        Some(names) => format!("Grant types: {}", names.join(", ")),
    }
}

// Deleting.

pub const DELETE: &str = "Delete";
pub const DELETE_LEAD: &str =
    "The app stops working immediately, and its Client Id and Client secret can't be recovered.";
pub const TURN_OFF_FIRST: &str =
    "Not sure? Turn it off first: that also stops it, and you can turn it back on.";
pub const TURN_OFF_INSTEAD: &str = "Turn off instead";
pub const TYPE_NAME: &str = "Type the name to confirm";
pub const NAME_DIFFERS: &str = "The name does not match yet";
pub const DELETE_FAILED: &str = "The app was not deleted.";
pub const DELETE_UNKNOWN: &str = "It is not known whether the app was deleted.";
pub const DELETE_REFUSED: &str = "Creatio deletes an app in the Identity Service first, and the Identity Service refused: it does not accept Creatio's own client, or it does not know this app. After its database was recreated, older apps can neither be changed nor deleted.";
pub const DELETE_REFUSED_NEXT: &str = "Check Client id and Client secret on the Connect page. If only this app fails, register its client again, or ask the database administrator to remove its row. “Duplicate” creates a replacement; keep the record of this one.";
pub const COPY_RECORD: &str = "Copy record";
pub const SAVE_RECORD: &str = "Save record";
pub const RECORD: &str = "Record";
pub const RECORD_HINT: &str = "Everything but the secret, as JSON: enough to create the app again.";

/// The heading of the dialog.
pub fn delete_question(name: &str) -> String {
    format!("Delete {}?", isolated(&visible(name)))
}

/// Shown after deleting.
pub fn deleted(name: &str) -> String {
    format!("“{}” is deleted.", isolated(name))
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
