//! Grant types of an app, in versions that store them in a table (creatio-api.md, section 2.3).

use std::collections::HashMap;

use serde_json::Value;

use crate::client::Client;
use crate::data_service::rows;
use crate::data_service_query::{Filter, Select, any_records};
use crate::error::Error;
use crate::id::Id;
use crate::json::JsonObject;
use crate::page::Page;
use crate::response::ParsedResponse;

const TABLE: &str = "OAuthGrantTypeInClient";

/// More than a site has apps with grant types, as far as one response goes.
const OF_EVERY_APP: u32 = 10_000;

/// More grant types than there are.
const ALL: Page = Page { offset: 0, rows: 100 };

/// Names of the two lookup columns that matter. They are not documented, so a record of the site has to reveal them.
struct Columns {
    client: String,
    grant_type: String,
}

/// What any record of the table reveals.
enum Discovered {
    Columns(Columns),
    EmptyTable,
    /// The record has other lookups than expected.
    UnknownColumns,
}

impl Client {
    /// The display names of the grant types that an app may use, in versions since 8.3.
    ///
    /// `None` where the site has no such table, does not let the user read it, or has one with unknown columns or rows.
    pub async fn grant_types(&self, app: &Id) -> Result<Option<Vec<String>>, Error> {
        match self.read_grant_types(app).await {
            Err(error) if error.may_be_closed_to_data_service() => Ok(None),
            outcome => outcome,
        }
    }

    /// The display names of the grant types of each app, in one query.
    ///
    /// `None` in the same cases as for one app.
    pub async fn grant_types_by_app(&self) -> Result<Option<HashMap<Id, Vec<String>>>, Error> {
        let response = match self.call(any_records(TABLE, OF_EVERY_APP)).await {
            Err(error) if error.may_be_closed_to_data_service() => return Ok(None),
            outcome => outcome?,
        };
        let columns = match discover_columns(&response) {
            Ok(Discovered::Columns(columns)) => columns,
            Ok(Discovered::EmptyTable) => return Ok(Some(HashMap::new())),
            Ok(Discovered::UnknownColumns) => return Ok(None),
            Err(error) if error.may_be_closed_to_data_service() => return Ok(None),
            Err(error) => return Err(error),
        };
        let read = rows(&response, |row| {
            Some((row.lookup(&columns.client)?.id, row.lookup(&columns.grant_type)?.name))
        })?;
        if read.unreadable > 0 || read.sent() == OF_EVERY_APP {
            return Ok(None);
        }
        let mut by_app = HashMap::<Id, Vec<String>>::new();
        for (app, name) in read.read {
            by_app.entry(app).or_default().push(name);
        }
        Ok(Some(by_app))
    }

    async fn read_grant_types(&self, app: &Id) -> Result<Option<Vec<String>>, Error> {
        let columns = match discover_columns(&self.call(any_records(TABLE, 1)).await?)? {
            Discovered::Columns(columns) => columns,
            Discovered::EmptyTable => return Ok(Some(Vec::new())),
            Discovered::UnknownColumns => return Ok(None),
        };
        let client_id = format!("{}.Id", columns.client);
        let select = Select {
            schema: TABLE,
            columns: &[&columns.grant_type],
            order: &[],
            filters: vec![Filter::IdEquals(&client_id, app)],
            page: ALL,
        };
        let grant_types = self.select(select, |row| row.checked_lookup(&columns.grant_type).ok()).await?;
        let is_known = grant_types.unreadable == 0;
        Ok(is_known
            .then(|| grant_types.read.into_iter().flatten().map(|grant_type| grant_type.name).collect()))
    }
}

fn discover_columns(response: &ParsedResponse) -> Result<Discovered, Error> {
    let found = rows(response, |row| lookup_columns(row.0))?;
    let is_empty = found.sent() == 0;
    Ok(match found.read.into_iter().next() {
        Some(columns) => Discovered::Columns(columns),
        None if is_empty => Discovered::EmptyTable,
        None => Discovered::UnknownColumns,
    })
}

/// Recognizes the lookups of the app and of the grant type by parts of their names.
fn lookup_columns(record: &JsonObject) -> Option<Columns> {
    let is_lookup = |value: &Value| value.get("value").is_some() && value.get("displayValue").is_some();
    let lookup_named = |part: &str| {
        let mut lookups = record.iter().filter(|(_, value)| is_lookup(value)).map(|(name, _)| name);
        lookups.find(|name| name.contains(part)).cloned()
    };
    let columns = Columns { client: lookup_named("Client")?, grant_type: lookup_named("Grant")? };
    (columns.client != columns.grant_type).then_some(columns)
}
