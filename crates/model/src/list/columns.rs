//! Which columns the list shows and how wide they are, as set by the user.

use serde::{Deserialize, Serialize};

use super::view::Column;
use crate::app::field::Field;

/// Minimum width of a column, in CSS pixels.
const MIN_WIDTH: u32 = 60;
/// Maximum width that is read from saved settings, in CSS pixels.
const MAX_WIDTH: u32 = 10_000;

/// The columns as set by the user, by their keys; the default shows all at their default widths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    hidden: Vec<String>,
    /// Widths of columns relative to the others, by key; a column without one has its default width.
    widths: Vec<(String, u32)>,
}

impl Columns {
    /// Reads what [`to_json`](Columns::to_json) wrote; anything else is the default. Columns that are unknown are dropped.
    pub fn from_json(json: &str) -> Columns {
        let mut columns: Columns = serde_json::from_str(json).unwrap_or_default();
        columns.hidden.retain(|key| Column::from_key(key).is_some_and(can_hide));
        columns.widths.retain(|(key, _)| Column::from_key(key).is_some());
        for (_, width) in &mut columns.widths {
            *width = (*width).clamp(MIN_WIDTH, MAX_WIDTH);
        }
        columns
    }

    /// The settings as JSON, to be saved.
    pub fn to_json(&self) -> String {
        // Serializing texts and numbers cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether a column is visible. The name always is, because it links to the app.
    pub fn is_visible(&self, column: Column) -> bool {
        self.hidden.iter().all(|key| key != column.key())
    }

    /// The visible columns, in order.
    pub fn visible(&self) -> impl Iterator<Item = Column> {
        Column::all().filter(|column| self.is_visible(*column))
    }

    /// Shows or hides a column.
    pub fn set_visible(&mut self, column: Column, visible: bool) {
        self.hidden.retain(|key| key != column.key());
        if !visible && can_hide(column) {
            self.hidden.push(column.key().to_owned());
        }
    }

    /// The next visible column, which gives or takes the pixels when this one is resized.
    pub fn next(&self, column: Column) -> Option<Column> {
        let mut behind = Column::all().skip_while(|other| *other != column).skip(1);
        behind.find(|next| self.is_visible(*next))
    }

    /// Sets the widths to those on the screen, in CSS pixels, so that resizing starts from there. `None` is a hidden column.
    pub fn set_measured(&mut self, measure: impl Fn(Column) -> Option<u32>) {
        for column in Column::all() {
            let width = measure(column).unwrap_or(self.width(column)).max(1);
            self.set_width(column, width);
        }
    }

    /// Makes a column wider by this many CSS pixels, or narrower if negative, at the expense of the next one.
    pub fn resize(&mut self, column: Column, by: i32) {
        let Some(next) = self.next(column) else { return };
        let (own, other) = (self.width(column), self.width(next));
        let room = |width: u32| i32::try_from(width.saturating_sub(MIN_WIDTH)).unwrap_or(i32::MAX);
        let by = by.clamp(-room(own), room(other));
        self.set_width(column, own.saturating_add_signed(by));
        self.set_width(next, other.saturating_add_signed(-by));
    }

    /// The share of this column in the combined width of itself and the next one, in percent.
    pub fn share(&self, column: Column) -> u32 {
        let own = self.width(column);
        let next = self.next(column).map_or(0, |next| self.width(next));
        own * 100 / (own + next).max(1)
    }

    /// The tracks of the visible columns for CSS `grid-template-columns`.
    pub fn grid_template(&self) -> String {
        let tracks = self.visible().map(|column| format!("minmax(0,{}fr)", self.width(column)));
        tracks.collect::<Vec<_>>().join(" ")
    }

    fn width(&self, column: Column) -> u32 {
        let set = self.widths.iter().find(|(key, _)| key == column.key());
        set.map_or(column.default_width(), |(_, width)| *width)
    }

    fn set_width(&mut self, column: Column, width: u32) {
        self.widths.retain(|(key, _)| key != column.key());
        self.widths.push((column.key().to_owned(), width));
    }
}

fn can_hide(column: Column) -> bool {
    column.field != Field::Name
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn column(key: &str) -> Column {
        Column::from_key(key).unwrap()
    }

    fn widths(columns: &Columns) -> Vec<u32> {
        Column::all().map(|column| columns.width(column)).collect()
    }

    #[test]
    fn settings_survive_as_json() {
        let mut columns = Columns::default();
        assert_eq!(Columns::from_json(&columns.to_json()), columns);
        columns.set_visible(column("url"), false);
        columns.resize(column("user"), 40);
        assert_eq!(Columns::from_json(&columns.to_json()), columns);
        let template = columns.grid_template();
        assert_eq!(template.split(' ').count(), Column::all().count() - 1);
        assert!(template.starts_with("minmax(0,280fr) minmax(0,72fr) minmax(0,190fr) "), "{template}");
    }

    #[test]
    fn anything_else_is_the_default() {
        for json in
            ["", "null", "7", "{", r#"{"hidden":["color"]}"#, r#"{"hidden":["name"]}"#, r#"{"widths":[1]}"#]
        {
            assert_eq!(Columns::from_json(json), Columns::default(), "{json}");
        }
        let clamped = Columns::from_json(r#"{"widths":[["name",1],["active",99999999],["color",5]]}"#);
        assert_eq!(widths(&clamped)[..2], [MIN_WIDTH, MAX_WIDTH]);
    }

    #[test]
    fn the_name_is_always_visible() {
        let mut columns = Columns::default();
        columns.set_visible(column("name"), false);
        assert!(columns.is_visible(column("name")));
    }

    #[test]
    fn a_column_grows_at_the_expense_of_the_next_visible_one() {
        let mut columns = Columns::default();
        columns.set_visible(column("active"), false);
        assert_eq!(columns.next(column("name")), Some(column("user")));
        assert_eq!(columns.next(column("modified")), None);
        columns.resize(column("name"), 1_000);
        assert_eq!(widths(&columns), [280 + 90, 72, MIN_WIDTH, 210, 170, 184]);
        columns.resize(column("name"), -1_000);
        assert_eq!(widths(&columns), [MIN_WIDTH, 72, 370, 210, 170, 184]);
        assert_eq!(columns.share(column("name")), 13);
        columns.resize(column("modified"), 10);
        assert_eq!(widths(&columns), [MIN_WIDTH, 72, 370, 210, 170, 184], "nothing is behind the last");
    }
}
