//! Keys and pointers reach the row that somebody meant, and not another one that has come to its place meanwhile.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::Rows;
use crate::host::Host;

/// Takes the focus away from a row as soon as it stands for something else.
pub fn keep_focus_on_its_row<T: Rows>(rows: Memo<T>, host: Arc<dyn Host>) {
    Effect::new(move |before: Option<T>| {
        let now = rows.get();
        if let Some((before, place)) = before.zip(host.row_place(None))
            && before.id_at(place) != now.id_at(place)
        {
            host.drop_focus();
        }
        now
    });
}

/// A press with a pointer, from its beginning to the click that it makes.
pub struct Press<T: Rows> {
    rows: Memo<T>,
    host: Arc<dyn Host>,
    /// The place of the row in which it began, and what stood there.
    begun: StoredValue<Option<(usize, Option<T::Id>)>>,
}

impl<T: Rows> Press<T> {
    /// None has begun.
    pub fn new(rows: Memo<T>, host: Arc<dyn Host>) -> Self {
        Self { rows, host, begun: StoredValue::new(None) }
    }

    /// The pointer is down.
    pub fn begin(&self, event: &ev::PointerEvent) {
        let place = self.host.row_place(Some(event));
        self.begun.set_value(place.map(|place| (place, self.id_at(place))));
    }

    /// Lets nobody know of a click that ends in another row than it began in.
    pub fn end(&self, event: &ev::MouseEvent) {
        let begun = self.begun.try_update_value(Option::take).flatten();
        // A click without a pointer has no detail.
        let Some((place, id)) = begun.filter(|_| event.detail() > 0) else { return };
        if self.host.row_place(Some(event)) != Some(place) || self.id_at(place) != id {
            event.stop_propagation();
            event.prevent_default();
        }
    }

    fn id_at(&self, place: usize) -> Option<T::Id> {
        self.rows.with_untracked(|rows| rows.id_at(place))
    }
}
