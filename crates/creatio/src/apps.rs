//! Reading apps by either API (creatio-api.md, section 2.3).

use std::collections::HashSet;

use serde_json::Value;

use crate::app::{App, REDIRECT_URL};
use crate::app_columns::OptionalColumns;
use crate::client::Client;
use crate::data_service::rows;
use crate::data_service_query::{Filter, Order, Select};
use crate::error::{Cause, Effect, Error};
use crate::id::Id;
use crate::odata::{EntitySet, ODataQuery, text_literal};
use crate::odata_fallback::Table;
use crate::page::{Page, Rows};
use crate::response::ParsedResponse;

const FIRST: Page = Page { offset: 0, rows: 1 };

/// Maximum number of apps that a search by name returns.
const MAX_SAME_NAME: u32 = 50;

/// Number of ids that one query for ids returns.
const IDS_PER_PAGE: u32 = 1_000;

impl Client {
    /// One page of all apps, ordered by name and id.
    pub async fn apps(&self, page: Page) -> Result<Rows<App>, Error> {
        self.find_apps(AppQuery { filter: None, order: AppOrder::ByName, page }).await
    }

    /// The app with this record id; [`Cause::RecordNotFound`] if there is none.
    pub async fn app(&self, id: &Id) -> Result<App, Error> {
        let query = AppQuery { filter: Some(AppFilter::Id(id)), order: AppOrder::None, page: FIRST };
        let apps = self.find_apps(query).await?.complete()?;
        apps.into_iter().next().ok_or_else(|| Error::new(Cause::RecordNotFound, "SelectQuery", Effect::Read))
    }

    /// The apps with exactly this name, newest first, at most 50. After a create call that was cut off, they
    /// show whether the app was created.
    pub async fn find_apps_by_name(&self, name: &str) -> Result<Vec<App>, Error> {
        let page = Page { offset: 0, rows: MAX_SAME_NAME };
        let filter = Some(AppFilter::Name(name));
        self.find_apps(AppQuery { filter, order: AppOrder::NewestFirst, page }).await?.complete()
    }

    /// The app with this client id, if there is one.
    pub async fn find_app_by_client_id(&self, client_id: &str) -> Result<Option<App>, Error> {
        let filter = Some(AppFilter::ClientId(client_id));
        let query = AppQuery { filter, order: AppOrder::None, page: FIRST };
        let apps = self.find_apps(query).await?.complete()?;
        Ok(apps.into_iter().next())
    }

    /// The record ids of all apps whose system user is inactive, so that the apps cannot act as anyone
    /// (creatio-api.md, section 8.2).
    pub async fn apps_with_inactive_user(&self) -> Result<Vec<Id>, Error> {
        let by_data_service = all_ids(async |page| {
            let filters = vec![Filter::BoolEquals("SystemUser.Active", false)];
            let order = &[("Id", Order::Ascending)];
            let schema = EntitySet::APPS.name();
            self.select(Select { schema, columns: &["Id"], order, filters, page }, |row| row.id("Id")).await
        });
        let by_odata = all_ids(async |page| {
            let filter = "SystemUser/Active eq false".to_owned();
            let query = ODataQuery { set: EntitySet::APPS, members: &["Id"], filter, order: "Id", page };
            self.entities(query, |row| row.id("Id")).await
        });
        self.with_odata_fallback(Table::Apps, by_data_service, by_odata).await
    }

    /// False once the site turned out to have no column for an app's redirect URL.
    pub fn supports_redirect_url(&self) -> bool {
        !self.missing_columns.get().contains(REDIRECT_URL)
    }

    async fn find_apps(&self, query: AppQuery<'_>) -> Result<Rows<App>, Error> {
        if query.page.rows == 0 {
            return Ok(Rows::NONE);
        }
        let by_data_service = self.find_apps_by_data_service(&query);
        self.with_odata_fallback(Table::Apps, by_data_service, self.find_apps_by_odata(&query)).await
    }

    async fn find_apps_by_data_service(&self, query: &AppQuery<'_>) -> Result<Rows<App>, Error> {
        loop {
            let missing = self.missing_columns.get();
            let columns: Vec<&str> = missing.others().collect();
            let select = Select {
                schema: EntitySet::APPS.name(),
                columns: &columns,
                order: query.order.of_data_service(),
                filters: query.filter.iter().map(AppFilter::of_data_service).collect(),
                page: query.page,
            };
            let apps = self.call(select.call()).await.and_then(|response| {
                rows(&response, App::from_row).inspect(|_| self.note_columns_not_found(&response))
            });
            match apps {
                Err(error) if self.names_missing_column(&error, missing) => {}
                apps => return apps,
            }
        }
    }

