//! Filters of queries, after they were parsed from DataService's or OData's notation.

use crate::world::{Cell, Row, World, display_value, value_at};
use std::cmp::Ordering;

/// A condition on rows.
pub(super) enum Filter {
    /// Every part holds.
    All(Vec<Filter>),
    /// At least one part holds.
    Any(Vec<Filter>),
    /// The value is null, or is not.
    IsNull { path: String, null: bool },
    /// The value compares with another.
    Compare { path: String, comparison: Comparison, value: Cell },
    /// The value lies within bounds, which belong to the range.
    Between { path: String, low: Cell, high: Cell },
    /// The value is in a list, or is not.
    In { path: String, values: Vec<Cell>, inside: bool },
}

/// A comparison of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    /// By order: which results pass.
    Order { less: bool, equal: bool, greater: bool },
    /// Of two texts: whether the first starts with the second.
    StartsWith(bool),
    /// Of two texts: whether the first contains the second.
    Contains(bool),
    /// Of two texts: whether the first ends with the second.
    EndsWith(bool),
}

impl Comparison {
    pub const EQUAL: Self = Self::Order { less: false, equal: true, greater: false };
    pub const NOT_EQUAL: Self = Self::Order { less: true, equal: false, greater: true };
    pub const LESS: Self = Self::Order { less: true, equal: false, greater: false };
    pub const LESS_OR_EQUAL: Self = Self::Order { less: true, equal: true, greater: false };
    pub const GREATER: Self = Self::Order { less: false, equal: false, greater: true };
    pub const GREATER_OR_EQUAL: Self = Self::Order { less: false, equal: true, greater: true };

    /// True if it compares texts only.
    pub fn is_textual(self) -> bool {
        match self {
            Self::StartsWith(_) | Self::Contains(_) | Self::EndsWith(_) => true,
            Self::Order { .. } => false,
        }
    }
}

impl Filter {
    /// True if the row passes.
    pub fn passes(&self, world: &World, row: &Row) -> bool {
        let at = |path: &str| value_at(world, row, path);
        match self {
            Self::All(parts) => parts.iter().all(|part| part.passes(world, row)),
            Self::Any(parts) => parts.iter().any(|part| part.passes(world, row)),
            Self::IsNull { path, null } => (at(path) == Cell::Null) == *null,
            Self::Compare { path, comparison, value } => {
                let cell = match at(path) {
                    // A textual comparison of a lookup looks at the name that it shows.
                    Cell::Lookup(table, id) if comparison.is_textual() => {
                        Cell::Text(display_value(world, table, id))
                    }
                    cell => cell,
                };
                compares(&cell, *comparison, value)
            }
            Self::Between { path, low, high } => {
                let cell = at(path);
                order(&cell, low).is_some_and(Ordering::is_ge)
                    && order(&cell, high).is_some_and(Ordering::is_le)
            }
            Self::In { path, values, inside } => {
                let cell = at(path);
                values.iter().any(|value| order(&cell, value).is_some_and(Ordering::is_eq)) == *inside
            }
        }
    }
}

fn compares(left: &Cell, comparison: Comparison, right: &Cell) -> bool {
    let test = |test: fn(&str, &str) -> bool| match (left, right) {
        (Cell::Text(left), Cell::Text(right)) => Some(test(&left.to_lowercase(), &right.to_lowercase())),
        _ => None,
    };
    match comparison {
        Comparison::Order { less, equal, greater } => match order(left, right) {
            Some(Ordering::Less) => less,
            Some(Ordering::Equal) => equal,
            Some(Ordering::Greater) => greater,
            None => false,
        },
        Comparison::StartsWith(wanted) => test(|left, right| left.starts_with(right)) == Some(wanted),
        Comparison::Contains(wanted) => test(|left, right| left.contains(right)) == Some(wanted),
        Comparison::EndsWith(wanted) => test(|left, right| left.ends_with(right)) == Some(wanted),
    }
}

/// The order of two values; `None` if they cannot be compared, as with null in SQL. Texts are not case-sensitive.
pub(super) fn order(left: &Cell, right: &Cell) -> Option<Ordering> {
    match (left, right) {
        (Cell::Guid(left) | Cell::Lookup(_, left), Cell::Guid(right) | Cell::Lookup(_, right)) => {
            Some(left.cmp(right))
        }
        (Cell::Text(left), Cell::Text(right)) => Some(left.to_lowercase().cmp(&right.to_lowercase())),
        (Cell::Integer(left), Cell::Integer(right)) => Some(left.cmp(right)),
        (Cell::Boolean(left), Cell::Boolean(right)) => Some(left.cmp(right)),
        (Cell::DateTime(left), Cell::DateTime(right)) => Some(left.cmp(right)),
        _ => None,
    }
}
