//! Which apps are selected, for what is done with many at once.

use std::collections::HashSet;

use creatio::Id;
use leptos::prelude::*;

use super::super::{
    shown::Shown,
    store::{AppStore, Row},
};
use crate::ui::Rows;

/// The apps that are selected, shown or not.
#[derive(Clone, Copy)]
pub struct Selection {
    ids: RwSignal<HashSet<Id>>,
    /// The app that was pressed last: a range goes from there.
    anchor: StoredValue<Option<Id>>,
    /// The rows as they were shown last.
    shown: RwSignal<Shown>,
    store: AppStore,
}

impl Selection {
    /// Nothing is selected.
    pub fn new(store: AppStore) -> Self {
        Self {
            ids: RwSignal::default(),
            anchor: StoredValue::new(None),
            shown: RwSignal::new(Shown::default()),
            store,
        }
    }

    /// Takes note of the rows that are shown from now on.
    pub fn note_shown(&self, shown: Shown) {
        // It is told while the rows are being worked out, so nobody may be called for it before that is done.
        let at = self.shown;
        queue_microtask(move || drop(at.try_set(shown)));
    }

    /// The rows that are shown; tracked.
    pub fn shown(&self) -> Shown {
        self.shown.get()
    }

    /// Whether an app is selected; tracked.
    pub fn has(&self, id: &Id) -> bool {
        self.ids.with(|ids| ids.contains(id))
    }

    /// The rows of the selected apps, in the order in which Creatio sent them; tracked.
    pub fn rows(&self) -> Vec<Row> {
        self.ids.with(|ids| match ids.is_empty() {
            true => Vec::new(),
            false => self.store.rows().iter().filter(|row| ids.contains(&row.id)).cloned().collect(),
        })
    }

    /// Whether anything is selected; tracked.
    pub fn is_empty(&self) -> bool {
        self.ids.with(HashSet::is_empty)
    }

    /// Selects an app, or takes it out. With `range`, all that stand between it and the last one pressed follow it.
    pub fn press(&self, id: &Id, range: bool) {
        let select = !self.ids.with_untracked(|ids| ids.contains(id));
        let anchor = self.anchor.get_value().filter(|_| range);
        self.anchor.set_value(Some(id.clone()));
        let between = anchor.map(|anchor| self.between(&anchor, id)).filter(|rows| !rows.is_empty());
        self.ids.update(|ids| match between {
            Some(rows) => ids.extend(rows.into_iter().map(|row| row.id.clone())),
            None if select => ids.extend([id.clone()]),
            None => ids.retain(|other| other != id),
        });
    }

    /// The same for the app at a place among those shown, from 0; false if there is none.
    pub fn press_at(&self, place: usize, range: bool) -> bool {
        let row = self.shown.with_untracked(|shown| shown.at(place));
        row.iter().for_each(|row| self.press(&row.id, range));
        row.is_some()
    }

    /// Selects the app at a place, on the way through the list; a range goes on from there.
    pub fn extend(&self, place: usize) {
        let row = self.shown.with_untracked(|shown| shown.at(place));
        if let Some(row) = row {
            self.anchor.set_value(Some(row.id.clone()));
            self.ids.update(|ids| ids.extend([row.id.clone()]));
        }
    }

    fn between(&self, one: &Id, other: &Id) -> Vec<Row> {
        self.shown.with_untracked(|shown| {
            let place = |id: &Id| (0..shown.len()).find(|at| shown.at(*at).is_some_and(|row| row.id == *id));
            let (Some(one), Some(other)) = (place(one), place(other)) else { return Vec::new() };
            (one.min(other)..=one.max(other)).filter_map(|at| shown.at(at)).collect()
        })
    }

    /// How many of the shown apps are selected: `Some(true)` all, `Some(false)` none, `None` some; tracked.
    pub fn of_shown(&self) -> Option<bool> {
        self.shown.with(|shown| {
            self.ids.with(|ids| {
                let is_in = |at| shown.at(at).is_some_and(|row: Row| ids.contains(&row.id));
                match (shown.len(), ids.len()) {
                    (0, _) | (_, 0) => Some(false),
                    (all, _) => match (0..all).filter(|at| is_in(*at)).count() {
                        0 => Some(false),
                        some if some == all => Some(true),
                        _ => None,
                    },
                }
            })
        })
    }

    /// Selects all that are shown, or takes them out.
    pub fn press_all(&self) {
        let all_in = untrack(|| self.of_shown()) == Some(true);
        self.ids.update(|ids| {
            self.shown.with_untracked(|shown| {
                for row in (0..shown.len()).filter_map(|at| shown.at(at)) {
                    match all_in {
                        true => ids.remove(&row.id),
                        false => ids.insert(row.id.clone()),
                    };
                }
            });
        });
    }

    /// Selects nothing.
    pub fn clear(&self) {
        self.anchor.set_value(None);
        self.ids.update(HashSet::clear);
    }

    /// Selects these and no others.
    pub fn keep(&self, ids: HashSet<Id>) {
        self.ids.set(ids);
    }

    /// The apps that an export is about: the selected ones, or else all that are shown.
    pub fn exported(&self) -> Vec<Row> {
        let rows = untrack(|| self.rows());
        if !rows.is_empty() {
            return rows;
        }
        self.shown.with_untracked(|shown| (0..shown.len()).filter_map(|at| shown.at(at)).collect())
    }
}
