//! Which columns the list shows and how wide they are, as set by the user.

use serde_json::{Value, json};

use super::view::Column;
use crate::app::field::Field;

/// Minimum width of a column, in CSS pixels.
const MIN_WIDTH: u32 = 60;
/// Maximum width that is read from saved settings, in CSS pixels.
const MAX_WIDTH: u64 = 10_000;

/// The columns as set by the user; the default shows all at their default widths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    hidden: Vec<Field>,
    /// Widths of columns relative to the others; a column without one has its default width.
    widths: Vec<(Field, u32)>,
    /// Whether rows are low, without descriptions.
    pub is_compact: bool,
}

impl Columns {
    /// Reads what [`to_json`](Columns::to_json) wrote; anything else is the default. Columns that are unknown are dropped.
    ///
    /// The members are read one by one, because derived code would add 2 KB to the first load.
    pub fn from_json(json: &str) -> Columns {
        let saved: Value = serde_json::from_str(json).unwrap_or_default();
        let mut columns = Columns { is_compact: saved["compact"] == true, ..Columns::default() };
        let named = |key: &Value| key.as_str().and_then(Column::from_key);
        let list = |name: &str| saved[name].as_array().map_or(&[][..], Vec::as_slice);
        for column in list("hidden").iter().filter_map(named) {
            columns.set_visible(column, false);
        }
        for entry in list("widths") {
            if let (Some(column), Some(width)) = (named(&entry[0]), entry[1].as_u64()) {
                columns.set_width(column, width.clamp(u64::from(MIN_WIDTH), MAX_WIDTH) as u32);
            }
        }
        columns
    }

    /// The settings as JSON, to be saved.
    pub fn to_json(&self) -> String {
        let key = |field: &Field| Column::of(*field).map(Column::key);
        let hidden: Vec<_> = self.hidden.iter().filter_map(key).collect();
        let widths: Vec<_> =
            self.widths.iter().filter_map(|(field, width)| Some((key(field)?, width))).collect();
        json!({ "hidden": hidden, "widths": widths, "compact": self.is_compact }).to_string()
    }

    /// Whether a column is visible. The name always is, because it links to the app.
    pub fn is_visible(&self, column: Column) -> bool {
        !self.hidden.contains(&column.field)
    }

    /// The visible columns, in order.
    pub fn visible(&self) -> impl Iterator<Item = Column> {
        Column::all().filter(|column| self.is_visible(*column))
    }

    /// Shows or hides a column.
    pub fn set_visible(&mut self, column: Column, visible: bool) {
        self.hidden.retain(|field| *field != column.field);
        if !visible && column.field != Field::Name {
            self.hidden.push(column.field);
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

    /// The tracks of the visible columns for CSS `grid-template-columns`. The style sheet may replace each where there is
    /// little room.
    pub fn grid_template(&self) -> String {
        let track =
            |column: Column| format!("var(--column-{},minmax(0,{}fr)) ", column.key(), self.width(column));
        self.visible().map(track).collect()
    }

    fn width(&self, column: Column) -> u32 {
        let set = self.widths.iter().find(|(field, _)| *field == column.field);
        set.map_or(column.default_width(), |(_, width)| *width)
    }

    fn set_width(&mut self, column: Column, width: u32) {
        self.widths.retain(|(field, _)| *field != column.field);
        self.widths.push((column.field, width));
    }
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
        columns.is_compact = true;
        assert_eq!(Columns::from_json(&columns.to_json()), columns);
        let template = columns.grid_template();
        assert_eq!(template.split_whitespace().count(), Column::all().count() - 1);
        assert!(
            template.starts_with("var(--column-name,minmax(0,280fr)) var(--column-active,minmax(0,72fr)) "),
            "{template}"
        );
    }

    #[test]
    fn anything_else_is_the_default() {
        for json in
            ["", "null", "7", "{", r#"{"hidden":["color"]}"#, r#"{"hidden":["name"]}"#, r#"{"widths":[1]}"#]
        {
            assert_eq!(Columns::from_json(json), Columns::default(), "{json}");
        }
        let clamped = Columns::from_json(r#"{"widths":[["name",1],["active",99999999],["color",5]]}"#);
        assert_eq!(widths(&clamped)[..2], [MIN_WIDTH, MAX_WIDTH as u32]);
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
        assert_eq!(widths(&columns), [280 + 90, 72, MIN_WIDTH, 210, 170, 120]);
        columns.resize(column("name"), -1_000);
        assert_eq!(widths(&columns), [MIN_WIDTH, 72, 370, 210, 170, 120]);
        assert_eq!(columns.share(column("name")), 13);
        columns.resize(column("modified"), 10);
        assert_eq!(widths(&columns), [MIN_WIDTH, 72, 370, 210, 170, 120], "nothing is behind the last");
    }
}
