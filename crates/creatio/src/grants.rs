//! How an app gets its tokens, where a version keeps that in a table of its own (creatio-api.md, section 2.3).

use serde_json::{Value, json};

use crate::answers::Answer;
use crate::call::Call;
use crate::read::{self, Members};
use crate::select::{Filter, Page, Select, filters, rows};
use crate::{Client, Error, Id};

const TABLE: &str = "OAuthGrantTypeInClient";

/// More grant types than there are.
const ALL: Page = Page { offset: 0, rows: 100 };

/// The two columns of the table that matter. No source tells their names, so a row of the site's has to.
struct Columns {
    client: String,
    grant: String,
}

impl Client {
    /// The names of the grant types that an app may use, from 8.3 on. `None` where this site's version has no such
    /// table, does not open it, or has another one than any that could be read.
    pub async fn grant_types(&self, app: &Id) -> Result<Option<Vec<String>>, Error> {
        let answer = match self.ask(any_row()).await {
            Ok(answer) => answer,
            Err(error) => return unknown_if_closed(error),
        };
        let columns = match columns_in(&answer) {
            Ok(Found::Columns(columns)) => columns,
            Ok(Found::EmptyTable) => return Ok(Some(Vec::new())),
            Ok(Found::Others) => return Ok(None),
            Err(error) => return unknown_if_closed(error),
        };
        let of_app = format!("{}.Id", columns.client);
        let select = Select {
            schema: TABLE,
            columns: &[&columns.grant],
            order: &[],
            filters: vec![Filter::GuidIs(&of_app, app)],
            page: ALL,
        };
        let names = self.select(select, |row| read::lookup(row, &columns.grant)).await;
        match names {
            Ok(names) => Ok(Some(names.into_iter().flatten().map(|grant| grant.name).collect())),
            Err(error) => unknown_if_closed(error),
        }
    }
}

/// A query for one record with every column that it has.
fn any_row() -> Call<'static> {
    let body = json!({
        "rootSchemaName": TABLE, "operationType": 0, "allColumns": true, "isDistinct": false, "isPageable": true,
        "rowCount": 1, "rowsOffset": 0, "useLocalization": true, "columns": {"items": {}}, "filters": filters(Vec::new()),
    });
    Call::read("SelectQuery", "/DataService/json/SyncReply/SelectQuery", &body)
}

enum Found {
    Columns(Columns),
    EmptyTable,
    /// The table's lookups are others than expected.
    Others,
}

fn columns_in(answer: &Answer) -> Result<Found, Error> {
    let found = rows(answer, |row| Ok(lookups_in(row)))?;
    Ok(match found.into_iter().next() {
        None => Found::EmptyTable,
        Some(Some(columns)) => Found::Columns(columns),
        Some(None) => Found::Others,
    })
}

/// The lookup of the app and that of the grant type, by what their names contain.
fn lookups_in(row: &Members) -> Option<Columns> {
    let is_lookup = |value: &Value| value.get("value").is_some() && value.get("displayValue").is_some();
    let named = |part: &str| {
        let mut lookups = row.iter().filter(|(_, value)| is_lookup(value)).map(|(name, _)| name);
        lookups.find(|name| name.contains(part)).cloned()
    };
    let columns = Columns { client: named("Client")?, grant: named("Grant")? };
    (columns.client != columns.grant).then_some(columns)
}

/// A site that refuses the query does not know the table, or does not open it, which comes to the same.
fn unknown_if_closed(error: Error) -> Result<Option<Vec<String>>, Error> {
    if error.is_closed() { Ok(None) } else { Err(error) }
}
