//! The tools of the list: filters, columns, export, selection and bulk actions.

use model::{
    list::{
        attention::Concern,
        bulk::{BulkAction, Progress},
        pasted_credential::Kind,
        view::Column,
    },
    typed_text::{isolated, visible},
};

pub const FILTER: &str = "Filter";
pub const COLUMNS: &str = "Columns";
pub const EXPORT: &str = "Export";
pub const EXPORT_CSV: &str = "CSV for spreadsheets";
pub const EXPORT_JSON: &str = "JSON for programs";
pub const FILTER_ACTIVE: &str = "Status";
pub const FILTER_USER: &str = "System user";
pub const FILTER_ATTENTION: &str = "Needs attention";
pub const FILTER_ATTENTION_HINT: &str =
    "Flags inactive or missing system users, Supervisor, invalid URLs, and duplicate names.";
pub const ALL: &str = "All";
pub const FIND_USER: &str = "Find a user";
pub const RESIZE_HINT: &str = "Drag to resize, or press ← or → on the header";
pub const SORT: &str = "Sort by";
pub const DESCENDING: &str = "Descending";
pub const COMPACT: &str = "Compact rows";
pub const OPEN: &str = "Open";
pub const COPY_CLIENT_ID: &str = "Copy Client ID";
pub const UNKNOWN_USER: &str = "Unknown user";
pub const ONLY_ON: &str = "Active";
pub const ONLY_OFF: &str = "Inactive";
pub const CLEAR_FILTERS: &str = "Clear filters";
pub const INACTIVE_USERS_FAILED: &str = "Couldn't check which system users are inactive.";

pub const NO_ROW_READ: &str = "No app could be read";

/// Rows of Creatio's response that are missing from the list.
pub fn unreadable_rows(count: u32) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 row from Creatio couldn't be read and is not listed.".to_owned()),
        count => Some(format!("{count} rows from Creatio couldn't be read and are not listed.")),
    }
}

pub const VISIBLE_COLUMNS: &str = "Visible columns";
pub const RESET_COLUMNS: &str = "Reset to default";
pub const SELECT_ALL: &str = "Select all visible apps";
pub const SELECTION: &str = "Selection";
pub const CLEAR_SELECTION: &str = "Clear selection";
pub const TURN_ON: &str = "Turn on";
pub const TURN_OFF: &str = "Turn off";
pub const DELETE: &str = "Delete";
pub const TURN_OFF_INSTEAD: &str = "Turn off instead";
pub const CANCEL: &str = "Cancel";
pub const STOP: &str = "Stop";
pub const CLOSE: &str = "Close";
pub const RETRY_FAILED: &str = "Retry failed";
pub const CONTINUE: &str = "Continue";
pub const SAVE_RESULTS: &str = "Save results";
pub const RESULTS: &str = "Results";
pub const PROGRESS: &str = "Progress";
pub const UNDO: &str = "Undo";
pub const BY_ODATA: &str = "Read through OData 4, because the site closes this object to DataService.";

/// Name of the checkbox that selects an app.
pub fn select(name: &str) -> String {
    format!("Select {name}")
}

/// Name of the handle that resizes a column.
pub fn resize_column(column: Column) -> String {
    format!("Width of {}", super::app::field(column.field))
}

/// Button that shows the filters and the order, with the number of filters that are set.
pub fn filter_and_sort(set: usize) -> String {
    match set {
        0 => FILTER.to_owned(),
        set => format!("{FILTER} ({set})"),
    }
}

/// The filter by the state of apps.
pub fn active_chip(active: Option<bool>) -> String {
    match active {
        None => FILTER_ACTIVE.to_owned(),
        Some(true) => format!("{FILTER_ACTIVE}: {ONLY_ON}"),
        Some(false) => format!("{FILTER_ACTIVE}: {ONLY_OFF}"),
    }
}

/// The filter by system user.
pub fn user_chip(name: Option<&str>) -> String {
    name.map_or(FILTER_USER.to_owned(), |name| format!("{FILTER_USER}: {name}"))
}

/// The filter for apps that need attention, with their number once it is known.
pub fn attention_chip(count: Option<usize>) -> String {
    match count {
        None | Some(0) => FILTER_ATTENTION.to_owned(),
        Some(count) => format!("{FILTER_ATTENTION} ({count})"),
    }
}

/// The order of the rows.
pub fn sorted_by(column: &str, descending: bool) -> String {
    format!("{SORT} {column}{}", if descending { " ↓" } else { "" })
}

/// What an export holds.
pub fn scope(count: usize, is_selected: bool) -> String {
    format!("{count} {}", if is_selected { "selected" } else { "shown" })
}

/// A system user as a choice, with the number of apps that act as that user.
pub fn user_choice(name: &str, apps: usize) -> String {
    format!("{} ({apps})", isolated(name))
}

/// The number of selected apps, and how many of them are hidden by the search or the filters.
pub fn selected(count: usize, hidden: usize) -> String {
    match hidden {
        0 => format!("{count} selected"),
        hidden => format!("{count} selected · {hidden} hidden by search"),
    }
}

fn apps(count: usize) -> String {
    if count == 1 { "1 app".to_owned() } else { format!("{count} apps") }
}

