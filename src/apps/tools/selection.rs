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
    /// What a range goes on from.
    range: StoredValue<Option<Range>>,
    /// The rows as they were shown last.
    shown: RwSignal<Shown>,
    store: AppStore,
}

/// Neighbours that were selected in one go.
#[derive(Clone)]
struct Range {
    /// Where it began.
    anchor: Id,
    /// Where it has come to.
    end: Id,
    /// The apps that it has selected.
    ids: Vec<Id>,
}

impl Selection {
    /// Nothing is selected.
    pub fn new(store: AppStore) -> Self {
        Self {
            ids: RwSignal::default(),
            range: StoredValue::new(None),
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

    /// Selects an app, or takes it out. With `range`, all between it and the one pressed before are selected instead, and
    /// what an earlier range from there had selected besides is taken out.
    pub fn press(&self, id: &Id, range: bool) {
        let begun = self.range.get_value().filter(|_| range);
        if begun.is_some_and(|begun| self.stretch(begun, id)) {
            return;
        }
        let select = !self.ids.with_untracked(|ids| ids.contains(id));
        let ids = if select { vec![id.clone()] } else { Vec::new() };
        self.range.set_value(Some(Range { anchor: id.clone(), end: id.clone(), ids }));
        self.ids.update(|ids| match select {
            true => drop(ids.insert(id.clone())),
            false => drop(ids.remove(id)),
        });
    }

    /// The same for the app at a place among those shown, from 0; false if there is none.
    pub fn press_at(&self, place: usize, range: bool) -> bool {
        let row = self.shown.with_untracked(|shown| shown.at(place));
        row.iter().for_each(|row| self.press(&row.id, range));
        row.is_some()
    }

    /// Follows whoever goes from row to row: the range grows to the app at this place, or shrinks back to it. Where none
    /// has come to the row that was left, one begins there.
    pub fn extend(&self, place: usize, down: bool) {
        let left = if down { place.checked_sub(1) } else { Some(place + 1) };
        let id_at = |place| self.shown.with_untracked(|shown| Some(shown.at(place)?.id.clone()));
        let (Some(id), Some(left)) = (id_at(place), left.and_then(id_at)) else { return };
        let begun = self.range.get_value().filter(|range| range.end == left || range.end == id);
        let anew = || Range { anchor: left.clone(), end: left.clone(), ids: Vec::new() };
        self.stretch(begun.unwrap_or_else(anew), &id);
    }

    /// Has a range reach an app instead of where it has come to; false if it has nowhere to begin.
    fn stretch(&self, range: Range, to: &Id) -> bool {
        let ids: Vec<_> = self.between(&range.anchor, to).iter().map(|row| row.id.clone()).collect();
        if ids.is_empty() {
            return false;
        }
        self.ids.update(|all| {
            for id in &range.ids {
                all.remove(id);
            }
            all.extend(ids.iter().cloned());
        });
        self.range.set_value(Some(Range { end: to.clone(), ids, ..range }));
        true
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
        self.range.set_value(None);
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
