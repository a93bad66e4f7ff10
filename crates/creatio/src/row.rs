//! Reading the rows of a query member by member.
//!
//! The types of the first load are read this way: derived deserialization of an app, the own record and the names of
//! lookups would add 22 KB of WebAssembly (7.7 KB with brotli) to it, measured for `current_user` and `apps`. All other
//! types derive `Deserialize`; both ways share the tolerances of `json.rs`.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::id::{Id, LookupValue};
use crate::json::{JsonObject, UnexpectedShape, date_of, lookup_of, text_of};

/// One row: a record of the DataService or an entity of OData.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a>(pub(crate) &'a JsonObject);

impl<'a> Row<'a> {
    /// The id `name`, which must be there.
    pub(crate) fn id(self, name: &str) -> Result<Id, UnexpectedShape> {
        self.member(name).as_str().and_then(|text| text.parse().ok()).ok_or(UnexpectedShape)
    }

    /// The text `name`; empty if it is missing.
    pub(crate) fn text(self, name: &str) -> Result<String, UnexpectedShape> {
        text_of(self.member(name))
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

    /// The lookup value `name`; `None` if it is missing.
    pub(crate) fn lookup(self, name: &str) -> Result<Option<LookupValue>, UnexpectedShape> {
        lookup_of(self.member(name))
    }

    fn member(self, name: &str) -> &'a Value {
        self.0.get(name).unwrap_or(&Value::Null)
    }
}

/// Reads a row of a type that derives its deserialization.
pub(crate) fn deserialize<T: DeserializeOwned>(row: Row<'_>) -> Result<T, UnexpectedShape> {
    T::deserialize(row.0).map_err(|_| UnexpectedShape)
}

/// Reads the rows in the array `name` of a response.
///
/// One row of an unexpected shape fails them all. A caller that counts rows to find the end of a list, or searches for an
/// app that may have been created, must not get fewer rows than there are.
pub(crate) fn rows<T>(
    json: &Value,
    name: &str,
    read: impl Fn(Row<'_>) -> Result<T, UnexpectedShape>,
) -> Result<Vec<T>, UnexpectedShape> {
    let rows = json.get(name).and_then(Value::as_array).ok_or(UnexpectedShape)?;
    rows.iter().map(|row| read(Row(row.as_object().ok_or(UnexpectedShape)?))).collect()
}
