//! What can be done with the list of apps.

use crate::apps::list::Column;
use crate::apps::{Concern, Deed, Kind, Tally};

/// Button that shows the filters.
pub const FILTER: &str = "Filter";
/// Button that shows which columns there are.
pub const COLUMNS: &str = "Columns";
/// Button that offers the list as a file.
pub const EXPORT: &str = "Export";
/// Menu item for a spreadsheet.
pub const EXPORT_CSV: &str = "CSV for spreadsheets";
/// Menu item for programs.
pub const EXPORT_JSON: &str = "JSON for programs";
/// Name of the region with the filters.
pub const FILTERS: &str = "Filters";
/// Filter by Active.
pub const FILTER_ACTIVE: &str = "Active";
/// Filter by system user.
pub const FILTER_USER: &str = "Acts as";
/// Filter by what somebody should look at.
pub const FILTER_ATTENTION: &str = "Needs attention";
/// What that filter looks for.
pub const FILTER_ATTENTION_HINT: &str = "No system user, or one that is not active; the Supervisor; an invalid Application URL; a name that two apps have.";
/// Choice of a filter that leaves nothing out.
pub const ANY: &str = "Any";
/// Stands for a system user that no app in the list acts as.
pub const STRANGER: &str = "A user without apps";
/// Choice of the filter by Active.
pub const ONLY_ON: &str = "Switched on";
/// Choice of the filter by Active.
pub const ONLY_OFF: &str = "Switched off";
/// Button that takes the filters away.
pub const CLEAR_FILTERS: &str = "Clear filters";
/// What failed.
pub const IDLE_FAILED: &str = "Which system users are not active could not be read.";
/// Name of the region with the columns.
pub const SHOWN_COLUMNS: &str = "Shown columns";
/// Button that makes the columns as they were at first.
pub const USUAL_COLUMNS: &str = "As usual";
/// Name of the box that selects all rows that are shown.
pub const SELECT_ALL: &str = "Select all shown";
/// Name of the region with what can be done with the selected apps.
pub const SELECTION: &str = "Selection";
/// Button that selects nothing.
pub const CLEAR_SELECTION: &str = "Clear selection";
/// Button.
pub const SWITCH_ON: &str = "Switch on";
/// Button.
pub const SWITCH_OFF: &str = "Switch off";
/// Button.
pub const DELETE: &str = "Delete";
/// Button that leads from deleting to switching off.
pub const SWITCH_OFF_INSTEAD: &str = "Switch off instead";
/// Button.
pub const CANCEL: &str = "Cancel";
/// Button that takes up no further app.
pub const STOP: &str = "Stop";
/// Button that closes the dialog with the results.
pub const CLOSE: &str = "Close";
/// Button that does the same again with what failed.
pub const TRY_FAILED: &str = "Try the failed again";
/// Button that goes on with what is left after a stop.
pub const GO_ON: &str = "Go on with the rest";
/// Button that saves the results as a file.
pub const SAVE_RESULTS: &str = "Save results";
/// Button that saves the records of the apps before they are deleted.
pub const SAVE_RECORDS: &str = "Save records";
/// What the records are good for.
pub const SAVE_RECORDS_HINT: &str = "Everything but the secrets, as JSON: enough to make them anew.";
/// Name of the list with the results.
pub const RESULTS: &str = "Results";
/// Name of the bar that shows how far it is.
pub const PROGRESS: &str = "Progress";
/// Button that switches on again what was switched off.
pub const UNDO: &str = "Undo";
/// Which road is in use when it is not the usual one.
pub const BY_ODATA: &str = "Read by OData 4: DataService is closed for this object.";

/// Name of the box that selects an app.
pub fn select(name: &str) -> String {
    format!("Select {name}")
}

/// Name of the handle that changes how wide a column is.
pub fn width_of(column: Column) -> String {
    format!("Width of {}", super::apps::column(column))
}

/// Button that shows the filters, with how many are set.
pub fn filter(set: usize) -> String {
    match set {
        0 => FILTER.to_owned(),
        set => format!("{FILTER} ({set})"),
    }
}

/// A system user as a choice, with how many apps act as it.
pub fn user_choice(name: &str, apps: usize) -> String {
    format!("{name} ({apps})")
}

/// How many apps are selected, and how many of them are not shown.
pub fn selected(count: usize, hidden: usize) -> String {
    match hidden {
        0 => format!("{count} selected"),
        hidden => format!("{count} selected, {hidden} of them not shown"),
    }
}

