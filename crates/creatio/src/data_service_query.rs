//! Bodies of DataService queries (creatio-api.md, section 2.2).

use serde_json::{Map, Value, json};

use crate::call::{Answer, Call};
use crate::error::Effect;
use crate::id::Id;
use crate::page::Page;
use crate::read_api::ReadApi;

/// A condition on the records of a query.
#[derive(Clone)]
pub(crate) enum Filter<'a> {
    /// A text column equals the text.
    TextEquals(&'a str, &'a str),
    /// A text column contains the text.
    TextContains(&'a str, &'a str),
    /// A whole-number column equals the number.
    NumberEquals(&'a str, i64),
    /// A boolean column equals the value.
    BoolEquals(&'a str, bool),
    /// A record's id equals the id: its own by `Id`, or that of a lookup by a path.
    IdEquals(&'a str, &'a Id),
    /// A record's id, or that of a lookup column, is one of these.
    IdIn(&'a str, &'a [Id]),
    /// A text column equals one of these.
    TextIn(&'a str, &'a [&'a str]),
    /// The record is that of the signed-in user.
    IsCurrentUser,
    /// All of these hold.
    All(Vec<Filter<'a>>),
    /// At least one of these holds.
    Any(Vec<Filter<'a>>),
}

/// Data value types that a parameter may have: base types only (creatio-api.md, section 13, item 2).
const GUID: u8 = 0;
const TEXT: u8 = 1;
const INTEGER: u8 = 4;
const BOOLEAN: u8 = 12;

/// Comparison types.
const EQUAL: u8 = 3;
const CONTAIN: u8 = 11;

/// Logical operations of a filter group.
const AND: u8 = 0;
const OR: u8 = 1;

impl Filter<'_> {
    fn to_json(&self) -> Value {
        match self {
            Filter::TextEquals(column, text) => compare(column, EQUAL, parameter(TEXT, json!(text))),
            Filter::TextContains(column, text) => compare(column, CONTAIN, parameter(TEXT, json!(text))),
            Filter::NumberEquals(column, number) => compare(column, EQUAL, parameter(INTEGER, json!(number))),
            Filter::BoolEquals(column, value) => compare(column, EQUAL, parameter(BOOLEAN, json!(value))),
            Filter::IdEquals(path, id) => compare(path, EQUAL, parameter(GUID, json!(id.as_str()))),
            Filter::IdIn(path, ids) => one_of(path, GUID, ids.iter().map(Id::as_str)),
            Filter::TextIn(column, texts) => one_of(column, TEXT, texts.iter().copied()),
            Filter::IsCurrentUser => {
                compare("Id", EQUAL, json!({"expressionType": 1, "functionType": 1, "macrosType": 1}))
            }
            Filter::All(filters) => group(AND, filters),
            Filter::Any(filters) => group(OR, filters),
        }
    }
}

fn column(path: &str) -> Value {
    json!({"expressionType": 0, "columnPath": path})
}

/// A text as the new value of a column.
pub(crate) fn text_parameter(text: &str) -> Value {
    parameter(TEXT, json!(text))
}

/// An object with these members. `collect` would sort them first, and the sort costs bytes in the first load.
pub(crate) fn object(members: impl Iterator<Item = (String, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
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

fn one_of<'a>(path: &str, data_value_type: u8, values: impl Iterator<Item = &'a str>) -> Value {
    let values: Vec<Value> = values.map(|value| parameter(data_value_type, json!(value))).collect();
    json!({
        "filterType": 4, "comparisonType": EQUAL, "isEnabled": true,
        "leftExpression": column(path), "rightExpressions": values,
    })
}

fn group(operation: u8, filters: &[Filter<'_>]) -> Value {
    let items = filters.iter().enumerate().map(|(at, filter)| (format!("f{at}"), filter.to_json()));
    json!({"filterType": 6, "logicalOperation": operation, "isEnabled": true, "items": object(items)})
}

/// The member `filters` of a query, which is always a group.
pub(crate) fn filters(filters: Vec<Filter<'_>>) -> Value {
    Filter::All(filters).to_json()
}

/// Sort direction of a column, with its number in a query.
#[derive(Clone, Copy)]
pub(crate) enum Order {
    Ascending = 1,
    Descending = 2,
}

/// A query for some columns of some records.
pub(crate) struct Select<'a> {
    pub(crate) schema: &'static str,
    pub(crate) columns: &'a [&'a str],
    /// The columns to sort by, the most significant first. They must be among `columns`.
    pub(crate) order: &'a [(&'a str, Order)],
    pub(crate) filters: Vec<Filter<'a>>,
    pub(crate) page: Page,
}

impl Select<'_> {
    pub(crate) fn call(self) -> Call<'static> {
        let columns = self.columns.iter().map(|name| ((*name).to_owned(), self.column(name)));
        select_query(&json!({
            "rootSchemaName": self.schema, "operationType": 0, "allColumns": false, "isDistinct": false,
            "isPageable": true, "rowCount": self.page.rows, "rowsOffset": self.page.offset,
            "useLocalization": true, "columns": {"items": object(columns)}, "filters": filters(self.filters),
        }))
    }

    fn column(&self, name: &str) -> Value {
        let mut description = json!({"expression": column(name)});
        if let Some(position) = self.order.iter().position(|(ordered, _)| *ordered == name) {
            description["orderDirection"] = json!(self.order[position].1 as u8);
            description["orderPosition"] = json!(position);
        }
        description
    }
}

/// A query for this many records with all their columns, for a table whose columns are unknown.
pub(crate) fn any_records(schema: &'static str, count: u32) -> Call<'static> {
    select_query(&json!({
        "rootSchemaName": schema, "operationType": 0, "allColumns": true, "isDistinct": false, "isPageable": true,
        "rowCount": count, "rowsOffset": 0, "useLocalization": true, "columns": {"items": {}},
        "filters": filters(Vec::new()),
    }))
}

fn select_query(body: &Value) -> Call<'static> {
    Call::post(Effect::Read, Answer::Data, "SelectQuery", "/DataService/json/SyncReply/SelectQuery", body)
        .querying(ReadApi::DataService)
}
