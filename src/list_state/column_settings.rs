//! Which columns are visible and how wide they are, saved for the next visit.

use leptos::prelude::*;
use model::list::{columns::Columns, view::Column};

use crate::browser;

/// localStorage key of the column settings.
const KEY: &str = "creatio-oauth-admin.columns";

/// The columns as the user has set them.
#[derive(Clone, Copy)]
pub struct ColumnSettings {
    columns: RwSignal<Columns>,
    visible: Memo<Vec<Column>>,
}

impl ColumnSettings {
    /// The columns as they were saved.
    pub(super) fn new() -> Self {
        let saved = browser::storage::load(KEY);
        let columns = RwSignal::new(saved.map_or_else(Columns::default, |json| Columns::from_json(&json)));
        Self { columns, visible: Memo::new(move |_| columns.with(|columns| columns.visible().collect())) }
    }

    /// Reads the settings; tracked.
    pub fn with<T>(self, look: impl FnOnce(&Columns) -> T) -> T {
        self.columns.with(look)
    }

    /// The visible columns, in order; tracked. Unlike the settings they stay the same while a column is resized.
    pub fn visible(self) -> Vec<Column> {
        self.visible.get()
    }

    /// Changes the settings and saves them.
    pub fn change(self, change: impl FnOnce(&mut Columns)) {
        self.columns.update(change);
        let json = self.columns.with_untracked(Columns::to_json);
        browser::storage::save(KEY, Some(&json));
    }
}
