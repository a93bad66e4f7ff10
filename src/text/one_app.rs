//! A new app and one app.

use crate::one_app::draft::{Field, Problem};

/// Heading of a new app.
pub const NEW_HEADING: &str = "New OAuth 2.0 integrated application";
/// What Creatio does by itself for a new app.
pub const NEW_LEAD: &str = "Creatio gives the app its Client Id and Client secret when you save.";
/// Hint below Application URL, in Creatio's words.
pub const APPLICATION_URL_HINT: &str = "The full URL to your application homepage";
/// Hint below Redirect URL, in Creatio's words.
pub const REDIRECT_URL_HINT: &str = "The redirection URI used to deliver the access token to the client";
/// Hint beside Active, in Creatio's words.
pub const ACTIVE_HINT: &str = "Turns OAuth 2.0 authorized access on/off";
/// Hint below System user, in Creatio's words.
pub const SYSTEM_USER_HINT: &str = "The user on whose behalf the connected app will act";
/// Button that saves.
pub const SAVE: &str = "Save";
/// Link that leaves without saving.
pub const CANCEL: &str = "Cancel";

/// Caption of a switch.
pub fn on_off(on: bool) -> &'static str {
    if on { "On" } else { "Off" }
}

/// Name of the region with Client Id and Client secret.
pub const CREDENTIALS: &str = "Credentials";
/// Creatio's word.
pub const CLIENT_ID: &str = "Client Id";
/// Creatio's word.
pub const CLIENT_SECRET: &str = "Client secret";
/// Button that copies the client id.
pub const COPY_CLIENT_ID: &str = "Copy Client Id";
/// Button that copies the secret.
pub const COPY_CLIENT_SECRET: &str = "Copy Client secret";
/// Button that shows the secret.
pub const SHOW_CLIENT_SECRET: &str = "Show Client secret";
/// Button that hides the secret.
pub const HIDE_CLIENT_SECRET: &str = "Hide Client secret";
/// Stands for the secret while it is hidden.
pub const HIDDEN: &str = "Hidden";
/// How the secret is looked after.
pub const SECRET_HINT: &str = "Fetched only when you show or copy it; hidden again after 30 seconds.";
/// What becomes of a copied secret where the page may look at the clipboard.
pub const COPY_IS_CLEARED: &str =
    "A copied secret is taken off the clipboard after 60 seconds if it is still there.";
/// And where it may not.
pub const COPY_STAYS: &str = "This browser does not show the page its clipboard: a copied secret stays there until you copy something else.";
/// What failed.
pub const SECRET_FAILED: &str = "The Client secret could not be read.";

/// Heading after an app was made.
pub fn made(name: &str) -> String {
    format!("“{name}” is ready")
}
/// What comes next after an app was made.
pub const MADE_NEXT: &str = "Give these to the app. You find them again on the app's page.";
/// Said when the answer of Creatio was lost but the app is there.
pub const MADE_AFTER_CUT: &str =
    "The connection was cut before Creatio answered, but the app was made. It was not made a second time.";
/// Said when a request was carried out more than once on the way.
pub const MADE_TWICE: &str = "Creatio holds more than one new app of this name: the request was repeated on its way. Keep one and delete the others.";
/// Link to the app that was made.
pub const OPEN_APP: &str = "Open the app";
/// Link to one more new app.
pub const ONE_MORE: &str = "New";
/// What failed.
pub const CREATE_FAILED: &str = "The app was not made.";
/// What is not known.
pub const CREATE_UNKNOWN: &str = "It is not known whether the app was made.";
/// What failed after the app was made.
pub const DESCRIPTION_FAILED: &str = "The app was made, but its Description was not saved.";
/// What failed after the app was made.
pub const SWITCH_OFF_FAILED: &str = "The app was made, but it is still switched on.";
/// What failed after the app was made.
pub const READ_BACK_FAILED: &str = "The app was made, but it could not be read back to save its Description.";
/// Button that looks whether the app was made.
pub const LOOK_AGAIN: &str = "Look again";
/// Said after a cut when the app is not there.
pub const NOT_MADE_AFTER_CUT: &str = "The page looked: Creatio has no such app. Press Save to go on; the page looks once more before it makes one.";

