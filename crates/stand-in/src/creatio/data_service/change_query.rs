//! InsertQuery, UpdateQuery and DeleteQuery (creatio-api.md, sections 2.2 and 3.2).

use super::{
    parse_filter::{parse_filter, unknown_column},
    values::parse_value,
};
use crate::creatio::{
    product_error::ProductError,
    responses::{Answer, data_service_error},
    schema::Schema,
    state::{Caller, Creatio},
    writes,
};
use crate::{
    http::Response,
    world::{Cell, Change, rows},
};
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) fn insert(creatio: &mut Creatio, caller: Caller, body: &Value) -> Answer {
    let schema = schema(creatio, body).map_err(data_service_error)?;
    let changes = parse_changes(creatio, caller, &schema, body).map_err(data_service_error)?;
    let body = match writes::insert_row(creatio, caller, schema.table, changes) {
        Ok(id) => json!({"id": id, "rowsAffected": 1, "nextPrcElReady": false, "success": true}),
        Err(_) if creatio.version.bare_insert_refusal => json!({"success": false}),
        Err(error) => error.body(),
    };
    Ok(Response::json(200, &body))
}

pub(super) fn update(creatio: &mut Creatio, caller: Caller, body: &Value) -> Answer {
    let schema = schema(creatio, body).map_err(data_service_error)?;
    let changes = parse_changes(creatio, caller, &schema, body).map_err(data_service_error)?;
    let ids = matching_ids(creatio, caller, &schema, body).map_err(data_service_error)?;
    let result =
        ids.iter().try_for_each(|id| writes::update_row(creatio, caller, schema.table, *id, changes.clone()));
    Ok(rows_affected(result, ids.len()))
}

pub(super) fn delete(creatio: &mut Creatio, caller: Caller, body: &Value) -> Answer {
    let schema = schema(creatio, body).map_err(data_service_error)?;
    let ids = matching_ids(creatio, caller, &schema, body).map_err(data_service_error)?;
    let result = ids.iter().try_for_each(|id| writes::delete_row(creatio, caller, schema.table, *id));
    Ok(rows_affected(result, ids.len()))
}

fn rows_affected(result: Result<(), ProductError>, count: usize) -> Response {
    let body = match result {
        Ok(()) => json!({"rowsAffected": count, "nextPrcElReady": false, "success": true}),
        Err(error) => error.body(),
    };
    Response::json(200, &body)
}

fn schema(creatio: &Creatio, body: &Value) -> Result<Schema, ProductError> {
    let name = body["rootSchemaName"].as_str().unwrap_or_default();
    Schema::of_site(creatio, name)
        .ok_or_else(|| ProductError::not_found(format!("Schema with name {name} not found")))
}

/// Parses `columnValues`. Unlike in a SelectQuery, expressions are not wrapped in a member `expression`.
fn parse_changes(
    creatio: &Creatio,
    caller: Caller,
    schema: &Schema,
    body: &Value,
) -> Result<Vec<Change>, ProductError> {
    let items = body["columnValues"]["items"].as_object().ok_or_else(|| {
        ProductError::new("ArgumentNullException", "Value cannot be null. Parameter name: columnValues")
    })?;
    let mut changes = Vec::new();
    for (name, expression) in items {
        let column = schema.column(name).ok_or_else(|| unknown_column(schema.table, name))?;
        let cell = parse_value(creatio, caller, column.kind, expression)?;
        // Columns that only the server writes are accepted and ignored.
        if column.writable {
            changes.push((column.name, cell));
        }
    }
    Ok(changes)
}

/// The ids of the rows that pass the filters.
fn matching_ids(
    creatio: &Creatio,
    caller: Caller,
    schema: &Schema,
    body: &Value,
) -> Result<Vec<Uuid>, ProductError> {
    let filter = parse_filter(creatio, caller, schema, &body["filters"])?;
    let rows = rows(&creatio.world, schema.table);
    let passing = rows.iter().filter(|row| filter.passes(&creatio.world, row));
    Ok(passing.filter_map(|row| row.get("Id").and_then(Cell::as_id)).collect())
}
