//! Reading OAuth 2.0 integrated applications (creatio-api.md, section 2.3).

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use serde_json::Value;

use crate::answers::Answer;
use crate::read::{self, Members, Read};
use crate::road::Table;
use crate::select::{Filter, Order, Page, Select, rows};
use crate::{Cause, Client, Error, Id, Named, odata};

/// An OAuth 2.0 integrated application. Its secret is no part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// The record.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What the app identifies itself with.
    pub client_id: String,
    /// The address of the app's home page.
    pub application_url: String,
    /// Where the Identity Service sends the app's user back to; empty if there is none or this version has none.
    pub redirect_url: String,
    /// What it is for; empty if there is none.
    pub description: String,
    /// Whether it gets tokens.
    pub is_active: bool,
    /// Whom it acts as.
    pub system_user: Option<Named>,
    /// When it was made: Creatio's own text, ISO 8601 in the user's time zone, without an offset. By OData it is in
    /// UTC, with a `Z`, so that texts of the two roads differ for the same moment.
    pub created_on: String,
    /// When it was last changed, written likewise.
    pub modified_on: String,
}

const TABLE: &str = "OAuthClientApp";

/// The columns of an app. `ClientSecret` is never one of them.
const COLUMNS: [&str; 10] = [
    "Id",
    "Name",
    "ClientId",
    "ApplicationUrl",
    "IsActive",
    "SystemUser",
    "CreatedOn",
    "ModifiedOn",
    "RedirectUrl",
    "Description",
];

/// The last so many of `COLUMNS` may be missing in a version.
const OPTIONAL: usize = 2;

const BY_NAME: [(&str, Order); 2] = [("Name", Order::Ascending), ("Id", Order::Ascending)];
const NEWEST_FIRST: [(&str, Order); 1] = [("CreatedOn", Order::Descending)];

impl Client {
    /// Apps, ordered by name and id. It is the one read of apps that goes by the DataService alone, and knows nothing of
    /// OData: whoever shows the first list need not load the second road. Where this fails with an error that
    /// [is closed](Error::is_closed), and where the [road](Client::road) is known, see
    /// [`apps_by_odata`](Client::apps_by_odata).
    pub async fn apps(&self, page: Page) -> Result<Vec<App>, Error> {
        self.select_apps(&[], &BY_NAME, page).await
    }

    /// One app; [`Cause::RecordUnknown`] if it is gone.
    pub async fn app(&self, id: &Id) -> Result<App, Error> {
        let apps = self.these_apps(One::Id(id), Sorted::NotAtAll, FIRST).await?;
        apps.into_iter().next().ok_or(Error::new(Cause::RecordUnknown, "SelectQuery"))
    }

    /// Apps of this name, the newest first and 50 at most: tells after a cut whether one was made.
    pub async fn apps_named(&self, name: &str) -> Result<Vec<App>, Error> {
        self.these_apps(One::Name(name), Sorted::NewestFirst, Page { offset: 0, rows: 50 }).await
    }

    /// The app of this client id, if there is one.
    pub async fn app_by_client_id(&self, client_id: &str) -> Result<Option<App>, Error> {
        Ok(self.these_apps(One::ClientId(client_id), Sorted::NotAtAll, FIRST).await?.into_iter().next())
    }

    /// The ids of all apps whose system user is not active, so that they act as nobody (creatio-api.md, section 8.2).
    pub async fn apps_of_inactive_users(&self) -> Result<Vec<Id>, Error> {
        let by_data_service = every_page(async |page| {
            let filters = vec![Filter::FlagIs("SystemUser.Active", false)];
            let order = &[("Id", Order::Ascending)];
            let select = Select { schema: TABLE, columns: &["Id"], order, filters, page };
            self.select(select, |row| read::id(row, "Id")).await
        });
        let by_odata = every_page(async |page| self.inactive_by_odata(page).await);
        self.by_open_road(Table::Apps, by_data_service, by_odata).await
    }

    /// False once this site turned out to keep no redirect address of an app.
    pub fn has_redirect_url(&self) -> bool {
        columns_but(self.lacking.load(Ordering::Relaxed)).any(|name| name == "RedirectUrl")
    }

    /// The apps that are told so, by the road that is open.
    async fn these_apps(&self, which: One<'_>, sorted: Sorted, page: Page) -> Result<Vec<App>, Error> {
        let (order, order_of_odata): (&[_], _) = match sorted {
            Sorted::NotAtAll => (&[], ""),
            Sorted::NewestFirst => (&NEWEST_FIRST, odata::NEWEST_FIRST),
        };
        let by_data_service = self.select_apps(std::slice::from_ref(&which), order, page);
        let by_odata = self.these_apps_by_odata(&which, order_of_odata, page);
        self.by_open_road(Table::Apps, by_data_service, by_odata).await
    }

