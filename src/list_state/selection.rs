//! Which apps are selected.

use std::collections::HashSet;

use creatio::Id;
use leptos::prelude::*;

use super::VisibleRows;
use crate::app_store::{AppStore, Row};

/// The selected apps, visible or not.
#[derive(Clone, Copy)]
pub struct Selection {
    ids: RwSignal<HashSet<Id>>,
    /// The range that the next press with Shift continues.
    range: StoredValue<Option<Range>>,
    visible: Memo<VisibleRows>,
    store: AppStore,
}

/// Neighboring rows that were selected together.
#[derive(Clone)]
struct Range {
    anchor: Id,
    end: Id,
    /// The apps that it has selected.
    ids: Vec<Id>,
}

impl Selection {
    /// The selection as the list was left.
    pub(super) fn new(store: AppStore, visible: Memo<VisibleRows>) -> Self {
        Self { ids: store.selected(), range: StoredValue::new(None), visible, store }
    }

    /// Whether an app is selected; tracked.
    pub fn has(&self, id: &Id) -> bool {
        self.ids.with(|ids| ids.contains(id))
    }

    /// The rows of the selected apps, in the order in which Creatio sent them; tracked.
    pub fn rows(&self) -> Vec<Row> {
        self.ids.with(|ids| {
            if ids.is_empty() {
                return Vec::new();
            }
            self.store.rows().iter().filter(|row| ids.contains(&row.id)).cloned().collect()
        })
    }

    /// Whether anything is selected; tracked.
    pub fn is_empty(&self) -> bool {
        self.ids.with(HashSet::is_empty)
    }

    /// Selects an app or removes it from the selection. With `range`, all rows from the one pressed before to this one are
    /// selected, and what that range had selected before is removed.
    pub fn toggle(&self, id: &Id, range: bool) {
        let continued = self.range.get_value().filter(|_| range);
        if continued.is_some_and(|range| self.extend_range(range, id)) {
            return;
        }
        let select = !self.ids.with_untracked(|ids| ids.contains(id));
        let ids = if select { vec![id.clone()] } else { Vec::new() };
        self.range.set_value(Some(Range { anchor: id.clone(), end: id.clone(), ids }));
        self.ids.update(|ids| {
            if select {
                ids.insert(id.clone());
            } else {
                ids.remove(id);
            }
        });
    }

    /// The same for the app at an index among the visible ones, from 0; false if there is none.
    pub fn toggle_at(&self, index: usize, range: bool) -> bool {
        let id = self.id_at(index);
        if let Some(id) = &id {
            self.toggle(id, range);
        }
        id.is_some()
    }

    /// Follows the focus from row to row: the range grows to the row at this index, or shrinks back to it. Where none ends at
    /// the row that was left, one begins there.
    pub fn extend_to(&self, index: usize, down: bool) {
        let left = if down { index.checked_sub(1) } else { Some(index + 1) };
        let (Some(id), Some(left)) = (self.id_at(index), left.and_then(|left| self.id_at(left))) else {
            return;
        };
        let continued = self.range.get_value().filter(|range| range.end == left || range.end == id);
        let new = || Range { anchor: left.clone(), end: left.clone(), ids: Vec::new() };
        self.extend_range(continued.unwrap_or_else(new), &id);
    }

    /// Moves the end of a range to an app; false if its anchor or the app is not visible.
    fn extend_range(&self, range: Range, to: &Id) -> bool {
        let ids = self.between(&range.anchor, to);
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

    fn between(&self, one: &Id, other: &Id) -> Vec<Id> {
        self.visible.with_untracked(|rows| {
            let index_of = |id: &Id| rows.iter().position(|row| row.id == *id);
            let (Some(one), Some(other)) = (index_of(one), index_of(other)) else { return Vec::new() };
            let range = one.min(other)..=one.max(other);
            range.filter_map(|index| Some(rows.get(index)?.id.clone())).collect()
        })
    }

    fn id_at(&self, index: usize) -> Option<Id> {
        self.visible.with_untracked(|rows| Some(rows.get(index)?.id.clone()))
    }

    /// How many of the visible apps are selected: `Some(true)` all, `Some(false)` none, `None` some; tracked.
    pub fn of_visible(&self) -> Option<bool> {
        self.visible.with(|rows| {
            self.ids.with(|ids| {
                if ids.is_empty() {
                    return Some(false);
                }
                match rows.iter().filter(|row| ids.contains(&row.id)).count() {
                    0 => Some(false),
                    count if count == rows.len() => Some(true),
                    _ => None,
                }
            })
        })
    }

    /// How many selected apps are not visible; tracked.
    pub fn hidden_count(&self) -> usize {
        let visible = self.visible.with(|rows| rows.iter().filter(|row| self.has(&row.id)).count());
        self.rows().len().saturating_sub(visible)
    }

    /// Selects all visible apps, or removes them from the selection if all are selected.
    pub fn toggle_all(&self) {
        let remove = untrack(|| self.of_visible()) == Some(true);
        self.ids.update(|ids| {
            self.visible.with_untracked(|rows| {
                for row in rows.iter() {
                    if remove {
                        ids.remove(&row.id);
                    } else {
                        ids.insert(row.id.clone());
                    }
                }
            });
        });
    }

    /// Clears the selection.
    pub fn clear(&self) {
        self.range.set_value(None);
        self.ids.update(HashSet::clear);
    }

    /// Selects these apps and no others.
    pub fn set(&self, ids: HashSet<Id>) {
        self.ids.set(ids);
    }

    /// The selected apps, or all visible ones if none is selected: what an export holds. Not tracked.
    pub fn or_visible(&self) -> Vec<Row> {
        let rows = untrack(|| self.rows());
        if rows.is_empty() {
            self.visible.with_untracked(|rows| rows.iter().cloned().collect())
        } else {
            rows
        }
    }
}
