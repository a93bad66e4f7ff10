//! An action on many apps: a few at a time, with a result for each, until all are done or the user stops it.

use std::{
    collections::HashSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use creatio::{Cause, Error, Id};
use leptos::{prelude::*, task::spawn_local};
use model::list::bulk::{BulkAction, Progress};

use crate::{
    app_store::{AppStore, Row, delete, set_active},
    session::Session,
};

/// Concurrent requests per bulk action; low, because each one makes Creatio call the Identity Service.
const CONCURRENCY: usize = 3;

/// The result for one app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not started.
    Pending,
    /// Done.
    Done,
    /// Already in the requested state.
    Unchanged,
    /// Failed.
    Failed(Error),
}

/// Counts one more outcome.
fn count(progress: &mut Progress, outcome: &Outcome) {
    match outcome {
        Outcome::Pending => {}
        Outcome::Done => progress.done += 1,
        Outcome::Unchanged => progress.unchanged += 1,
        Outcome::Failed(_) => progress.failed += 1,
    }
}

/// A bulk action, running or finished. It outlives the page that started it, so that running requests complete.
#[derive(Clone)]
pub struct BulkRun {
    /// What is done with each app.
    pub action: BulkAction,
    rows: Arc<Vec<Row>>,
    outcomes: Arc<Mutex<Vec<Outcome>>>,
    progress: ArcRwSignal<Progress>,
    next: Arc<AtomicUsize>,
    /// Number of workers that have not finished.
    workers: ArcRwSignal<usize>,
    stopped: Arc<AtomicBool>,
}

impl BulkRun {
    /// Starts the workers.
    pub fn begin(session: &Session, store: AppStore, action: BulkAction, rows: Vec<Row>) -> BulkRun {
        let all = rows.len();
        let run = BulkRun {
            action,
            rows: Arc::new(rows),
            outcomes: Arc::new(Mutex::new(vec![Outcome::Pending; all])),
            progress: ArcRwSignal::new(Progress { total: all, ..Progress::default() }),
            next: Arc::default(),
            workers: ArcRwSignal::new(CONCURRENCY.min(all)),
            stopped: Arc::default(),
        };
        for _ in 0..CONCURRENCY.min(all) {
            let (run, session) = (run.clone(), session.clone());
            spawn_local(async move { run.work(&session, store).await });
        }
        run
    }

    async fn work(self, session: &Session, store: AppStore) {
        while let Some((place, row)) = self.take() {
            let outcome = act(session, store, &row, self.action).await;
            if outcome == Outcome::Pending {
                self.stop();
            }
            self.progress.update(|progress| count(progress, &outcome));
            if let Some(entry) = self.outcomes().get_mut(place) {
                *entry = outcome;
            }
        }
        // The last worker ends the run.
        if self.workers.get_untracked() == 1 && self.action == BulkAction::Delete {
            store.remove(&self.done());
        }
        self.workers.update(|count| *count -= 1);
    }

    fn take(&self) -> Option<(usize, Row)> {
        if self.stopped.load(Ordering::Relaxed) {
            return None;
        }
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        Some((index, self.rows.get(index)?.clone()))
    }

    /// Starts no further app; running requests complete.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether requests are still running; tracked.
    pub fn is_running(&self) -> bool {
        self.workers.get() > 0
    }

    /// The progress so far; tracked.
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// Each app with its result, in order.
    pub fn results(&self) -> Vec<(Row, Outcome)> {
        self.rows.iter().cloned().zip(self.outcomes().iter().cloned()).collect()
    }

    /// The apps whose result matches.
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

async fn turn(session: &Session, store: AppStore, row: &Row, on: bool) -> Result<(), Error> {
    store.note_change(&row.id);
    row.requested.set(Some(on));
    let result = set_active(session, &row.app.get_untracked(), on).await;
    let changed = result.map(|app| row.set_active(&app));
    row.requested.set(None);
    changed
}

async fn act(session: &Session, store: AppStore, row: &Row, action: BulkAction) -> Outcome {
    let app = row.app.get_untracked();
    if !action.changes(app.is_active) {
        return Outcome::Unchanged;
    }
    let result = match action {
        BulkAction::TurnOn => turn(session, store, row, true).await,
        BulkAction::TurnOff => turn(session, store, row, false).await,
        BulkAction::Delete => {
            row.requested.set(Some(app.is_active));
            let result = delete(session, &app).await;
            row.requested.set(None);
            result
        }
    };
    match result {
        Ok(()) => Outcome::Done,
        // The user dismissed the sign-in prompt: nothing was done, and prompting again for each app would be a nuisance.
        Err(error) if error.cause == Cause::SessionEnded => Outcome::Pending,
        Err(error) => Outcome::Failed(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_app_counts_once() {
        let mut progress = Progress { total: 5, ..Progress::default() };
        for outcome in [Outcome::Done, Outcome::Done, Outcome::Unchanged, Outcome::Pending] {
            count(&mut progress, &outcome);
        }
        assert_eq!(progress, Progress { done: 2, unchanged: 1, failed: 0, total: 5 });
        assert_eq!(progress.pending(), 2);
    }
}