    /// Asks for apps, again without a column that this site's version turns out to lack.
    async fn select_apps(
        &self,
        which: &[One<'_>],
        order: &[(&'static str, Order)],
        page: Page,
    ) -> Result<Vec<App>, Error> {
        if page.rows == 0 {
            return Ok(Vec::new());
        }
        loop {
            let lacking = self.lacking.load(Ordering::Relaxed);
            let columns: Vec<&str> = columns_but(lacking).collect();
            let filters = which.iter().map(One::filter).collect();
            let select = Select { schema: TABLE, columns: &columns, order, filters, page };
            let answer = self.ask(select.call()).await;
            match answer.and_then(|answer| rows(&answer, app_in).inspect(|_| self.note_not_found(&answer))) {
                Err(error) if self.lacks_more(lacking, &error) => {}
                apps => return apps,
            }
        }
    }

    /// Takes note of optional columns that a refused query names; true if it asked for one of them.
    pub(crate) fn lacks_more(&self, lacking: u8, error: &Error) -> bool {
        let named = named_columns(error);
        self.lacking.fetch_or(named, Ordering::Relaxed);
        lacking | named != lacking
    }

    /// Takes note of optional columns that an answer does without (creatio-api.md, section 13, item 4).
    fn note_not_found(&self, answer: &Answer) {
        let names = answer.json.get("notFoundColumns").and_then(Value::as_array).into_iter().flatten();
        for name in names.filter_map(Value::as_str) {
            self.lacking.fetch_or(columns_in(name), Ordering::Relaxed);
        }
    }
}

/// Reads page by page to the end. A site that answered the same rows for every page would never come to one.
async fn every_page(read: impl AsyncFn(Page) -> Result<Vec<Id>, Error>) -> Result<Vec<Id>, Error> {
    let (mut ids, mut known) = (Vec::new(), HashSet::new());
    for at in 0.. {
        let page = Page { offset: at * ROWS, rows: ROWS };
        let found = read(page).await?;
        let (count, before) = (found.len(), ids.len());
        ids.extend(found.into_iter().filter(|id| known.insert(id.clone())));
        if count < ROWS as usize || ids.len() == before {
            break;
        }
    }
    Ok(ids)
}

/// So many ids are asked for at once.
const ROWS: u32 = 1_000;

const FIRST: Page = Page { offset: 0, rows: 1 };

/// How apps that are told from others are sorted.
enum Sorted {
    NotAtAll,
    NewestFirst,
}

/// What one app is told from others by.
pub(crate) enum One<'a> {
    Id(&'a Id),
    Name(&'a str),
    ClientId(&'a str),
}

impl<'a> One<'a> {
    fn filter(&self) -> Filter<'a> {
        match self {
            One::Id(id) => Filter::GuidIs("Id", id),
            One::Name(name) => Filter::TextIs("Name", name),
            One::ClientId(client_id) => Filter::TextIs("ClientId", client_id),
        }
    }
}

/// The optional columns, as bits, and their names.
fn optional_columns() -> impl Iterator<Item = (u8, &'static str)> {
    COLUMNS[COLUMNS.len() - OPTIONAL..].iter().enumerate().map(|(at, name)| (1 << at, *name))
}

pub(crate) fn columns_but(lacking: u8) -> impl Iterator<Item = &'static str> {
    let lacks =
        move |name: &&str| optional_columns().any(|(bit, other)| other == *name && lacking & bit != 0);
    COLUMNS.into_iter().filter(move |name| !lacks(name))
}

/// The optional columns that a refused query names.
fn named_columns(error: &Error) -> u8 {
    if !matches!(error.cause, Cause::ServerFault | Cause::Refused) {
        return 0;
    }
    columns_in(error.words.as_deref().unwrap_or_default())
}

/// The optional columns whose names are in the text.
fn columns_in(text: &str) -> u8 {
    optional_columns().filter(|(_, name)| text.contains(name)).fold(0, |bits, (bit, _)| bits | bit)
}

pub(crate) fn app_in(row: &Members) -> Read<App> {
    Ok(App {
        id: read::id(row, "Id")?,
        name: read::text(row, "Name")?,
        client_id: read::text(row, "ClientId")?,
        application_url: read::text(row, "ApplicationUrl")?,
        redirect_url: read::text(row, "RedirectUrl")?,
        description: read::text(row, "Description")?,
        is_active: read::flag(row, "IsActive")?,
        system_user: read::lookup(row, "SystemUser")?,
        created_on: read::text(row, "CreatedOn")?,
        modified_on: read::text(row, "ModifiedOn")?,
    })
}
