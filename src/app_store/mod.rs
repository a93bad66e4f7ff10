//! The apps of the site as far as they were read, and the changes that several pages make to them.

mod delete;
mod reading;
mod row;
mod search_texts;
mod set_active;

use std::{collections::HashSet, sync::Arc};

use creatio::{App, Client, Error, Id, Page};
use leptos::{prelude::*, task::spawn_local};
use model::list::view::ListView;

use crate::{browser, session::Session};

pub use delete::delete;
pub use reading::{Reading, Refreshed};
pub use row::{Row, RowData};
pub use search_texts::SearchTexts;
pub use set_active::{ActiveSwitch, not_applied, set_active};

/// Rows of each further page.
const FURTHER_PAGE: u32 = 1_000;

/// How far reading the list has come.
#[derive(Clone, Debug, Default)]
pub enum LoadState {
    /// It was not read yet.
    #[default]
    NotLoaded,
    /// The first reading is under way; rows appear as they come.
    Loading,
    /// All rows are here.
    Complete,
    /// All rows are here, and they are being read again.
    Refreshing,
    /// Reading failed; the rows so far are here.
    Failed(Error),
}

/// How long the rows count as fresh, in milliseconds.
const FRESH_MS: f64 = 4_000.0;

/// The list of apps, for as long as the page is open.
#[derive(Clone, Copy)]
pub struct AppStore {
    rows: RwSignal<Arc<Vec<Row>>>,
    state: RwSignal<LoadState>,
    /// Counts the readings, so that one that was overtaken stops.
    generation: StoredValue<u32>,
    /// The apps changed on this page since the current reading began.
    changed: StoredValue<HashSet<Id>>,
    /// Number of rows that Creatio sent and that could not be read.
    unreadable: RwSignal<u32>,
    /// The apps selected in the list: here, so that they are still selected when the list is opened again.
    selected: RwSignal<HashSet<Id>>,
    refreshed: RwSignal<Option<Refreshed>>,
    /// The view in which the list was left, and how far it was scrolled.
    place: StoredValue<Option<(ListView, f64)>>,
    /// When the rows were read, in milliseconds since 1970.
    read_at: StoredValue<f64>,
    search_texts: Memo<SearchTexts>,
}

impl Default for AppStore {
    fn default() -> Self {
        let rows = RwSignal::new(Arc::<Vec<Row>>::default());
        Self {
            rows,
            search_texts: SearchTexts::of(rows),
            refreshed: RwSignal::new(None),
            place: StoredValue::new(None),
            read_at: StoredValue::new(0.0),
            state: RwSignal::new(LoadState::NotLoaded),
            generation: StoredValue::new(0),
            changed: StoredValue::new(HashSet::new()),
            unreadable: RwSignal::new(0),
            selected: RwSignal::new(HashSet::new()),
        }
    }
}

impl AppStore {
    /// All rows, in the order in which Creatio sent them; tracked.
    pub fn rows(&self) -> Arc<Vec<Row>> {
        self.rows.get()
    }

    /// Number of rows that Creatio sent and that could not be read; tracked.
    pub fn unreadable(&self) -> u32 {
        self.unreadable.get()
    }

    /// The apps selected in the list.
    pub fn selected(&self) -> RwSignal<HashSet<Id>> {
        self.selected
    }

    /// The texts in which the rows are searched; a memo, so that they are made once and not for each key.
    pub fn search_texts(&self) -> Memo<SearchTexts> {
        self.search_texts
    }

    /// The view in which the list was left, and how far it was scrolled.
    pub fn place(&self) -> StoredValue<Option<(ListView, f64)>> {
        self.place
    }

    /// What the last reading has shown, unless it was the first; tracked.
    pub fn refreshed(&self) -> Option<Refreshed> {
        self.refreshed.get()
    }

    /// How far reading has come; tracked.
    pub fn state(&self) -> LoadState {
        self.state.get()
    }

    /// The same, not tracked.
    pub fn state_untracked(&self) -> LoadState {
        self.state.get_untracked()
    }

    /// Whether all rows are here; tracked.
    pub fn is_complete(&self) -> bool {
        self.state.with(|state| matches!(state, LoadState::Complete | LoadState::Refreshing))
    }

    /// Whether the list is being read; tracked.
    pub fn is_reading(&self) -> bool {
        self.state.with(|state| matches!(state, LoadState::Loading | LoadState::Refreshing))
    }

    /// Reads the list if it was not read yet, and reads it again in the background if it was.
    pub fn open(&self, session: &Session) {
        if !untrack(|| self.is_reading()) {
            self.read(session, Reading::Open);
        }
    }

    /// Reads complete rows again in the background, unless they are fresh.
    pub fn refresh(&self, session: &Session) {
        let is_complete = self.state.with_untracked(|state| matches!(state, LoadState::Complete));
        if is_complete && browser::time::now_ms() - self.read_at.get_value() > FRESH_MS {
            self.read(session, Reading::Silent);
        }
    }

