//! The rows to show, in order, with as little work at each key as can be: rows are sorted when they, the order or the
//! filter change, and a search that goes on looks only through what was found before.

use std::{collections::HashSet, sync::Arc};

use creatio::Id;
use leptos::prelude::*;

use super::{
    super::{
        list::{Direction, Filter, Order},
        shown::Shown,
        store::Row,
    },
    attention::needs_attention,
    search::{Index, Search},
};
use crate::{host::Extras, route::ListView};

/// How many rows are taken into the index at a time, while nobody waits for it.
const AT_A_TIME: usize = 2_000;

/// How the rows were arranged last.
pub struct Arranged {
    extras: Arc<dyn Extras>,
    source: Arc<Vec<Row>>,
    order: Order,
    filter: Filter,
    idle: Arc<HashSet<Id>>,
    /// The places of the rows that the filter shows, sorted.
    sorted: Arc<Vec<u32>>,
    index: Index,
    /// The rows that are in the index, from the first on.
    indexed: Vec<Row>,
    /// What was found among the sorted ones, and by what.
    found: Option<(Search, Arc<Vec<u32>>)>,
}

impl Arranged {
    /// Nothing yet.
    pub fn new(extras: Arc<dyn Extras>) -> Arranged {
        Arranged {
            extras,
            source: Arc::default(),
            order: Order::default(),
            filter: Filter::default(),
            idle: Arc::default(),
            sorted: Arc::default(),
            index: Index::default(),
            indexed: Vec::new(),
            found: None,
        }
    }

    /// The rows to show. `idle` are the apps whose system user is not active.
    ///
    /// Switching an app does not move its row, nor take it away: only reading, searching, sorting and filtering do.
    pub fn shown(&mut self, rows: Arc<Vec<Row>>, view: &ListView, idle: Arc<HashSet<Id>>) -> Shown {
        let same = Arc::ptr_eq(&rows, &self.source)
            && Arc::ptr_eq(&idle, &self.idle)
            && view.order == self.order
            && view.filter == self.filter;
        if !same {
            self.sorted = Arc::new(self.sort(&rows, view, &idle));
            (self.source, self.idle) = (rows, idle);
            (self.order, self.filter, self.found) = (view.order, view.filter.clone(), None);
        }
        let search = Search::new(&view.search);
        if search.is_empty() {
            self.found = None;
            return Shown::some(self.source.clone(), self.sorted.clone());
        }
        // The address follows what was typed: nothing else is looked for then.
        let found = match self.found.take() {
            Some((last, found)) if last.is(&search) => found,
            last => {
                self.found = last;
                self.take_in(usize::MAX);
                Arc::new(self.find(&search))
            }
        };
        self.found = Some((search, found.clone()));
        Shown::some(self.source.clone(), found)
    }

    fn find(&self, search: &Search) -> Vec<u32> {
        let all = match &self.found {
            Some((last, found)) if search.narrows(last) => found,
            _ => &self.sorted,
        };
        let by = |search: &Search, among: &[u32]| -> Vec<u32> {
            among.iter().copied().filter(|place| self.index.finds(search, *place as usize)).collect()
        };
        let found = by(search, all);
        match search.same_host() {
            Some(wider) if found.is_empty() => by(&wider, &self.sorted),
            _ => found,
        }
    }

    fn sort(&self, rows: &[Row], view: &ListView, idle: &HashSet<Id>) -> Vec<u32> {
        let Order { column, direction } = view.order;
        let places = passing(rows, &view.filter, idle);
        let text = |place: &u32| {
            let row = rows.get(*place as usize)?;
            Some(row.app.with_untracked(|app| column.text(app).to_owned()))
        };
        let texts: Vec<String> = places.iter().map(|place| text(place).unwrap_or_default()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        sorted(&self.extras.alphabetical_ranks(&texts), &places, direction)
    }

    /// Takes some more rows into the index, or begins anew where rows were replaced. False once all are in it.
    pub fn prepare(&mut self, rows: &Arc<Vec<Row>>) -> bool {
        if self.source.is_empty() {
            self.source = rows.clone();
        }
        self.take_in(AT_A_TIME)
    }

    fn take_in(&mut self, most: usize) -> bool {
        let same = self.indexed.iter().zip(self.source.iter()).all(|(old, new)| Arc::ptr_eq(old, new));
        if !same || self.indexed.len() > self.source.len() {
            (self.index, self.indexed) = (Index::default(), Vec::new());
        }
        for row in self.source.iter().skip(self.indexed.len()).take(most) {
            row.app.with_untracked(|app| self.index.push(app));
            self.indexed.push(row.clone());
        }
        self.indexed.len() < self.source.len()
    }
}

/// The places of the rows that a filter shows.
fn passing(rows: &[Row], filter: &Filter, idle: &HashSet<Id>) -> Vec<u32> {
    let all = 0..u32::try_from(rows.len()).unwrap_or(u32::MAX);
    if *filter == Filter::default() {
        return all.collect();
    }
    let attention = filter.attention.then(|| needs_attention(rows, idle));
    let passes = |row: &Row| {
        row.app.with_untracked(|app| {
            filter.active.is_none_or(|active| app.is_active == active)
                && filter
                    .system_user
                    .as_ref()
                    .is_none_or(|wanted| app.system_user.as_ref().is_some_and(|user| user.id == *wanted))
                && attention.as_ref().is_none_or(|needy| needy.contains_key(&app.id))
        })
    };
    all.zip(rows).filter(|(_, row)| passes(row)).map(|(place, _)| place).collect()
}

/// The places in their order.
///
/// `ranks` holds for each place the rank of its row in the order of the column, ascending; rows of equal rank keep the
/// order in which Creatio sent them.
fn sorted(ranks: &[u32], places: &[u32], direction: Direction) -> Vec<u32> {
    // The key sorts by rank, and among equal ranks by place, whichever way the ranks go.
    let key = |(rank, place): (&u32, &u32)| match direction {
        Direction::Ascending => (*rank, *place),
        Direction::Descending => (!*rank, *place),
    };
    let mut keys: Vec<_> = ranks.iter().zip(places).map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_follow_their_ranks_and_equal_ones_keep_their_order_both_ways() {
        let places = [0, 1, 2, 3];
        assert_eq!(sorted(&[2, 0, 1, 0], &places, Direction::Ascending), [1, 3, 2, 0]);
        assert_eq!(sorted(&[2, 0, 1, 0], &places, Direction::Descending), [0, 2, 1, 3]);
        assert_eq!(sorted(&[1, 0], &[7, 9], Direction::Ascending), [9, 7]);
    }
}
