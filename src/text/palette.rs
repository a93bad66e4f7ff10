//! The palette with commands, and the list of shortcuts.

use crate::palette::{Place, Shortcut};

/// Name of the palette, and of the button that opens it.
pub const COMMANDS: &str = "Commands";
/// Name of the field in it.
pub const FIND: &str = "Find an app, page or command";
/// Name of the list below the field.
pub const FOUND: &str = "Found";
/// Heading over what can be done.
pub const GROUP_COMMANDS: &str = "Commands";
/// Heading over the pages.
pub const GROUP_PAGES: &str = "Pages";
/// Heading over the apps.
pub const GROUP_APPS: &str = "Apps";
/// Page.
pub const NEW_APP: &str = "New app";
/// More words for it.
pub const NEW_APP_ALSO: &str = "create add integration";
/// More words for the list of apps.
pub const APPS_ALSO: &str = "list clients integrations";
/// More words for the connection.
pub const CONNECT_ALSO: &str = "identity service connection checks settings";
/// Command, and heading of the dialog that it opens.
pub const SHORTCUTS: &str = "Shortcuts";
/// More words for it.
pub const SHORTCUTS_ALSO: &str = "keyboard keys help";
/// More words for signing out.
pub const SIGN_OUT_ALSO: &str = "log off leave session";
/// Said of an app that is switched off.
pub const OFF: &str = "off";
/// Said while not all apps are read.
pub const READING: &str = "Not all apps are read yet: more may be found as they come.";
/// Said when the apps could not be read.
pub const FAILED: &str = "The apps could not be read: the page Apps says why.";
/// Command of the list that shows only some apps.
pub const FILTER_ON: &str = "Filter: switched on";
/// Command of the list that shows only some apps.
pub const FILTER_OFF: &str = "Filter: switched off";
/// Command of the list that shows only some apps.
pub const FILTER_ATTENTION: &str = "Filter: needs attention";
/// More words for the filters.
pub const FILTER_ALSO: &str = "show only active inactive enabled disabled findings";
/// Command of the list.
pub const CLEAR_ALL: &str = "Clear search and filters";
/// More words for it.
pub const CLEAR_ALL_ALSO: &str = "reset show all";
/// More words for reading the list anew.
pub const RELOAD_ALSO: &str = "refresh read again";
/// Why the list cannot be read anew now.
pub const UNDER_WAY: &str = "under way";
/// Command of the list.
pub const SELECT_ALL: &str = "Select all shown";
/// Command of the list.
pub const SWITCH_ON: &str = "Switch on the selected";
/// Command of the list.
pub const SWITCH_OFF: &str = "Switch off the selected";
/// Command of the list.
pub const DELETE: &str = "Delete the selected";
/// More words for switching on.
pub const SWITCH_ON_ALSO: &str = "activate enable";
/// More words for switching off.
pub const SWITCH_OFF_ALSO: &str = "deactivate disable";
/// More words for deleting.
pub const DELETE_ALSO: &str = "remove";
/// Command of the list.
pub const EXPORT_CSV: &str = "Export as CSV";
/// Command of the list.
pub const EXPORT_JSON: &str = "Export as JSON";
/// More words for exporting.
pub const EXPORT_ALSO: &str = "save download file spreadsheet";
/// Said of an export that saves what is selected.
pub const OF_SELECTED: &str = "the selected";
/// Said of an export that saves what is shown.
pub const OF_SHOWN: &str = "all shown";
/// More words for saving an app.
pub const SAVE_ALSO: &str = "store changes";
/// More words for duplicating an app.
pub const DUPLICATE_ALSO: &str = "clone copy new";
/// More words for what copies something of an app.
pub const COPY_ALSO: &str = "as clipboard address";
/// More words for checking the connection.
pub const CHECK_AGAIN_ALSO: &str = "repeat refresh reload test";
/// More words for doing all that is left of the connection.
pub const DO_THE_REST_ALSO: &str = "mend repair enable settings default resource";
/// Switch in the list of shortcuts.
pub const SINGLE_KEYS: &str = "Single-key shortcuts";
/// What it is good for.
pub const SINGLE_KEYS_HINT: &str =
    "Off, a character alone does nothing: for whoever dictates, or presses keys by accident.";
/// Button that closes the list of shortcuts.
pub const CLOSE: &str = "Close";
/// Stands between two ways to do the same by keyboard.
pub const OR: &str = " or ";

/// Command that puts something of an app on the clipboard.
pub fn copy(what: &str) -> String {
    format!("Copy {what}")
}

/// Command that shows in the list of apps what was typed.
pub fn search_list(typed: &str) -> String {
    format!("Search the list for “{}”", typed.trim())
}

/// What stands beside an app: what it was found by or is known by, and whether it is switched off.
pub fn app_note(known_by: &str, is_active: bool) -> String {
    match (is_active, known_by) {
        (true, known_by) => known_by.to_owned(),
        (false, "") => OFF.to_owned(),
        (false, known_by) => format!("{OFF} · {known_by}"),
    }
}

/// That more apps were found than are listed.
pub fn more(shown: usize) -> String {
    format!("The first {shown} that fit best; type more to narrow them down.")
}

/// Where shortcuts work.
pub fn place(place: Place) -> &'static str {
    match place {
        Place::Everywhere => "On every page",
        Place::List => "In the list of apps",
    }
}

/// What a shortcut does.
pub fn shortcut(shortcut: Shortcut) -> &'static str {
    match shortcut {
        Shortcut::Commands => "Find an app, a page or a command",
        Shortcut::Shortcuts => "Show these shortcuts",
        Shortcut::Search => "Go to the search",
        Shortcut::Rows => "Go to the next row, or back",
        Shortcut::SelectRows => "The same, selecting on the way",
        Shortcut::Select => "Select the app of this row, or take it out",
        Shortcut::SelectRange => "Select all from the app before to this one",
        Shortcut::Selection => "Go to what can be done with the selected apps",
        Shortcut::Clear => "Select nothing",
    }
}

/// Keys in one line, for a document.
#[cfg(test)]
pub fn keys(keys: &[&[&str]]) -> String {
    let chord = |chord: &&[&str]| chord.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" + ");
    keys.iter().map(chord).collect::<Vec<_>>().join(OR)
}
