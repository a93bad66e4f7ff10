//! One app of the list.

use std::{collections::HashSet, sync::Arc};

use creatio::{App, Id};
use leptos::prelude::*;

/// One app of the list. Lists of rows are copied often, so a copy is only a pointer.
pub type Row = Arc<RowData>;

/// An app with its own signals: when it changes, only its row is rendered again.
pub struct RowData {
    /// Id of the app's record.
    pub id: Id,
    /// The app as it was last read.
    pub app: ArcRwSignal<App>,
    /// While the app is being changed, whether it will be on: its switch moves at once.
    pub requested: ArcRwSignal<Option<bool>>,
}

impl RowData {
    pub(super) fn new(app: App) -> Row {
        Arc::new(RowData {
            id: app.id.clone(),
            app: ArcRwSignal::new(app),
            requested: ArcRwSignal::new(None),
        })
    }
}

impl RowData {
    /// Copies only the fields that turning the app on or off changes in Creatio, so that its row stays where it is.
    pub fn set_active(&self, now: &App) {
        self.app.update(|app| {
            app.is_active = now.is_active;
            app.modified_on.clone_from(&now.modified_on);
        });
    }
}

/// Merges a complete new snapshot of the list into the rows: rows that stay keep their signals, so that focus and
/// selection stay with them. `changed` are the apps changed on this page while the list was being read: the snapshot may be
/// older than that change, so they stay as they are.
///
/// True if anything that sorting, filtering or searching looks at has changed.
pub(super) fn merge(rows: &mut Vec<Row>, apps: Vec<App>, changed: &HashSet<Id>) -> bool {
    let before: Vec<Row> = std::mem::take(rows);
    let mut differs = before.len() != apps.len();
    for (place, app) in apps.into_iter().enumerate() {
        // Two snapshots of one list agree in nearly all positions.
        let at_place = before.get(place).filter(|row| row.id == app.id);
        let known = at_place.or_else(|| before.iter().find(|row| row.id == app.id));
        differs |= at_place.is_none();
        let Some(row) = known else {
            // Deleted on this page while the list was being read.
            if !changed.contains(&app.id) {
                rows.push(RowData::new(app));
            }
            continue;
        };
        if !changed.contains(&app.id) && row.app.with_untracked(|old| *old != app) {
            row.app.set(app);
            differs = true;
        }
        rows.push(row.clone());
    }
    // Created on this page while the list was being read.
    let created = before.into_iter().filter(|row| changed.contains(&row.id));
    let missing: Vec<Row> = created.filter(|row| rows.iter().all(|other| other.id != row.id)).collect();
    differs |= !missing.is_empty();
    rows.extend(missing);
    differs
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn app(number: u8, name: &str) -> App {
        App {
            id: format!("00000000-0000-0000-0000-0000000000{number:02x}").parse().unwrap(),
            name: name.to_owned(),
            is_active: true,
            ..App::default()
        }
    }

    fn names(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| row.app.with_untracked(|app| app.name.clone())).collect()
    }

    #[test]
    fn a_second_reading_updates_rows_in_place_and_adds_and_removes_others() {
        let mut rows: Vec<Row> = [app(1, "one"), app(2, "two"), app(3, "three")].map(RowData::new).into();
        let two = rows[1].clone();
        assert!(merge(&mut rows, vec![app(2, "second"), app(3, "three"), app(4, "four")], &HashSet::new()));
        assert_eq!(names(&rows), ["second", "three", "four"]);
        assert!(Arc::ptr_eq(&rows[0], &two), "the row stays the same");
        assert!(!merge(&mut rows, vec![app(2, "second"), app(3, "three"), app(4, "four")], &HashSet::new()));
    }

    #[test]
    fn what_was_changed_here_while_the_list_was_read_stays() {
        let mut rows: Vec<Row> = [app(1, "saved here"), app(5, "created here")].map(RowData::new).into();
        let changed = [1, 5, 9].map(|number| app(number, "").id).into();
        assert!(merge(&mut rows, vec![app(1, "old"), app(9, "deleted here")], &changed));
        assert_eq!(names(&rows), ["saved here", "created here"]);
    }
}
