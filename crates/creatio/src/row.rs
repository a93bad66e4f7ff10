//! Reading the rows of a query member by member.
//!
//! Only the id of a row is indispensable: any other member that is missing, or of another shape than Creatio documents,
//! counts as not set. Rows are never deserialized, since one odd member would fail the whole row; for an app and the own
//! record that would also add 22 KB of WebAssembly (7.7 KB with brotli) to the first load.

use serde_json::Value;

use crate::id::{Id, LookupValue};
use crate::json::{JsonObject, UnexpectedShape, date_of, lookup_of, text_of};
use crate::page::Rows;

/// One row: a record of the DataService or an entity of OData.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a>(pub(crate) &'a JsonObject);

impl<'a> Row<'a> {
    /// The id `name`; `None` if it is missing or no GUID.
    pub(crate) fn id(self, name: &str) -> Option<Id> {
        self.member(name).as_str().and_then(|text| text.parse().ok())
    }

    /// The text `name`; empty if it is missing or no text.
    pub(crate) fn text(self, name: &str) -> String {
        text_of(self.member(name)).unwrap_or_default()
    }

    /// The date `name`; empty if it is missing or no date.
    pub(crate) fn date(self, name: &str) -> String {
        date_of(self.member(name))
    }

    /// The boolean `name`, which some databases return as a number or a text; false if it is missing.
    pub(crate) fn bool(self, name: &str) -> bool {
        match self.member(name) {
            Value::Bool(value) => *value,
            Value::Number(number) => number.as_i64() == Some(1),
            Value::String(text) => text.eq_ignore_ascii_case("true") || text == "1",
            Value::Null | Value::Array(_) | Value::Object(_) => false,
        }
    }

    /// The whole number `name`, which some databases return as a text; `None` if it is missing or no such number.
    pub(crate) fn number(self, name: &str) -> Option<i64> {
        match self.member(name) {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_i64(),
        }
    }

    /// The lookup value `name`; `None` if it is missing, empty or no lookup value.
    pub(crate) fn lookup(self, name: &str) -> Option<LookupValue> {
        self.checked_lookup(name).ok().flatten()
    }

    /// The same, with an error for what is no lookup value.
    pub(crate) fn checked_lookup(self, name: &str) -> Result<Option<LookupValue>, UnexpectedShape> {
        lookup_of(self.member(name))
    }

    fn member(self, name: &str) -> &'a Value {
        self.0.get(name).unwrap_or(&Value::Null)
    }
}

/// Reads the rows in the array `name` of a response, and counts those of which `read` makes nothing.
pub(crate) fn rows<T>(
    json: &Value,
    name: &str,
    read: impl Fn(Row<'_>) -> Option<T>,
) -> Result<Rows<T>, UnexpectedShape> {
    let sent = json.get(name).and_then(Value::as_array).ok_or(UnexpectedShape)?;
    let mut rows = Rows::NONE;
    for row in sent {
        match row.as_object().and_then(|row| read(Row(row))) {
            Some(row) => rows.read.push(row),
            None => rows.unreadable += 1,
        }
    }
    Ok(rows)
}
