//! The list of apps.

use model::typed_text::isolated;

/// The maximum number of characters of a search that a sentence quotes.
const MAX_QUOTE: usize = 100;

pub const HEADING: &str = "OAuth 2.0 integrated applications";
pub const SEARCH: &str = "Search apps";
pub const SEARCH_HINT: &str = "Name, user, URL, client ID";
pub const NEW: &str = "New";
pub const RELOAD: &str = "Reload";
pub const UNDO: &str = "Undo";
pub const LOADING: &str = "Loading apps…";
pub const READING: &str = "Loading more apps";
pub const EMPTY: &str = "No apps yet";
pub const ADD_FIRST: &str = "Add your first app";
pub const SETUP_FIRST: &str = "You can add apps once the setup is finished.";
pub const CLEAR_SEARCH: &str = "Clear search";
pub const LIST_FAILED: &str = "Couldn't load the apps.";
pub const NO_USER: &str = "not set";
pub const UP_TO_DATE: &str = "Up to date";
pub const NOT_REFRESHED: &str = "Couldn't refresh";

/// The name of the button that opens the menu of an app's row.
pub fn actions(name: &str) -> String {
    format!("Actions for {name}")
}

/// A time in full. Creatio sends most times without a time zone: they are in the one of the user's profile.
pub fn exact(moment: String, has_zone: bool) -> String {
    if has_zone { moment } else { format!("{moment} (time zone of your Creatio profile)") }
}

/// The name of the switch in an app's row.
pub fn active_switch(name: &str) -> String {
    format!("Active: {name}")
}

/// Message after an app was turned on.
pub fn turned_on(name: &str) -> String {
    format!("“{}” is turned on.", isolated(name))
}

/// Message after an app was turned off.
pub fn turned_off(name: &str) -> String {
    format!("“{}” is turned off. The Identity Service stops issuing tokens for it.", isolated(name))
}

/// The number of visible apps.
pub fn count(visible: usize, all: usize, complete: bool) -> String {
    let so_far = if complete { "" } else { " so far" };
    match (visible == all, all) {
        (true, 1) => format!("1 app{so_far}"),
        (true, _) => format!("{all} apps{so_far}"),
        (false, _) => format!("{visible} of {all} apps{so_far}"),
    }
}

/// Heading of a search that found nothing.
pub fn nothing_found(search: &str) -> String {
    match search.trim() {
        "" => "No app matches the filters".to_owned(),
        search => format!("No app matches “{}”", beginning(search)),
    }
}

/// The beginning of a text, short enough for a sentence.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

pub const SEARCH_NOT_COMPLETE: &str = "Not all apps are loaded yet. More may be found.";
pub const SHOW_ALL: &str = "Show all apps";

pub const NOTHING_FOUND_NEXT: &str =
    "The search looks for every word in name, client id, URL, description and system user.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_search_only_the_beginning_is_quoted() {
        let quoted = |search: &str| {
            nothing_found(search).matches(['a', 'ü']).count() - "app matches".matches('a').count()
        };
        assert_eq!(quoted("aü"), 2);
        assert_eq!(quoted(&"ü".repeat(MAX_QUOTE)), MAX_QUOTE);
        assert_eq!(
            nothing_found(&"ü".repeat(3_000)),
            nothing_found(&"ü".repeat(MAX_QUOTE)).replace('”', "…”")
        );
    }
}
