//! How the list of apps is looked at: its columns, their order, and which apps are left out.

use creatio::{App, Id};

/// A column of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Name of the app.
    #[default]
    Name,
    /// Whether it is switched on.
    Active,
    /// The user on whose behalf it acts.
    SystemUser,
    /// Address of its home page.
    ApplicationUrl,
    /// Its OAuth client id.
    ClientId,
    /// When it was changed last.
    Modified,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

/// How the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The column that decides.
    pub column: Column,
    /// Which way.
    pub direction: Direction,
}

impl Column {
    /// All columns, in the order in which they stand.
    pub const ALL: [Column; 6] = [
        Column::Name,
        Column::Active,
        Column::SystemUser,
        Column::ApplicationUrl,
        Column::ClientId,
        Column::Modified,
    ];

    /// The column's word in an address.
    pub fn key(self) -> &'static str {
        match self {
            Column::Name => "name",
            Column::Active => "active",
            Column::SystemUser => "user",
            Column::ApplicationUrl => "url",
            Column::ClientId => "client-id",
            Column::Modified => "modified",
        }
    }

    /// The column that a word in an address means.
    pub fn from_key(key: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.key() == key)
    }

    /// What an app holds in this column, as text that sorts.
    pub fn text(self, app: &App) -> &str {
        match self {
            Column::Name => &app.name,
            Column::Active => match app.is_active {
                true => "0",
                false => "1",
            },
            Column::SystemUser => app.system_user.as_ref().map_or("", |user| &user.name),
            Column::ApplicationUrl => &app.application_url,
            Column::ClientId => &app.client_id,
            Column::Modified => &app.modified_on,
        }
    }
}

impl Order {
    /// The order after the head of a column was pressed: the same column turns round.
    pub fn pressed(self, column: Column) -> Order {
        let direction = match (self.column == column, self.direction) {
            (true, Direction::Ascending) => Direction::Descending,
            _ => Direction::Ascending,
        };
        Order { column, direction }
    }
}

/// Which apps are shown; the usual one shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those that are switched on, or only those that are switched off.
    pub active: Option<bool>,
    /// Only those that act as this user.
    pub system_user: Option<Id>,
    /// Only those that somebody should look at.
    pub attention: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pressing_a_head_sorts_by_it_and_pressing_it_again_turns_round() {
        let order = Order::default().pressed(Column::ClientId);
        assert_eq!(order, Order { column: Column::ClientId, direction: Direction::Ascending });
        assert_eq!(order.pressed(Column::ClientId).direction, Direction::Descending);
        assert_eq!(order.pressed(Column::ClientId).pressed(Column::Name).direction, Direction::Ascending);
    }

    #[test]
    fn active_apps_come_before_those_switched_off() {
        let [on, off] = [true, false].map(|is_active| App { is_active, ..crate::apps::sample::app("a", 1) });
        assert!(Column::Active.text(&on) < Column::Active.text(&off));
    }
}
