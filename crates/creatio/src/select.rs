//! Queries of the DataService (creatio-api.md, section 2.2).

use serde_json::{Value, json};

use crate::call::Call;
use crate::{Client, Error, Id};

/// Which part of a long list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// So many rows are left out.
    pub offset: u32,
    /// At most so many rows are answered; 0 gives none without asking.
    pub rows: u32,
}

/// A condition on the records of a query.
pub(crate) enum Filter<'a> {
    /// A text column equals the text.
    TextIs(&'a str, &'a str),
    /// A text column contains the text.
    TextHas(&'a str, &'a str),
    /// A whole-number column equals the number.
    NumberIs(&'a str, i64),
    /// A boolean column equals the value.
    FlagIs(&'a str, bool),
    /// A record's id, its own by `Id` or one that a path leads to, equals the id.
    GuidIs(&'a str, &'a Id),
    /// The record of the signed-in user.
    IsCurrentUser,
    /// All of these.
    All(Vec<Filter<'a>>),
    /// One of these at least.
    Any(Vec<Filter<'a>>),
}

/// Data value types that a parameter may have: the base types only (creatio-api.md, section 13, item 2).
const GUID: u8 = 0;
const TEXT: u8 = 1;
const INTEGER: u8 = 4;
const BOOLEAN: u8 = 12;

const EQUAL: u8 = 3;
const CONTAIN: u8 = 11;

impl Filter<'_> {
    fn to_json(&self) -> Value {
        match self {
            Filter::TextIs(column, text) => compare(column, EQUAL, parameter(TEXT, json!(text))),
            Filter::TextHas(column, text) => compare(column, CONTAIN, parameter(TEXT, json!(text))),
            Filter::NumberIs(column, number) => compare(column, EQUAL, parameter(INTEGER, json!(number))),
            Filter::FlagIs(column, flag) => compare(column, EQUAL, parameter(BOOLEAN, json!(flag))),
            Filter::GuidIs(path, id) => compare(path, EQUAL, parameter(GUID, json!(id.as_str()))),
            Filter::IsCurrentUser => {
                compare("Id", EQUAL, json!({"expressionType": 1, "functionType": 1, "macrosType": 1}))
            }
            Filter::All(filters) => group(0, filters),
            Filter::Any(filters) => group(1, filters),
        }
    }
}

fn column(path: &str) -> Value {
    json!({"expressionType": 0, "columnPath": path})
}

pub(crate) fn text_parameter(text: &str) -> Value {
    parameter(TEXT, json!(text))
}

/// An object of these members. Collecting them would bring a sort along, which the page has to carry.
pub(crate) fn members(all: impl Iterator<Item = (String, Value)>) -> Value {
    let mut object = serde_json::Map::new();
    for (name, value) in all {
        object.insert(name, value);
    }
    Value::Object(object)
}

fn parameter(data_value_type: u8, value: Value) -> Value {
    json!({"expressionType": 2, "parameter": {"dataValueType": data_value_type, "value": value}})
}

fn compare(path: &str, comparison: u8, right: Value) -> Value {
    json!({
        "filterType": 1, "comparisonType": comparison, "isEnabled": true,
        "leftExpression": column(path), "rightExpression": right,
    })
}

fn group(operation: u8, filters: &[Filter<'_>]) -> Value {
    let items = members(filters.iter().enumerate().map(|(at, filter)| (format!("f{at}"), filter.to_json())));
    json!({"filterType": 6, "logicalOperation": operation, "isEnabled": true, "items": items})
}

/// What the DataService takes as `filters`: always a group.
pub(crate) fn filters(filters: Vec<Filter<'_>>) -> Value {
    Filter::All(filters).to_json()
}

/// The way a column is sorted.
#[derive(Clone, Copy)]
pub(crate) enum Order {
    Ascending = 1,
    Descending = 2,
}

/// A query for some columns of some records.
pub(crate) struct Select<'a> {
    pub(crate) schema: &'static str,
    pub(crate) columns: &'a [&'a str],
    /// The columns to sort by, the most important first. They have to be among `columns`.
    pub(crate) order: &'a [(&'a str, Order)],
    pub(crate) filters: Vec<Filter<'a>>,
    pub(crate) page: Page,
}

impl Select<'_> {
    /// The call that asks this.
    pub(crate) fn call(self) -> Call<'static> {
        let columns = members(self.columns.iter().map(|name| ((*name).to_owned(), self.column(name))));
        let body = json!({
            "rootSchemaName": self.schema, "operationType": 0, "allColumns": false, "isDistinct": false,
            "isPageable": true, "rowCount": self.page.rows, "rowsOffset": self.page.offset,
            "useLocalization": true, "columns": {"items": columns}, "filters": filters(self.filters),
        });
        Call::read("SelectQuery", "/DataService/json/SyncReply/SelectQuery", &body)
    }

    fn column(&self, name: &str) -> Value {
        let mut described = json!({"expression": column(name)});
        if let Some(position) = self.order.iter().position(|(ordered, _)| *ordered == name) {
            described["orderDirection"] = json!(self.order[position].1 as u8);
            described["orderPosition"] = json!(position);
        }
        described
    }
}

/// Reads the rows of an answered query.
pub(crate) fn rows<T>(
    answer: &crate::answers::Answer,
    reader: impl Fn(&crate::read::Members) -> crate::read::Read<T>,
) -> Result<Vec<T>, Error> {
    let members = answer.success()?;
    answer.read(|_| {
        crate::read::array(members, "rows")?.iter().map(|row| reader(crate::read::object(row)?)).collect()
    })
}

impl Client {
    /// Asks a query and reads its rows.
    pub(crate) async fn select<T>(
        &self,
        select: Select<'_>,
        reader: impl Fn(&crate::read::Members) -> crate::read::Read<T>,
    ) -> Result<Vec<T>, Error> {
        if select.page.rows == 0 {
            return Ok(Vec::new());
        }
        rows(&self.ask(select.call()).await?, reader)
    }
}
