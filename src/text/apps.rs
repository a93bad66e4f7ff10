//! The list of apps.

use crate::apps::list::Column;

/// So many characters of what was typed are quoted in a sentence.
const LONGEST_QUOTE: usize = 100;

/// Heading of the page and name of the table.
pub const HEADING: &str = "OAuth 2.0 integrated applications";
/// Name of the search field.
pub const SEARCH: &str = "Search apps";
/// What the search looks through.
pub const SEARCH_HINT: &str = "Name, client id, URL, user…";
/// Link to a new app.
pub const NEW: &str = "New";
/// Button that reads the list anew.
pub const RELOAD: &str = "Reload";
/// Button that undoes a switching off.
pub const UNDO: &str = "Undo";
/// Said while the first rows are awaited.
pub const LOADING: &str = "Reading the apps from Creatio…";
/// Name of the bar that shows that further rows are coming.
pub const READING: &str = "Reading the other apps from Creatio";
/// Heading of the list without an app.
pub const EMPTY: &str = "No app is integrated yet";
/// What to do about a list without an app.
pub const EMPTY_NEXT: &str = "An app gets a Client Id and a Client secret here, and acts in Creatio on behalf of a system user. Connect the Identity Service first if that was not done.";
/// Button that clears the search.
pub const CLEAR_SEARCH: &str = "Clear search";
/// What failed when the list could not be read.
pub const LIST_FAILED: &str = "The apps could not be read.";
/// Stands for a system user that is not set.
pub const NO_USER: &str = "not set";

/// Head of a column.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Name => "Name",
        Column::Active => "Active",
        Column::SystemUser => "System user",
        Column::ApplicationUrl => "Application URL",
        Column::ClientId => "Client Id",
        Column::Modified => "Modified",
    }
}

/// Name of the switch in an app's row.
pub fn active_switch(name: &str) -> String {
    format!("Active: {name}")
}

/// Said after an app was switched on.
pub fn switched_on(name: &str) -> String {
    format!("“{name}” is switched on.")
}

/// Said after an app was switched off.
pub fn switched_off(name: &str) -> String {
    format!("“{name}” is switched off. The Identity Service gives it no token any more.")
}

/// What failed when an app could not be switched.
pub fn switch_failed(name: &str, on: bool) -> String {
    format!("“{name}” could not be switched {}.", if on { "on" } else { "off" })
}

/// How many apps are shown.
pub fn count(shown: usize, all: usize, complete: bool) -> String {
    let so_far = if complete { "" } else { " so far" };
    match (shown == all, all) {
        (true, 1) => format!("1 app{so_far}"),
        (true, _) => format!("{all} apps{so_far}"),
        (false, _) => format!("{shown} of {all} apps{so_far}"),
    }
}

/// Heading of a search that found nothing.
pub fn nothing_found(search: &str) -> String {
    match search.trim() {
        "" => "No app matches the filters".to_owned(),
        search => format!("No app matches “{}”", beginning(search)),
    }
}

/// So much of a text that it stays a part of a sentence.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Said while not all apps were looked through.
pub const SEARCH_NOT_COMPLETE: &str = "Not all apps are read yet: the search goes on as they come.";
/// Button that takes search and filters away.
pub const SHOW_ALL: &str = "Show all apps";

/// Why a search found nothing.
pub const NOTHING_FOUND_NEXT: &str =
    "Every word is looked for in name, client id, URL, description and system user.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_search_only_the_beginning_is_quoted() {
        let quoted = |search: &str| {
            nothing_found(search).matches(['a', 'ü']).count() - "app matches".matches('a').count()
        };
        assert_eq!(quoted("aü"), 2);
        assert_eq!(quoted(&"ü".repeat(LONGEST_QUOTE)), LONGEST_QUOTE);
        assert_eq!(
            nothing_found(&"ü".repeat(3_000)),
            nothing_found(&"ü".repeat(LONGEST_QUOTE)).replace('”', "…”")
        );
    }
}
