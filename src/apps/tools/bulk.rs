//! One thing done with many apps: a few at a time, with a result for each, until all are done or somebody stops it.

use std::{
    collections::HashSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use creatio::{Cause, Error, Id};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::store::{AppStore, Row},
    switching::switch_row,
};
use crate::{one_app::remove, session::Session};

/// So many apps are worked on at a time: Creatio asks the Identity Service for each, and others want to work, too.
const SIDE_BY_SIDE: usize = 3;

/// What is done with the apps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Switches them on.
    SwitchOn,
    /// Switches them off.
    SwitchOff,
    /// Deletes them.
    Delete,
}

/// What became of one app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its turn has not come.
    Left,
    /// It was done.
    Done,
    /// There was nothing to do.
    Already,
    /// It was not done.
    Failed(Error),
}

/// How many apps came out in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that it was done with.
    pub done: usize,
    /// Those with which nothing was to do.
    pub already: usize,
    /// Those that it was not done with.
    pub failed: usize,
    /// All.
    pub all: usize,
}

impl Tally {
    /// Those whose turn has not come.
    pub fn left(&self) -> usize {
        self.all - self.done - self.already - self.failed
    }

    fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Left => {}
            Outcome::Done => self.done += 1,
            Outcome::Already => self.already += 1,
            Outcome::Failed(_) => self.failed += 1,
        }
    }
}

/// A deed under way or done. It outlives the page that began it: what is under way is not lost sight of.
#[derive(Clone)]
pub struct Run {
    /// What is done.
    pub deed: Deed,
    rows: Arc<Vec<Row>>,
    outcomes: Arc<Mutex<Vec<Outcome>>>,
    tally: ArcRwSignal<Tally>,
    next: Arc<AtomicUsize>,
    /// How many of those that work side by side are at it.
    at_work: ArcRwSignal<usize>,
    stopped: Arc<AtomicBool>,
}

impl Run {
    /// Begins.
    pub fn begin(session: &Session, store: AppStore, deed: Deed, rows: Vec<Row>) -> Run {
        let all = rows.len();
        let run = Run {
            deed,
            rows: Arc::new(rows),
            outcomes: Arc::new(Mutex::new(vec![Outcome::Left; all])),
            tally: ArcRwSignal::new(Tally { all, ..Tally::default() }),
            next: Arc::default(),
            at_work: ArcRwSignal::new(SIDE_BY_SIDE.min(all)),
            stopped: Arc::default(),
        };
        for _ in 0..SIDE_BY_SIDE.min(all) {
            let (run, session) = (run.clone(), session.clone());
            spawn_local(async move { run.work(&session, store).await });
        }
        run
    }

    async fn work(self, session: &Session, store: AppStore) {
        while let Some((place, row)) = self.take() {
            let outcome = act(session, &row, self.deed).await;
            if outcome == Outcome::Left {
                self.stop();
            }
            self.tally.update(|tally| tally.count(&outcome));
            if let Some(entry) = self.outcomes().get_mut(place) {
                *entry = outcome;
            }
        }
        // The last one closes the door.
        if self.at_work.get_untracked() == 1 && self.deed == Deed::Delete {
            store.take_out(&self.done());
        }
        self.at_work.update(|count| *count -= 1);
    }

    fn take(&self) -> Option<(usize, Row)> {
        if self.stopped.load(Ordering::Relaxed) {
            return None;
        }
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        Some((place, self.rows.get(place)?.clone()))
    }

    /// Takes up no further app. What is under way is finished.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether apps are still worked on; tracked.
    pub fn is_running(&self) -> bool {
        self.at_work.get() > 0
    }

    /// How many came out in which way so far; tracked.
    pub fn tally(&self) -> Tally {
        self.tally.get()
    }

    /// Each app with what became of it, in order.
    pub fn results(&self) -> Vec<(Row, Outcome)> {
        self.rows.iter().cloned().zip(self.outcomes().iter().cloned()).collect()
    }

    /// The apps of which this is so.
    pub fn rows_where(&self, is_so: impl Fn(&Outcome) -> bool) -> Vec<Row> {
        self.results().into_iter().filter(|(_, outcome)| is_so(outcome)).map(|(row, _)| row).collect()
    }

    fn done(&self) -> HashSet<Id> {
        self.rows_where(|outcome| *outcome == Outcome::Done).iter().map(|row| row.id.clone()).collect()
    }

    fn outcomes(&self) -> std::sync::MutexGuard<'_, Vec<Outcome>> {
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn act(session: &Session, row: &Row, deed: Deed) -> Outcome {
    let app = row.app.get_untracked();
    row.busy.set(true);
    let answer = match deed {
        Deed::SwitchOn | Deed::SwitchOff if app.is_active == (deed == Deed::SwitchOn) => None,
        Deed::SwitchOn | Deed::SwitchOff => Some(switch_row(session, row, deed == Deed::SwitchOn).await),
        Deed::Delete => Some(remove(session, &app).await),
    };
    row.busy.set(false);
    match answer {
        None => Outcome::Already,
        Some(Ok(())) => Outcome::Done,
        // Somebody has put signing in off: nothing was done, and nobody wants to be asked for each of the others.
        Some(Err(error)) if error.cause == Cause::SessionEnded => Outcome::Left,
        Some(Err(error)) => Outcome::Failed(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_app_counts_once() {
        let mut tally = Tally { all: 5, ..Tally::default() };
        for outcome in [Outcome::Done, Outcome::Done, Outcome::Already, Outcome::Left] {
            tally.count(&outcome);
        }
        assert_eq!(tally, Tally { done: 2, already: 1, failed: 0, all: 5 });
        assert_eq!(tally.left(), 2);
    }
}