fn apps(count: usize) -> String {
    if count == 1 { "1 app".to_owned() } else { format!("{count} apps") }
}

/// Heading of the dialog before anything is done.
pub fn question(deed: Deed, count: usize) -> String {
    let apps = apps(count);
    match deed {
        Deed::SwitchOn => format!("Switch on {apps}?"),
        Deed::SwitchOff => format!("Switch off {apps}?"),
        Deed::Delete => format!("Delete {apps}?"),
    }
}

/// What it will do.
pub fn lead(deed: Deed) -> &'static str {
    match deed {
        Deed::SwitchOn => "The Identity Service gives tokens again, with the credentials that there are.",
        Deed::SwitchOff => {
            "The Identity Service gives no token any more. The credentials stay, and it can be undone."
        }
        Deed::Delete => {
            "Access is lost at once, and Client Id and Client secret are gone for good. Switching off instead can be undone."
        }
    }
}

/// The names of the apps, or of the first so many of them.
pub fn named(names: &[String], most: usize) -> String {
    let named = names.iter().take(most).map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// Field that guards deleting: one by its name, many by their number.
pub fn type_count(count: usize) -> String {
    match count {
        1 => super::one_app::TYPE_NAME.to_owned(),
        count => format!("Type {count} to confirm"),
    }
}

/// Why Delete may not be pressed.
pub fn differs(count: usize) -> &'static str {
    match count {
        1 => super::one_app::NAME_DIFFERS,
        _ => "The number does not match yet",
    }
}

/// Button that does it.
pub fn do_it(deed: Deed) -> &'static str {
    match deed {
        Deed::SwitchOn => SWITCH_ON,
        Deed::SwitchOff => SWITCH_OFF,
        Deed::Delete => DELETE,
    }
}

/// Heading of the dialog while it is done and afterwards.
pub fn under_way(deed: Deed, running: bool, tally: &Tally) -> String {
    let (doing, done) = match deed {
        Deed::SwitchOn => ("Switching on", "Switched on"),
        Deed::SwitchOff => ("Switching off", "Switched off"),
        Deed::Delete => ("Deleting", "Deleted"),
    };
    match running {
        true => format!("{doing} {}", apps(tally.all)),
        false => format!("{done} {} of {}", tally.done, apps(tally.all)),
    }
}

/// How far it is.
pub fn so_far(tally: &Tally) -> String {
    let mut parts = vec![format!("{} done", tally.done)];
    if tally.already > 0 {
        parts.push(format!("{} were so already", tally.already));
    }
    parts.push(format!("{} failed", tally.failed));
    if tally.left() > 0 {
        parts.push(format!("{} left", tally.left()));
    }
    parts.join(" · ")
}

/// What became of one app, in a word.
pub const DONE: &str = "Done";
/// There was nothing to do.
pub const ALREADY: &str = "Was so already";
/// It was not done.
pub const FAILED: &str = "Failed";
/// Its turn has not come.
pub const LEFT: &str = "Not touched";

/// That more results are there than are listed.
pub fn more_results(count: usize) -> String {
    format!("and {count} more: “{SAVE_RESULTS}” holds all of them.")
}

/// Said after a file was saved.
pub fn exported(count: usize) -> String {
    format!("{} exported. Secrets are not part of it.", apps(count))
}

/// Why somebody should look at an app.
pub fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::NoSystemUser => "It has no system user, so nothing that it asks for is answered.",
        Concern::UserNotActive => "Its system user is not active.",
        Concern::ActsAsSupervisor => "It acts as the Supervisor, who may do everything.",
        Concern::UrlInvalid => "Its Application URL is invalid.",
        Concern::NameTwice => "Another app has the same name.",
    }
}

/// Said when a credential was pasted into the search.
pub fn recognised(kind: Kind, named: bool) -> String {
    let what = match kind {
        Kind::Basic => "a Basic header",
        Kind::Token => "a token",
        Kind::Request => "a token request",
        Kind::Json => "JSON",
        Kind::Secret => "what looks like a secret",
    };
    let then = match named {
        true => "The list is searched for the Client Id that it names.",
        false => "It names no Client Id, so there is nothing to look for.",
    };
    format!("That was {what}: read here, sent nowhere and not kept. {then}")
}
