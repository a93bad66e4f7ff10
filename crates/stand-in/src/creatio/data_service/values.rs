//! Values in DataService's notation.

use crate::creatio::{
    product_error::ProductError,
    state::{Caller, Creatio},
};
use crate::{
    dates::{local_millis, local_text},
    world::{Cell, Kind, display_value},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// Types that a query parameter may not have (creatio-api.md, section 13.2).
const UNSUPPORTED_TYPES: &[i64] = &[24, 27, 28, 29, 30, 43, 44, 45];

/// The `dataValueType` of a column.
pub(super) fn data_value_type(kind: Kind) -> u8 {
    match kind {
        Kind::Guid => 0,
        Kind::ShortText => 27,
        Kind::MediumText => 28,
        Kind::SecureText => 24,
        Kind::Integer => 4,
        Kind::Boolean => 12,
        Kind::DateTime => 7,
        Kind::Lookup(_) => 10,
    }
}

/// A value in the `rows` of an answer.
pub(super) fn value_json(creatio: &Creatio, caller: Caller, cell: &Cell) -> Value {
    match cell {
        Cell::Null => json!(""),
        Cell::Guid(id) => json!(id),
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        Cell::Boolean(state) => json!(state),
        Cell::DateTime(moment) => json!(local_text(*moment, caller.zone_minutes)),
        Cell::Lookup(table, id) => {
            json!({"value": id, "displayValue": display_value(&creatio.world, *table, *id)})
        }
    }
}

/// Parses an expression that is a value: a parameter, or the macro for the current user or contact.
pub(super) fn parse_value(
    creatio: &Creatio,
    caller: Caller,
    kind: Kind,
    expression: &Value,
) -> Result<Cell, ProductError> {
    match (expression["expressionType"].as_i64(), expression["macrosType"].as_i64()) {
        (Some(2), _) => parse_parameter(caller, kind, &expression["parameter"]),
        (Some(1), Some(1)) if expression["functionType"] == 1 => Ok(Cell::Guid(caller.user)),
        (Some(1), Some(2)) if expression["functionType"] == 1 => Ok(Cell::Guid(creatio.contact_of(caller))),
        _ => Err(ProductError::not_supported("Expression is not supported")),
    }
}

fn parse_parameter(caller: Caller, kind: Kind, parameter: &Value) -> Result<Cell, ProductError> {
    let sent_type = parameter["dataValueType"].as_i64().unwrap_or(1);
    if UNSUPPORTED_TYPES.contains(&sent_type) {
        let message = format!("Data value type {sent_type} is not supported");
        return Err(ProductError::not_supported(message));
    }
    let value = &parameter["value"];
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let cell = match kind {
        Kind::Guid | Kind::Lookup(_) => {
            value.as_str().and_then(|text| text.parse::<Uuid>().ok()).map(Cell::Guid)
        }
        Kind::Integer => value.as_i64().map(Cell::Integer),
        Kind::Boolean => value.as_bool().map(Cell::Boolean),
        // A date is sent as JSON within JSON: "\"2024-05-23T00:00:00.000\"".
        Kind::DateTime => {
            let text = value.as_str().and_then(|text| serde_json::from_str::<String>(text).ok());
            text.and_then(|text| local_millis(&text, caller.zone_minutes)).map(Cell::DateTime)
        }
        Kind::ShortText | Kind::MediumText | Kind::SecureText => value.as_str().map(Cell::text),
    };
    cell.ok_or_else(|| {
        let message = match kind {
            Kind::Guid | Kind::Lookup(_) => {
                "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).".into()
            }
            _ => format!("Value {value} is not of the expected format"),
        };
        ProductError::new("FormatException", message)
    })
}