/// What failed.
pub const OPEN_FAILED: &str = "The app could not be opened.";
/// What failed.
pub const SAVE_FAILED: &str = "The app was not saved.";
/// What failed.
pub const USERS_FAILED: &str = "The users could not be read.";
/// Said over a form that holds what was typed before and not saved.
pub const TYPED_IS_BACK: &str = "What you typed before is back. It is not saved yet.";
/// Button that lets it go.
pub const DISCARD: &str = "Discard it";
/// Said over the form for a copy when another new app had been begun before.
pub fn begun_before(name: &str) -> String {
    format!("A new app was begun before. Discard it to begin with a copy of “{name}”.")
}
/// Said over the form for a copy.
pub fn copied_from(name: &str) -> String {
    format!("Filled with the values of “{name}”.")
}
/// Added when the app that is copied has a Redirect URL.
pub const REDIRECT_STAYS: &str = "Its Redirect URL is not taken over: set it on the page of the new app.";
/// What failed.
pub const SOURCE_FAILED: &str = "The app to copy could not be read.";
/// Link to a new app that is no copy.
pub const BEGIN_EMPTY: &str = "Begin with an empty form";
/// Said when a form is left that holds what is not saved.
pub fn left_unsaved(name: &str) -> String {
    match name.trim() {
        "" => "The new app is not saved. What you typed is kept.".to_owned(),
        name => format!("“{name}” is not saved. What you typed is kept."),
    }
}
/// Button that leads back to such a form.
pub const GO_BACK: &str = "Go back";
/// What of an app this page leaves alone.
pub const MANAGED: &str = "Managed in Creatio";
/// What that is.
pub const MANAGED_LEAD: &str = "From 8.3 on Creatio also keeps grant types, several redirect addresses and whether an app is a public client. Change them on the app's page in Creatio; saving here leaves them as they are.";
/// Said while the grant types are read.
pub const LOADING_GRANTS: &str = "Reading the grant types…";
/// What failed.
pub const GRANTS_FAILED: &str = "The grant types could not be read.";
/// The grant types of an app; `None` where the site does not tell them.
pub fn grant_types(grants: Option<&[String]>) -> String {
    match grants {
        None => {
            "This site does not tell grant types: its version has none, or it does not open them.".to_owned()
        }
        Some([]) => "Creatio lists no grant type for this app.".to_owned(),
        Some(grants) => format!("Grant types: {}", grants.join(", ")),
    }
}
/// Why Save may not be pressed.
pub const NOTHING_CHANGED: &str = "Nothing was changed";
/// Said while an app is read.
pub const LOADING: &str = "Reading the app from Creatio…";
/// Button that deletes.
pub const DELETE: &str = "Delete";
/// What deleting does.
pub const DELETE_LEAD: &str =
    "The app loses access at once, and its Client Id and Client secret are gone for good.";
/// What can be done first.
pub const SWITCH_OFF_FIRST: &str = "Switching it off stops it as well, and can be undone: if nobody misses it for some weeks, delete it then.";
/// Button that does so.
pub const SWITCH_OFF_INSTEAD: &str = "Switch off instead";
/// Why an app may not be deleted when the Identity Service refuses.
pub const DELETE_REFUSED: &str = "Creatio deletes an app in the Identity Service first, and the Identity Service refused: it does not accept Creatio's own client, or it does not know this app. Once its database was made anew, an app from before can neither be changed nor deleted.";
/// What to do about it.
pub const DELETE_REFUSED_NEXT: &str = "Check Client id and Client secret on the page Connect. If other apps can be changed and only this one fails, have its client registered again in the Identity Service, or its row removed by the database administrator. “Duplicate” makes a replacement; keep the record of this one.";
/// Menu of what can be copied of an app.
pub const COPY_AS: &str = "Copy as";
/// Copies the address of the app's page.
pub const LINK: &str = "Link";
/// Copies all that is known of the app but its secret.
pub const JSON: &str = "JSON";
/// The same before the app is deleted.
pub const COPY_RECORD: &str = "Copy record";
/// The same as a file.
pub const SAVE_RECORD: &str = "Save record";
/// What the record is good for.
pub const RECORD_HINT: &str = "Everything but the secret, as JSON: enough to make it anew.";
/// What was copied, for the message.
pub const RECORD: &str = "Record";
/// Field that guards deleting.
pub const TYPE_NAME: &str = "Type the name to confirm";
/// Why Delete may not be pressed.
pub const NAME_DIFFERS: &str = "The name does not match yet";
/// What failed.
pub const DELETE_FAILED: &str = "The app was not deleted.";
/// Heading of a conflict with another administrator.
pub const CONFLICT: &str = "Somebody else has changed this app meanwhile.";
/// What to do about it.
pub const CONFLICT_NEXT: &str = "Choose for each field, then save. Nothing was saved yet.";
/// Button that keeps what was typed.
pub const KEEP_MINE: &str = "Keep mine";
/// Button that takes what is saved in Creatio.
pub const TAKE_THEIRS: &str = "Take theirs";
/// Stands beside what was typed.
pub const MINE: &str = "Yours";
/// Stands beside what is saved.
pub const THEIRS: &str = "In Creatio now";

