//! The view of the list of apps: its columns, its order, and its filters.

use creatio::{App, Id};

use crate::app::field::{Cell, ColumnSpec, Field};

/// A column of the list: a field that has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field.
    pub field: Field,
    spec: &'static ColumnSpec,
}

/// The view of the list; the default shows all apps, sorted by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// The search text; an empty one matches all.
    pub search: String,
    /// Which apps are filtered out.
    pub filter: Filter,
    /// How the rows are sorted.
    pub order: Order,
}

/// The direction in which a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

/// How the list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The field of the column to sort by.
    pub field: Field,
    /// The direction.
    pub direction: Direction,
}

impl Column {
    /// All columns, in the order of the table.
    pub fn all() -> impl Iterator<Item = Column> {
        Field::columns().map(|(field, spec)| Column { field, spec })
    }

    /// The column of a field, if it has one.
    pub fn of(field: Field) -> Option<Column> {
        Some(Column { field, spec: field.spec().column.as_ref()? })
    }

    /// The column with this name in the address of the list.
    pub fn from_key(key: &str) -> Option<Column> {
        Column::all().find(|column| column.key() == key)
    }

    /// Its name in the address of the list and in saved settings.
    pub fn key(self) -> &'static str {
        self.spec.key
    }

    /// Its width relative to the others, unless the user has set one.
    pub fn default_width(self) -> u32 {
        self.spec.width
    }

    /// The kind of its cells.
    pub fn cell(self) -> Cell {
        self.spec.cell
    }

    /// The text of an app by which this column is sorted.
    pub fn sort_text(self, app: &App) -> &str {
        self.field.get(app).sort_text()
    }
}

impl Default for Order {
    fn default() -> Self {
        Self { field: Field::Name, direction: Direction::Ascending }
    }
}

impl Order {
    /// The order after a column header was pressed: pressing it again reverses it.
    pub fn pressed(self, field: Field) -> Order {
        let direction = match (self.field == field, self.direction) {
            (true, Direction::Ascending) => Direction::Descending,
            _ => Direction::Ascending,
        };
        Order { field, direction }
    }
}

/// Which apps are filtered out; the default shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those that are on, or only those that are off.
    pub active: Option<bool>,
    /// Only those that act as this user.
    pub system_user: Option<Id>,
    /// Only those that need attention.
    pub attention: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::app;

    #[test]
    fn pressing_a_header_sorts_by_it_and_pressing_it_again_reverses() {
        let order = Order::default().pressed(Field::ClientId);
        assert_eq!(order, Order { field: Field::ClientId, direction: Direction::Ascending });
        assert_eq!(order.pressed(Field::ClientId).direction, Direction::Descending);
        assert_eq!(order.pressed(Field::ClientId).pressed(Field::Name).direction, Direction::Ascending);
    }

    #[test]
    fn apps_that_are_on_come_before_those_that_are_off() {
        let [on, off] = [true, false].map(|is_active| App { is_active, ..app("a", 1) });
        let active = Column::from_key("active").map(|column| column.sort_text(&on) < column.sort_text(&off));
        assert_eq!(active, Some(true));
    }

    #[test]
    fn every_column_is_found_by_its_key() {
        for column in Column::all() {
            assert_eq!(Column::from_key(column.key()), Some(column));
        }
    }
}