    /// Reads the list if it was not read yet.
    pub fn ensure(&self, session: &Session) {
        if self.state.with_untracked(|state| matches!(state, LoadState::NotLoaded | LoadState::Failed(_))) {
            self.read(session, Reading::Open);
        }
    }

    /// Reads the whole list. Rows that are here stay, and are updated once all have come.
    pub fn read(&self, session: &Session, reading: Reading) {
        let (store, session) = (*self, session.clone());
        let generation = store.generation.get_value().wrapping_add(1);
        store.generation.set_value(generation);
        store.changed.update_value(HashSet::clear);
        let is_first = store.rows.with_untracked(|rows| rows.is_empty());
        store.state.set(if is_first { LoadState::Loading } else { LoadState::Refreshing });
        spawn_local(async move {
            let result = store.read_pages(&session, generation, is_first, reading).await;
            if store.generation.get_value() == generation {
                store.finish(result, is_first, reading);
            }
        });
    }

    fn finish(&self, result: Result<(), Error>, is_first: bool, reading: Reading) {
        self.read_at.set_value(browser::time::now_ms());
        let refreshed = match (reading, &result) {
            (Reading::Silent, Err(_)) => Some(Refreshed::Failed),
            (_, Err(_)) => None,
            (Reading::OnRequest, Ok(())) => Some(Refreshed::OnRequest),
            (Reading::Silent | Reading::Open, Ok(())) => (!is_first).then_some(Refreshed::Silently),
        };
        self.refreshed.set(refreshed);
        self.state.set(match result {
            Err(error) if reading != Reading::Silent => LoadState::Failed(error),
            // Rows that were complete before stay so.
            Ok(()) | Err(_) => LoadState::Complete,
        });
    }

    async fn read_pages(
        &self,
        session: &Session,
        generation: u32,
        is_first: bool,
        reading: Reading,
    ) -> Result<(), Error> {
        let mut page = Page::FIRST;
        // Rows may move from one page to the next while others change the list: each counts once.
        let mut known = HashSet::new();
        let mut pending = Vec::new();
        let mut unreadable = 0;
        loop {
            let query = async |client: &Client| client.apps(page).await;
            let answer = match reading {
                Reading::Silent => query(session.client()).await,
                Reading::Open | Reading::OnRequest => session.call(query).await,
            };
            if self.generation.get_value() != generation {
                return Ok(());
            }
            let apps = answer.inspect_err(|_| {
                if is_first {
                    self.append(std::mem::take(&mut pending));
                }
            })?;
            let sent = apps.sent();
            unreadable += apps.unreadable;
            pending.extend(apps.read.into_iter().filter(|app| known.insert(app.id.clone())));
            let is_last = sent < page.rows;
            // Each time rows appear all are sorted: appearing whenever they have doubled, they are sorted a few times only.
            let has_doubled = pending.len() >= self.rows.with_untracked(|rows| rows.len());
            if is_first && (is_last || has_doubled) {
                self.append(std::mem::take(&mut pending));
            }
            if is_last {
                break;
            }
            page = Page { offset: page.offset + sent, rows: FURTHER_PAGE };
        }
        if !is_first {
            self.merge(pending);
        }
        self.unreadable.set(unreadable);
        Ok(())
    }

    fn append(&self, apps: Vec<App>) {
        let changed = self.changed.get_value();
        let new = apps.into_iter().filter(|app| !changed.contains(&app.id)).map(RowData::new);
        self.rows.update(|rows| Arc::make_mut(rows).extend(new));
    }

    fn merge(&self, apps: Vec<App>) {
        let mut rows = self.rows.with_untracked(|rows| rows.to_vec());
        if row::merge(&mut rows, apps, &self.changed.get_value()) {
            self.rows.set(Arc::new(rows));
        }
    }

    /// Inserts or updates an app that was created, changed or read elsewhere on the page.
    pub fn upsert(&self, app: App) {
        self.note_change(&app.id);
        self.rows.update(|rows| {
            let rows = Arc::make_mut(rows);
            match rows.iter().find(|row| row.id == app.id) {
                Some(row) => row.app.set(app),
                None => rows.push(RowData::new(app)),
            }
        });
    }

    /// Notes that an app is being changed on this page: a reading that is under way may be older than the change.
    pub fn note_change(&self, id: &Id) {
        self.changed.update_value(|changed| changed.extend([id.clone()]));
    }

    /// Removes apps that were deleted.
    pub fn remove(&self, deleted: &HashSet<Id>) {
        self.changed.update_value(|changed| changed.extend(deleted.iter().cloned()));
        self.rows.update(|rows| Arc::make_mut(rows).retain(|row| !deleted.contains(&row.id)));
    }

    /// Forgets everything, for example when another user signs in.
    pub fn clear(&self) {
        self.generation.update_value(|generation| *generation = generation.wrapping_add(1));
        self.state.set(LoadState::NotLoaded);
        self.rows.set(Arc::default());
        self.unreadable.set(0);
        self.selected.update(HashSet::clear);
    }
}