/// Heading of the dialog before anything is done.
pub fn question(action: BulkAction, count: usize) -> String {
    let apps = apps(count);
    match action {
        BulkAction::TurnOn => format!("Turn on {apps}?"),
        BulkAction::TurnOff => format!("Turn off {apps}?"),
        BulkAction::Delete => format!("Delete {apps}?"),
    }
}

/// The same for a single app.
pub fn question_one(action: BulkAction, name: &str) -> String {
    format!("{} {name}?", confirm(action))
}

/// How many apps the action leaves as they are.
pub fn unchanged(action: BulkAction, count: usize) -> Option<String> {
    let state = if action == BulkAction::TurnOn { "on" } else { "off" };
    match count {
        0 => None,
        1 => Some(format!(" (1 is already {state})")),
        count => Some(format!(" ({count} are already {state})")),
    }
}

/// Why the action cannot start: all apps are as it would make them.
pub fn nothing_to_change(action: BulkAction) -> &'static str {
    match action {
        BulkAction::TurnOn => "All of them are already on",
        BulkAction::TurnOff | BulkAction::Delete => "All of them are already off",
    }
}

/// What the action will do.
pub fn lead(action: BulkAction, count: usize) -> String {
    let apps = if count == 1 { "The app" } else { "The apps" };
    match action {
        BulkAction::TurnOn => format!("{apps} can get tokens again, with the same credentials."),
        BulkAction::TurnOff => {
            format!("{apps} can't get new tokens until turned on again. The credentials stay the same.")
        }
        BulkAction::Delete if count == 1 => super::delete::DELETE_LEAD.to_owned(),
        BulkAction::Delete => {
            "The apps stop working immediately. Their credentials can't be recovered. Turning off instead can be undone.".to_owned()
        }
    }
}

/// The names of the apps, at most `max` of them.
pub fn named(names: &[String], max: usize) -> String {
    let named = names
        .iter()
        .take(max)
        .map(|name| format!("“{}”", isolated(&visible(name))))
        .collect::<Vec<_>>()
        .join(", ");
    match names.len().saturating_sub(max) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// What confirms deleting several apps.
pub fn confirmation(count: usize) -> String {
    format!("delete {}", apps(count))
}

/// Label of the field that confirms deleting: the name of a single app, or a phrase with the number of several.
pub fn type_to_confirm(count: usize) -> String {
    match count {
        1 => super::delete::TYPE_NAME.to_owned(),
        count => format!("Type “{}” to confirm", confirmation(count)),
    }
}

/// Why Delete is disabled; before anything is typed, there is nothing to object to.
pub fn confirmation_differs(count: usize, typed: &str) -> &'static str {
    match (count, typed) {
        (_, "") => "",
        (1, _) => super::delete::NAME_DIFFERS,
        _ => "The text doesn't match",
    }
}

/// Button that starts the action.
pub fn confirm(action: BulkAction) -> &'static str {
    match action {
        BulkAction::TurnOn => TURN_ON,
        BulkAction::TurnOff => TURN_OFF,
        BulkAction::Delete => DELETE,
    }
}

/// Heading of the dialog while the action is running and afterwards.
pub fn bulk_heading(action: BulkAction, running: bool, progress: &Progress) -> String {
    let (doing, done) = match action {
        BulkAction::TurnOn => ("Turning on", "Turned on"),
        BulkAction::TurnOff => ("Turning off", "Turned off"),
        BulkAction::Delete => ("Deleting", "Deleted"),
    };
    match running {
        true => format!("{doing} {}", apps(progress.total)),
        false => format!("{done} {} of {}", progress.done, apps(progress.total)),
    }
}

/// The progress of the action.
pub fn bulk_progress(progress: &Progress) -> String {
    let mut parts = vec![format!("{} done", progress.done)];
    if progress.unchanged > 0 {
        parts.push(format!("{} unchanged", progress.unchanged));
    }
    parts.push(format!("{} failed", progress.failed));
    if progress.pending() > 0 {
        parts.push(format!("{} not started", progress.pending()));
    }
    parts.join(" · ")
}

pub const DONE: &str = "Done";
pub const UNCHANGED: &str = "Unchanged";
pub const FAILED: &str = "Failed";
pub const NOT_KNOWN: &str = "Not known";
pub const NOT_STARTED: &str = "Not started";

/// Shown when there are more results than are listed.
pub fn more_results(count: usize) -> String {
    format!("and {count} more. “{SAVE_RESULTS}” saves all of them.")
}

/// Message after a file was saved.
pub fn exported(count: usize) -> String {
    format!("Exported {} (no secrets)", apps(count))
}

/// Why an app needs attention.
pub fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::NoSystemUser => {
            "It has no system user, so its requests are answered only on behalf of users who consent."
        }
        Concern::UserNotActive => "Its system user is inactive.",
        Concern::ActsAsSupervisor => "It acts as Supervisor, who has full access.",
        Concern::UrlInvalid => "Its Application URL is invalid.",
        Concern::NameTwice => "Another app has the same name.",
    }
}

/// Message when a credential was pasted into the search.
pub fn recognized(kind: Kind, named: bool) -> String {
    let what = match kind {
        Kind::Basic => "a Basic header",
        Kind::Token => "a token",
        Kind::Request => "a token request",
        Kind::Json => "JSON",
        Kind::Secret => "what looks like a secret",
    };
    let then =
        if named { "The list is searched for its Client Id." } else { "It has no Client Id to search for." };
    format!("You pasted {what}. It was not sent or saved. {then}")
}
