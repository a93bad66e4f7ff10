//! Which rows the list shows, and in which order.

use std::sync::Arc;

use creatio::Id;

use super::store::Row;
use crate::ui::Rows;

/// The rows to show: all as Creatio sent them, or some of them by their places.
#[derive(Clone, Default)]
pub struct Shown {
    rows: Arc<Vec<Row>>,
    places: Option<Arc<Vec<u32>>>,
}

impl Shown {
    /// All rows, in the order in which Creatio sent them.
    pub fn all(rows: Arc<Vec<Row>>) -> Shown {
        Shown { rows, places: None }
    }

    /// Whether it is the very same; what is only alike counts as another.
    pub fn is(&self, other: &Shown) -> bool {
        let same_places = match (&self.places, &other.places) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_places && Arc::ptr_eq(&self.rows, &other.rows)
    }

    /// The rows at these places, in this order.
    pub fn some(rows: Arc<Vec<Row>>, places: Arc<Vec<u32>>) -> Shown {
        Shown { rows, places: Some(places) }
    }
}

impl Rows for Shown {
    type Row = Row;
    type Id = Id;

    fn len(&self) -> usize {
        self.places.as_ref().map_or(self.rows.len(), |places| places.len())
    }

    fn at(&self, at: usize) -> Option<Row> {
        let place = match &self.places {
            Some(places) => *places.get(at)? as usize,
            None => at,
        };
        self.rows.get(place).cloned()
    }

    fn is_same(one: &Row, other: &Row) -> bool {
        Arc::ptr_eq(one, other)
    }

    fn id(row: &Row) -> Id {
        row.id.clone()
    }
}
