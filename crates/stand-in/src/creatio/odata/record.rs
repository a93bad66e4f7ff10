//! Records and refusals in OData's notation.

use crate::creatio::{schema::Schema, state::Creatio};
use crate::{
    dates::utc_text,
    http::{Request, Response},
    world::{Cell, Kind, Row, columns, row_by_id},
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// A refusal.
pub(super) fn refusal(status: u16, message: &str) -> Response {
    Response::json(
        status,
        &json!({"error": {"code": "", "message": message, "innererror": {"message": message}}}),
    )
}

/// The `@odata.context` of an answer about a table.
pub(super) fn context(creatio: &Creatio, schema: &Schema, request: &Request) -> String {
    let host = request.header("host").unwrap_or("localhost");
    format!("http://{host}{}/odata/$metadata#{}", creatio.version.workspace(), schema.table)
}

/// The members of the records in an answer.
#[derive(Default)]
pub(super) struct Members {
    /// `$select`; every member if absent.
    pub selected: Option<Vec<String>>,
    /// `$expand`: the lookups whose records are included.
    pub expanded: Vec<String>,
}

/// The member that holds a column: for a lookup the id of the record.
pub(super) fn member_name(column: &str, kind: Kind) -> String {
    if matches!(kind, Kind::Lookup(_)) { format!("{column}Id") } else { column.into() }
}

/// One record. Secrets are included unless `$select` leaves them out.
pub(super) fn record(creatio: &Creatio, schema: &Schema, row: &Row, members: &Members) -> Value {
    let mut record = Map::new();
    for column in &schema.columns {
        let (name, cell) =
            (member_name(column.name, column.kind), row.get(column.name).unwrap_or(&Cell::Null));
        if members.selected.as_ref().is_none_or(|selected| selected.contains(&name)) {
            record.insert(name, value_json(cell));
        }
        if members.expanded.iter().any(|name| name == column.name) {
            record.insert(column.name.into(), referenced_record(creatio, cell));
        }
    }
    Value::Object(record)
}

/// A single record with its context.
pub(super) fn entity(
    creatio: &Creatio,
    schema: &Schema,
    request: &Request,
    row: &Row,
    members: &Members,
) -> Value {
    let mut body = record(creatio, schema, row, members);
    body["@odata.context"] = format!("{}/$entity", context(creatio, schema, request)).into();
    body
}

fn referenced_record(creatio: &Creatio, cell: &Cell) -> Value {
    let Cell::Lookup(table, id) = cell else { return Value::Null };
    let Some(row) = row_by_id(&creatio.world, *table, *id) else { return Value::Null };
    let schema = Schema { table: *table, columns: columns(*table) };
    record(creatio, &schema, &row, &Members::default())
}

fn value_json(cell: &Cell) -> Value {
    match cell {
        Cell::Null => json!(Uuid::nil()),
        Cell::Guid(id) | Cell::Lookup(_, id) => json!(id),
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        Cell::Boolean(state) => json!(state),
        Cell::DateTime(moment) => json!(utc_text(*moment)),
    }
}
