//! The apps that Creatio holds, as far as they were read: one signal a row.

use std::{collections::HashSet, sync::Arc};

use creatio::{App, Error, Id, Page, Pending, Road};
use leptos::{prelude::*, task::spawn_local};

use crate::session::Session;

/// Rows of the first answer: few, so that they are soon there.
const FIRST_PAGE: u32 = 50;
/// Rows of each further answer.
const FURTHER_PAGE: u32 = 1_000;

/// One app in the list. A list of many is copied at each key, so a copy has to be next to nothing.
pub type Row = Arc<RowData>;

/// What a row stands for.
pub struct RowData {
    /// Id of the app's record.
    pub id: Id,
    /// The app as it was last heard of.
    pub app: ArcRwSignal<App>,
    /// True while a change of this app is under way.
    pub busy: ArcRwSignal<bool>,
}

/// How far reading the list has come.
#[derive(Clone, Debug, Default)]
pub enum Progress {
    /// It was not asked for yet.
    #[default]
    NotAsked,
    /// Rows are still coming.
    Reading,
    /// All rows are there.
    Complete,
    /// Reading stopped; the rows so far are there.
    Failed(Error),
}

/// Reads a part of the list by the second road, OData 4; `None` if the code for it could not be fetched.
pub type SecondRoad = fn(Session, Page) -> Pending<'static, Option<Result<Vec<App>, Error>>>;

/// The list of apps, kept while the page is open.
#[derive(Clone, Copy)]
pub struct AppStore {
    rows: RwSignal<Arc<Vec<Row>>>,
    progress: RwSignal<Progress>,
    /// Counts the readings, so that one that was overtaken stops.
    reading: StoredValue<u32>,
    second_road: SecondRoad,
}

impl RowData {
    fn new(app: App) -> Row {
        Arc::new(RowData { id: app.id.clone(), app: ArcRwSignal::new(app), busy: ArcRwSignal::new(false) })
    }
}

impl AppStore {
    /// An empty list that was not asked for yet.
    pub fn new(second_road: SecondRoad) -> Self {
        Self {
            second_road,
            rows: RwSignal::new(Arc::default()),
            progress: RwSignal::new(Progress::NotAsked),
            reading: StoredValue::new(0),
        }
    }

    /// All rows, in the order in which Creatio sent them; tracked.
    pub fn rows(&self) -> Arc<Vec<Row>> {
        self.rows.get()
    }

    /// How far reading has come; tracked.
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// Whether all rows are there; tracked.
    pub fn is_complete(&self) -> bool {
        self.progress.with(|progress| matches!(progress, Progress::Complete))
    }

    /// Reads the list if that was not done yet.
    pub fn open(&self, session: &Session) {
        if matches!(self.progress.get_untracked(), Progress::NotAsked | Progress::Failed(_)) {
            self.read(session);
        }
    }

    /// Reads the whole list anew; the rows that are there stay until new ones come.
    pub fn read(&self, session: &Session) {
        let (store, session) = (*self, session.clone());
        let reading = store.reading.get_value().wrapping_add(1);
        store.reading.set_value(reading);
        store.progress.set(Progress::Reading);
        spawn_local(async move {
            let end = store.read_pages(&session, reading).await;
            if store.reading.get_value() == reading {
                store.progress.set(match end {
                    Ok(()) => Progress::Complete,
                    Err(error) => Progress::Failed(error),
                });
            }
        });
    }

    async fn read_pages(&self, session: &Session, reading: u32) -> Result<(), Error> {
        let mut page = Page { offset: 0, rows: FIRST_PAGE };
        // Rows may move from one page to the next while others change the list: each is kept once.
        let mut known = HashSet::new();
        let mut pending = Vec::new();
        loop {
            let answer = self.read_page(session, page).await;
            if self.reading.get_value() != reading {
                return Ok(());
            }
            let (count, failed) = match answer {
                Ok(apps) => {
                    let count = u32::try_from(apps.len()).unwrap_or(u32::MAX);
                    let new = apps.into_iter().filter(|app| known.insert(app.id.clone()));
                    pending.extend(new.map(RowData::new));
                    (count, None)
                }
                Err(error) => (0, Some(error)),
            };
            let end = count < page.rows;
            // Each time rows are shown all are sorted: shown whenever they have doubled, they are sorted a few times.
            if page.offset == 0 && failed.is_none() {
                self.rows.set(Arc::new(std::mem::take(&mut pending)));
            } else if end || pending.len() >= self.rows.with_untracked(|rows| rows.len()) {
                self.rows.update(|rows| Arc::make_mut(rows).append(&mut pending));
            }
            if let Some(error) = failed {
                return Err(error);
            }
            if end {
                return Ok(());
            }
            page = Page { offset: page.offset + count, rows: FURTHER_PAGE };
        }
    }

    async fn read_page(&self, session: &Session, page: Page) -> Result<Vec<App>, Error> {
        let is_closed = match session.client().road() {
            Road::OData => None,
            Road::DataService => match session.call(async |client| client.apps(page).await).await {
                Err(error) if error.is_closed() => Some(error),
                answer => return answer,
            },
        };
        match ((self.second_road)(session.clone(), page).await, is_closed) {
            (Some(Ok(apps)), _) => Ok(apps),
            // Where neither road leads on, the first one says why.
            (_, Some(closed)) => Err(closed),
            (Some(failed), None) => failed,
            (None, None) => session.call(async |client| client.apps(page).await).await,
        }
    }

    /// Takes in an app that was made, changed or read elsewhere on the page.
    pub fn take_in(&self, app: App) {
        self.rows.update(|rows| {
            let rows = Arc::make_mut(rows);
            match rows.iter_mut().find(|row| row.id == app.id) {
                Some(row) => *row = RowData::new(app),
                None => rows.push(RowData::new(app)),
            }
        });
    }

    /// Takes out apps that were deleted.
    pub fn take_out(&self, gone: &HashSet<Id>) {
        self.rows.update(|rows| Arc::make_mut(rows).retain(|row| !gone.contains(&row.id)));
    }

    /// Whether reading stopped before all rows were there; tracked.
    pub fn has_failed(&self) -> bool {
        self.progress.with(|progress| matches!(progress, Progress::Failed(_)))
    }

    /// Whether rows are still coming; tracked.
    pub fn is_reading(&self) -> bool {
        self.progress.with(|progress| matches!(progress, Progress::Reading))
    }

    /// Forgets everything, for example when somebody else signs in.
    pub fn forget(&self) {
        self.reading.update_value(|reading| *reading = reading.wrapping_add(1));
        self.progress.set(Progress::NotAsked);
        self.rows.set(Arc::default());
    }
}
