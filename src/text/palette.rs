//! The command palette, and the list of shortcuts.

use model::commands::shortcuts::{Scope, Shortcut};

pub const COMMANDS: &str = "Commands";
pub const FIND: &str = "Find an app, page or command";
pub const FOUND: &str = "Found";
pub const GROUP_COMMANDS: &str = "Commands";
pub const GROUP_PAGES: &str = "Pages";
pub const GROUP_APPS: &str = "Apps";
pub const GROUP_RECENT: &str = "Recent apps";
pub const NEW_APP: &str = "New app";
pub const NEW_APP_KEYWORDS: &str = "create add integration";
pub const APPS_KEYWORDS: &str = "list clients integrations";
pub const CONNECT_KEYWORDS: &str = "identity service connection checks settings";
pub const ACCESS_KEYWORDS: &str = "users rights roles rating permissions";
pub const FINDINGS_KEYWORDS: &str = "audit problems risks rules";
pub const SHORTCUTS: &str = "Shortcuts";
pub const SHORTCUTS_KEYWORDS: &str = "keyboard keys help";
pub const SIGN_OUT_KEYWORDS: &str = "log off leave session";
pub const OFF: &str = "off";
pub const READING: &str = "Not all apps are loaded yet. More may be found.";
pub const FAILED: &str = "Couldn't load the apps. The page Apps says why.";
pub const FILTER_ON: &str = "Filter: on";
pub const FILTER_OFF: &str = "Filter: off";
pub const FILTER_ATTENTION: &str = "Filter: needs attention";
pub const FILTER_KEYWORDS: &str = "show only active inactive enabled disabled findings";
pub const CLEAR_ALL: &str = "Clear search and filters";
pub const CLEAR_ALL_KEYWORDS: &str = "reset show all";
pub const RELOAD_KEYWORDS: &str = "refresh read again";
pub const IN_PROGRESS: &str = "in progress";
pub const SELECT_ALL: &str = "Select all visible apps";
pub const TURN_ON: &str = "Turn on selected";
pub const TURN_OFF: &str = "Turn off selected";
pub const DELETE: &str = "Delete selected";
pub const TURN_ON_KEYWORDS: &str = "activate enable switch";
pub const TURN_OFF_KEYWORDS: &str = "deactivate disable switch";
pub const DELETE_KEYWORDS: &str = "remove";
pub const EXPORT_CSV: &str = "Export as CSV";
pub const EXPORT_JSON: &str = "Export as JSON";
pub const EXPORT_KEYWORDS: &str = "save download file spreadsheet";
pub const OF_SELECTED: &str = "selected apps";
pub const OF_VISIBLE: &str = "visible apps";
pub const SAVE_KEYWORDS: &str = "store changes";
pub const DUPLICATE_KEYWORDS: &str = "clone copy new";
pub const COPY_KEYWORDS: &str = "as clipboard address";
pub const CHECK_AGAIN_KEYWORDS: &str = "repeat refresh reload test";
pub const RUN_REMAINING_STEPS_KEYWORDS: &str = "fix repair enable settings default resource";
pub const SINGLE_KEYS: &str = "Single-key shortcuts";
pub const SINGLE_KEYS_HINT: &str = "Turn off if you use speech input or press keys by accident.";
pub const CLOSE: &str = "Close";
pub const OR: &str = " or ";

/// Command that copies something from an app.
pub fn copy(what: &str) -> String {
    format!("Copy {what}")
}

/// Command that searches the list of apps for what was typed.
pub fn search_list(typed: &str) -> String {
    format!("Search the list for “{}”", typed.trim())
}

/// The note next to an app: what it was found by, or its client id, and whether it is off.
pub fn app_note(known_by: &str, is_active: bool) -> String {
    match (is_active, known_by) {
        (true, known_by) => known_by.to_owned(),
        (false, "") => OFF.to_owned(),
        (false, known_by) => format!("{OFF} · {known_by}"),
    }
}

/// Shown when more apps were found than are listed.
pub fn more(listed: usize) -> String {
    format!("The first {listed} that fit best; type more to narrow them down.")
}

/// Where shortcuts work.
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Everywhere => "On every page",
        Scope::List => "In the list of apps",
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
        Shortcut::Select => "Select the app of this row, or deselect it",
        Shortcut::SelectRange => "Select all from the app before to this one",
        Shortcut::Selection => "Go to the actions for the selected apps",
        Shortcut::Clear => "Clear the selection",
    }
}

/// The keys in one line, for the README.
#[cfg(test)]
pub fn keys(keys: &[&[&str]]) -> String {
    let chord = |chord: &&[&str]| chord.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" + ");
    keys.iter().map(chord).collect::<Vec<_>>().join(OR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_lists_the_same_keys() {
        let readme = include_str!("../../README.md");
        for shortcut in Shortcut::ALL.into_iter().flat_map(|(_, shortcuts)| shortcuts.iter().copied()) {
            let row = format!("| {} | {} |", keys(shortcut.keys(false)), super::shortcut(shortcut));
            assert!(readme.contains(&row), "README.md lacks\n{row}");
        }
    }
}