/// Said after saving.
pub fn saved(name: &str) -> String {
    format!("“{name}” is saved.")
}

/// Said after deleting.
pub fn deleted(name: &str) -> String {
    format!("“{name}” is deleted.")
}

/// Heading of the dialog that deletes.
pub fn delete_question(name: &str) -> String {
    format!("Delete {name}?")
}

/// What a field is called.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Name => "Name",
        Field::ApplicationUrl => "Application URL",
        Field::RedirectUrl => "Redirect URL",
        Field::Description => "Description",
        Field::Active => "Active",
        Field::SystemUser => "System user",
    }
}

/// Warns of the user who may do everything.
pub const ACTS_AS_SUPERVISOR: &str = "The Supervisor may do everything, and so may whoever holds this app's secret. A user of its own with the rights that the app needs is safer.";

/// Warns of a user whom several apps act as.
pub fn acts_for_others(names: &[String]) -> Option<String> {
    let named = super::list::named(names, 3);
    (!names.is_empty())
        .then(|| format!("Also acts for {named}: what is done to this user is done to all of them."))
}

/// Link to a new app with the values of this one.
pub const DUPLICATE: &str = "Duplicate";
/// What the file with an app's record is called.
pub fn record_file(name: &str) -> String {
    format!("{name}.json")
}

/// Name of a copy, in at most `longest` UTF-16 units, as Creatio and the browser count.
pub fn copy_name(name: &str, longest: usize) -> String {
    const COPY: &str = " (copy)";
    let mut room = longest.saturating_sub(COPY.len());
    let fits = |character: &char| {
        let left = room.checked_sub(character.len_utf16());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let kept: String = name.chars().take_while(fits).collect();
    format!("{}{COPY}", kept.trim_end())
}

/// What is wrong with what was typed.
pub fn problem(problem: Problem) -> &'static str {
    match problem {
        Problem::NameMissing => "Enter a name",
        Problem::UrlMissing => "Enter the URL of the app's homepage",
        Problem::UrlInvalid => "URL is invalid. A full one looks like https://app.example.com",
        Problem::RedirectInvalid => "URL is invalid. A full one looks like https://app.example.com/signed-in",
        Problem::UserMissing => "Choose the user on whose behalf the app acts",
    }
}

/// What kind of user a choice is, and how many apps act as the user already, if that is known.
pub fn user_note(
    technical: bool,
    active: bool,
    contact: Option<&str>,
    supervisor: bool,
    acts_for: Option<usize>,
) -> String {
    let mut parts = vec![if technical { "Technical user" } else { "User" }.to_owned()];
    if !active {
        parts.push("not active".to_owned());
    }
    parts.extend(contact.map(str::to_owned));
    if supervisor {
        parts.push("may do everything".to_owned());
    }
    parts.extend(acts_for.map(|apps| match apps {
        1 => "acts for 1 app".to_owned(),
        apps => format!("acts for {apps} apps"),
    }));
    parts.join(" · ")
}

/// Said below the users that are offered when there are more.
pub fn more_users(offered: usize) -> String {
    format!("The first {offered}. There are more: type a part of the name.")
}

/// Why a new app could not be read back.
pub const NOT_LISTED_YET: &str = "Creatio does not list it yet.";
/// What to do about it.
pub const NOT_LISTED_YET_NEXT: &str =
    "Try again in a moment. The Client Id and Client secret below are already valid.";
/// Said when looking again finds no app.
pub const NOT_THERE: &str = "Creatio has no new app of this name.";
/// Why Save may not be pressed.
pub const DECIDE_FIRST: &str = "Decide the fields above first";