    async fn find_apps_by_odata(&self, query: &AppQuery<'_>) -> Result<Rows<App>, Error> {
        let mut apps = loop {
            let missing = self.missing_columns.get();
            let member = |column| if column == "SystemUser" { "SystemUserId" } else { column };
            let members: Vec<&str> = missing.others().map(member).collect();
            let query = ODataQuery {
                set: EntitySet::APPS,
                members: &members,
                filter: query.filter.as_ref().map_or(String::new(), AppFilter::of_odata),
                order: query.order.of_odata(),
                page: query.page,
            };
            match self.entities(query, App::from_row).await {
                Err(error) if self.names_missing_column(&error, missing) => {}
                apps => break apps?,
            }
        };
        let users = apps.read.iter_mut().filter_map(|app| app.system_user.as_mut()).collect();
        self.read_names(EntitySet::USERS, users).await?;
        Ok(apps)
    }

    /// True if a query failed for an optional column that it can be repeated without.
    fn names_missing_column(&self, error: &Error, missing: OptionalColumns) -> bool {
        matches!(error.cause, Cause::ServerFault | Cause::Refused)
            && self.missing_columns.add_named_in(error.unredacted_message(), missing)
    }

    /// Newer versions answer a query for a missing column without it (creatio-api.md, section 13, item 4).
    fn note_columns_not_found(&self, response: &ParsedResponse) {
        let not_found = response.json.get("notFoundColumns").and_then(Value::as_array);
        for name in not_found.into_iter().flatten().filter_map(Value::as_str) {
            self.missing_columns.add_named_in(name, self.missing_columns.get());
        }
    }
}

/// A query for apps that either API can answer.
struct AppQuery<'a> {
    filter: Option<AppFilter<'a>>,
    order: AppOrder,
    page: Page,
}

enum AppFilter<'a> {
    Id(&'a Id),
    Name(&'a str),
    ClientId(&'a str),
}

impl<'a> AppFilter<'a> {
    fn of_data_service(&self) -> Filter<'a> {
        match self {
            AppFilter::Id(id) => Filter::IdEquals("Id", id),
            AppFilter::Name(name) => Filter::TextEquals("Name", name),
            AppFilter::ClientId(client_id) => Filter::TextEquals("ClientId", client_id),
        }
    }

    fn of_odata(&self) -> String {
        match self {
            AppFilter::Id(id) => format!("Id eq {id}"),
            AppFilter::Name(name) => format!("Name eq {}", text_literal(name)),
            AppFilter::ClientId(client_id) => format!("ClientId eq {}", text_literal(client_id)),
        }
    }
}

#[derive(Clone, Copy)]
enum AppOrder {
    None,
    ByName,
    NewestFirst,
}

impl AppOrder {
    fn of_data_service(self) -> &'static [(&'static str, Order)] {
        match self {
            AppOrder::None => &[],
            AppOrder::ByName => &[("Name", Order::Ascending), ("Id", Order::Ascending)],
            AppOrder::NewestFirst => &[("CreatedOn", Order::Descending)],
        }
    }

    fn of_odata(self) -> &'static str {
        match self {
            AppOrder::None => "",
            AppOrder::ByName => "Name,Id",
            AppOrder::NewestFirst => "CreatedOn desc",
        }
    }
}

/// Reads all pages. A site that ignores the offset would never come to an end, so a page without a new id ends it.
async fn all_ids(read: impl AsyncFn(Page) -> Result<Rows<Id>, Error>) -> Result<Vec<Id>, Error> {
    let (mut ids, mut known) = (Vec::new(), HashSet::new());
    for at in 0.. {
        let found = read(Page { offset: at * IDS_PER_PAGE, rows: IDS_PER_PAGE }).await?;
        let (sent, before) = (found.sent(), ids.len());
        ids.extend(found.read.into_iter().filter(|id| known.insert(id.clone())));
        if sent < IDS_PER_PAGE || ids.len() == before {
            break;
        }
    }
    Ok(ids)
}
