//! Values as DataService writes and reads them.

use super::{
    Caller, Creatio,
    schema::{self, Cell, Kind},
};
use crate::surroundings::{local_millis, local_text};
use serde_json::{Value, json};
use uuid::Uuid;

/// Types that a query parameter may not have (creatio-api.md, section 13.2).
const UNSUPPORTED: &[i64] = &[24, 27, 28, 29, 30, 43, 44, 45];

/// Why a value cannot be read; Creatio answers it with 500.
pub(super) struct Unreadable(pub &'static str, pub String);

impl Unreadable {
    pub fn format(words: impl Into<String>) -> Self {
        Self("FormatException", words.into())
    }
}

/// A cell as it stands in `rows`.
pub(super) fn written(creatio: &Creatio, kind: Kind, cell: &Cell) -> Value {
    match cell {
        Cell::Null => json!(""),
        Cell::Guid(id) => json!(id),
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        Cell::Boolean(state) => json!(state),
        Cell::Moment(moment) => json!(local_text(*moment, creatio.profile.zone_minutes)),
        Cell::Lookup(id) => {
            let target = if let Kind::Lookup(target) = kind { target } else { "" };
            json!({"value": id, "displayValue": schema::display_value(&creatio.world, target, *id)})
        }
    }
}

/// Reads a parameter or a macro that stands for a value.
pub(super) fn read(
    creatio: &Creatio,
    caller: Caller,
    kind: Kind,
    expression: &Value,
) -> Result<Cell, Unreadable> {
    match (expression["expressionType"].as_i64(), expression["macrosType"].as_i64()) {
        (Some(2), _) => parameter(creatio, kind, &expression["parameter"]),
        (Some(1), Some(1)) if expression["functionType"] == 1 => Ok(Cell::Guid(caller.user)),
        (Some(1), Some(2)) if expression["functionType"] == 1 => Ok(Cell::Guid(creatio.contact_of(caller))),
        _ => Err(Unreadable("NotSupportedException", "Expression is not supported".into())),
    }
}

fn parameter(creatio: &Creatio, kind: Kind, parameter: &Value) -> Result<Cell, Unreadable> {
    let sent_as = parameter["dataValueType"].as_i64().unwrap_or(1);
    if UNSUPPORTED.contains(&sent_as) {
        return Err(Unreadable(
            "NotSupportedException",
            format!("Data value type {sent_as} is not supported"),
        ));
    }
    let value = &parameter["value"];
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let as_sent = || Unreadable::format(format!("Value {value} is not of the expected format"));
    match kind {
        Kind::Guid | Kind::Lookup(_) => {
            let id = value.as_str().and_then(|text| text.parse::<Uuid>().ok());
            id.map(Cell::Guid).ok_or_else(|| {
                Unreadable::format(
                    "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).",
                )
            })
        }
        Kind::Integer => value.as_i64().map(Cell::Integer).ok_or_else(as_sent),
        Kind::Boolean => value.as_bool().map(Cell::Boolean).ok_or_else(as_sent),
        Kind::Moment => {
            // A date is sent as JSON within JSON: "\"2024-05-23T00:00:00.000\"".
            let text = value.as_str().and_then(|text| serde_json::from_str::<String>(text).ok());
            let moment = text.and_then(|text| local_millis(&text, creatio.profile.zone_minutes));
            moment.map(Cell::Moment).ok_or_else(as_sent)
        }
        Kind::ShortText | Kind::MediumText | Kind::SecureText => {
            value.as_str().map(|text| Cell::Text(text.into())).ok_or_else(as_sent)
        }
    }
}
