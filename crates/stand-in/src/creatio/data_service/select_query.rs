//! SelectQuery (creatio-api.md, section 2.2).

use super::{
    parse_filter::{parse_filter, unknown_column},
    values::{data_value_type, value_json},
};
use crate::creatio::{
    filter::order,
    product_error::ProductError,
    responses::{Answer, data_service_error},
    schema::Schema,
    state::{Caller, Creatio},
};
use crate::{
    http::Response,
    world::{Cell, Kind, Row, World, display_value, rows, value_at},
};
use serde_json::{Map, Value, json};
use std::cmp::Ordering;

/// A column of the answer.
struct Selected {
    alias: String,
    path: String,
    kind: Kind,
    order: Option<Order>,
}

/// How a column takes part in the order of the rows.
#[derive(Debug, Clone, Copy)]
struct Order {
    position: i64,
    descending: bool,
}

/// The columns of a query.
#[derive(Default)]
struct Selection {
    columns: Vec<Selected>,
    not_found: Vec<String>,
    /// The alias of the number of rows, if the query selects that.
    count: Option<String>,
}

pub(super) fn answer(creatio: &Creatio, caller: Caller, body: &Value) -> Answer {
    let name = body["rootSchemaName"].as_str().unwrap_or_default();
    let schema = Schema::of_site(creatio, name).ok_or_else(|| {
        data_service_error(ProductError::not_found(format!("Schema with name {name} not found")))
    })?;
    select(creatio, caller, &schema, body).map_err(data_service_error)
}

fn select(
    creatio: &Creatio,
    caller: Caller,
    schema: &Schema,
    body: &Value,
) -> Result<Response, ProductError> {
    let selection = parse_selection(schema, body)?;
    if let Some(path) = selection.not_found.first().filter(|_| !creatio.version.reports_unknown_columns) {
        return Err(unknown_column(schema.table, path));
    }
    let world = &creatio.world;
    let filter = parse_filter(creatio, caller, schema, &body["filters"])?;
    let orders: Vec<_> = selection.columns.iter().map(|column| (&column.path, column.order)).collect();
    let key = format!("{} {} {orders:?} {caller:?} {}", schema.table, body["filters"], world.changes);
    let rows = creatio.query_cache.rows(key, || {
        let mut rows = rows(world, schema.table);
        rows.retain(|row| filter.passes(world, row));
        sorted(world, &selection.columns, rows)
    });
    if let Some(alias) = &selection.count {
        let config = json!({ alias: {"dataValueType": 4} });
        return Ok(select_response(vec![json!({ alias: rows.len() })], config, &selection.not_found));
    }
    let page =
        page(body, &rows)?.iter().map(|row| row_json(creatio, caller, &selection.columns, row)).collect();
    Ok(select_response(page, row_config(&selection.columns), &selection.not_found))
}

fn parse_selection(schema: &Schema, body: &Value) -> Result<Selection, ProductError> {
    let mut selection = Selection::default();
    if body["allColumns"] == true {
        selection.columns.extend(schema.columns.iter().map(|column| Selected {
            alias: column.name.into(),
            path: column.name.into(),
            kind: column.kind,
            order: None,
        }));
    }
    for (alias, column) in body["columns"]["items"].as_object().into_iter().flatten() {
        let expression = &column["expression"];
        // The vendor's own example leaves the type of a column out (section 14.6).
        match expression["expressionType"].as_i64().unwrap_or_default() {
            0 => {
                let path = expression["columnPath"].as_str().unwrap_or_default().to_owned();
                match schema.kind_at(&path) {
                    Some(kind) => {
                        let (alias, order) = (alias.clone(), parse_order(column));
                        selection.columns.push(Selected { alias, path, kind, order });
                    }
                    None => selection.not_found.push(path),
                }
            }
            1 if expression["functionType"] == 2 && expression["aggregationType"] == 1 => {
                selection.count = Some(alias.clone());
            }
            _ => return Err(ProductError::not_supported(format!("Column {alias} is not supported"))),
        }
    }
    Ok(selection)
}

fn parse_order(column: &Value) -> Option<Order> {
    let descending = match column["orderDirection"].as_i64() {
        Some(1) => false,
        Some(2) => true,
        _ => return None,
    };
    Some(Order { position: column["orderPosition"].as_i64().unwrap_or_default(), descending })
}

fn sorted(world: &World, columns: &[Selected], rows: Vec<Row>) -> Vec<Row> {
    let mut orders: Vec<(&str, Order)> =
        columns.iter().filter_map(|column| column.order.map(|order| (column.path.as_str(), order))).collect();
    orders.sort_by_key(|(_, order)| order.position);
    // Each row's keys are found once. Within the comparison they would be found some twenty times.
    let mut keyed: Vec<(Vec<Cell>, Row)> = rows
        .into_iter()
        .map(|row| (orders.iter().map(|(path, _)| sort_key(world, &row, path)).collect(), row))
        .collect();
    keyed.sort_by(|(left, _), (right, _)| {
        let cells = left.iter().zip(right);
        orders.iter().zip(cells).fold(Ordering::Equal, |result, ((_, order), (left, right))| {
            result.then_with(|| compare_keys(left, right, order.descending))
        })
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// A lookup sorts by the name that it shows.
fn sort_key(world: &World, row: &Row, path: &str) -> Cell {
    match value_at(world, row, path) {
        Cell::Lookup(table, id) => Cell::Text(display_value(world, table, id)),
        cell => cell,
    }
}

fn compare_keys(left: &Cell, right: &Cell, descending: bool) -> Ordering {
    // Null comes first, as in SQL Server.
    let by_null = (*left != Cell::Null).cmp(&(*right != Cell::Null));
    let ascending = order(left, right).unwrap_or(by_null);
    if descending { ascending.reverse() } else { ascending }
}

/// The page of rows that a query selects. Without `rowCount`, or with -1, it is all rows; `rowsOffset` counts only
/// with `isPageable`.
fn page<'a>(body: &Value, rows: &'a [Row]) -> Result<&'a [Row], ProductError> {
    let count = match body["rowCount"].as_i64() {
        Some(0) => {
            let message = "The number of rows provided for a FETCH clause must be greater then zero.";
            return Err(ProductError::new("SqlException", message));
        }
        Some(count) => usize::try_from(count).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let offset = body["rowsOffset"].as_u64().filter(|_| body["isPageable"] == true).unwrap_or_default();
    let rows = rows.get(offset as usize..).unwrap_or_default();
    Ok(&rows[..count.min(rows.len())])
}

fn row_json(creatio: &Creatio, caller: Caller, columns: &[Selected], row: &Row) -> Value {
    let values = columns.iter().map(|column| {
        let cell = value_at(&creatio.world, row, &column.path);
        (column.alias.clone(), value_json(creatio, caller, &cell))
    });
    Value::Object(values.collect::<Map<_, _>>())
}

fn row_config(columns: &[Selected]) -> Value {
    let config = columns.iter().map(|column| {
        let mut entry = json!({"dataValueType": data_value_type(column.kind)});
        if let Kind::Lookup(table) = column.kind {
            entry["isLookup"] = true.into();
            entry["referenceSchemaName"] = table.to_string().into();
        }
        (column.alias.clone(), entry)
    });
    Value::Object(config.collect::<Map<_, _>>())
}

fn select_response(rows: Vec<Value>, config: Value, not_found: &[String]) -> Response {
    let body = json!({
        "rowsAffected": rows.len(), "nextPrcElReady": false, "success": true, "rows": rows, "rowConfig": config,
        "notFoundColumns": not_found,
    });
    Response::json(200, &body)
}
