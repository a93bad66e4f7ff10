//! SelectQuery (creatio-api.md, section 2.2).

use super::{
    Caller, Creatio,
    answers::fault,
    filter::{Reader, order, unknown_column},
    schema::{self, Cell, Kind, Row, Schema},
    values::{self, Unreadable},
};
use crate::http::Response;
use serde_json::{Map, Value, json};
use std::cmp::Ordering;

/// Schemas that may not be read by a query (the product's default list, as far as the stand-in has them).
const RESTRICTED: &[&str] = &["SysSettings", "SysSettingsValue", "OAuthTokenStorage"];

/// One column of the answer.
struct Selected {
    alias: String,
    path: String,
    kind: Kind,
    /// Place in the order and whether it goes down.
    order: Option<(i64, bool)>,
}

/// Columns that were asked for.
struct Asked {
    columns: Vec<Selected>,
    not_found: Vec<String>,
    /// The alias under which the number of rows is asked for.
    count: Option<String>,
}

pub(super) fn answer(creatio: &Creatio, caller: Caller, body: &Value) -> Response {
    let name = body["rootSchemaName"].as_str().unwrap_or_default();
    if RESTRICTED.contains(&name) {
        return fault("SecurityException", &format!("Current user has no rights to read schema {name}"));
    }
    let Some(schema) = Schema::of_site(creatio, name) else {
        return fault("ItemNotFoundException", &format!("Schema with name {name} not found"));
    };
    select(creatio, caller, schema, body).unwrap_or_else(|Unreadable(code, words)| fault(code, &words))
}

fn select(creatio: &Creatio, caller: Caller, schema: &Schema, body: &Value) -> Result<Response, Unreadable> {
    let asked = asked(schema, body)?;
    if !asked.not_found.is_empty() && !creatio.profile.reports_unknown_columns {
        return Err(unknown_column(schema, &asked.not_found[0]));
    }
    let orders: Vec<_> = asked.columns.iter().map(|column| (&column.path, column.order)).collect();
    let question =
        format!("{} {} {orders:?} {} {}", schema.name, body["filters"], caller.user, creatio.world.changes);
    let rows = creatio.ordered.rows(question, || {
        let filter = Reader { creatio, caller, schema }.read(&body["filters"])?;
        let mut rows = schema::rows(&creatio.world, schema);
        rows.retain(|row| filter.passes(creatio, schema, row));
        sort(creatio, schema, &asked.columns, &mut rows);
        Ok(rows)
    })?;
    if let Some(alias) = &asked.count {
        let config = json!({ alias: {"dataValueType": 4} });
        return Ok(answer_of(vec![json!({ alias: rows.len() })], config, &asked.not_found));
    }
    let page = page(body, &rows)?;
    let rows = page.iter().map(|row| written(creatio, schema, &asked.columns, row)).collect();
    Ok(answer_of(rows, row_config(&asked.columns), &asked.not_found))
}

fn asked(schema: &Schema, body: &Value) -> Result<Asked, Unreadable> {
    let mut asked = Asked { columns: Vec::new(), not_found: Vec::new(), count: None };
    if body["allColumns"] == true {
        let all = schema.columns.iter();
        asked.columns = all
            .map(|(name, kind)| Selected {
                alias: (*name).into(),
                path: (*name).into(),
                kind: *kind,
                order: None,
            })
            .collect();
    }
    for (alias, column) in body["columns"]["items"].as_object().into_iter().flatten() {
        let expression = &column["expression"];
        match expression["expressionType"].as_i64() {
            Some(0) => {
                let path = expression["columnPath"].as_str().unwrap_or_default().to_owned();
                let Some(kind) = schema.kind_at(&path) else {
                    asked.not_found.push(path);
                    continue;
                };
                let down =
                    column["orderDirection"].as_i64().filter(|way| (1..=2).contains(way)).map(|way| way == 2);
                let place = column["orderPosition"].as_i64().unwrap_or_default();
                let order = down.map(|down| (place, down));
                asked.columns.push(Selected { alias: alias.clone(), path, kind, order });
            }
            Some(1) if expression["functionType"] == 2 && expression["aggregationType"] == 1 => {
                asked.count = Some(alias.clone());
            }
            _ => return Err(Unreadable("NotSupportedException", format!("Column {alias} is not supported"))),
        }
    }
    Ok(asked)
}

fn sort(creatio: &Creatio, schema: &Schema, columns: &[Selected], rows: &mut Vec<Row>) {
    let mut keys: Vec<(&Selected, i64, bool)> =
        columns.iter().filter_map(|column| column.order.map(|(place, down)| (column, place, down))).collect();
    keys.sort_by_key(|(_, place, _)| *place);
    let key = |row: &Row, column: &Selected| {
        let cell = schema::value_at(&creatio.world, schema, row, &column.path);
        match (cell, column.kind) {
            (Cell::Lookup(id), Kind::Lookup(target)) => {
                Cell::Text(schema::display_value(&creatio.world, target, id))
            }
            (cell, _) => cell,
        }
    };
    // Each key is made once: a comparison that made its two keys would make them some twenty times.
    let mut with_keys: Vec<(Vec<Cell>, Row)> = std::mem::take(rows)
        .into_iter()
        .map(|row| (keys.iter().map(|(column, ..)| key(&row, column)).collect(), row))
        .collect();
    with_keys.sort_by(|(left, _), (right, _)| {
        keys.iter().zip(left.iter().zip(right)).fold(
            Ordering::Equal,
            |so_far, ((_, _, down), (left, right))| {
                so_far.then_with(|| {
                    // Null comes first, as in SQL Server.
                    let nulls = (*left != Cell::Null).cmp(&(*right != Cell::Null));
                    let found = order(left, right).unwrap_or(nulls);
                    if *down { found.reverse() } else { found }
                })
            },
        )
    });
    rows.extend(with_keys.into_iter().map(|(_, row)| row));
}

/// The rows of the page that was asked for. `rowCount` -1 or none is all; `rowsOffset` counts if `isPageable`.
fn page<'a>(body: &Value, rows: &'a [Row]) -> Result<&'a [Row], Unreadable> {
    let count = match body["rowCount"].as_i64() {
        Some(0) => {
            let words = "The number of rows provided for a FETCH clause must be greater then zero.";
            return Err(Unreadable("SqlException", words.into()));
        }
        Some(count) => usize::try_from(count).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let offset = body["rowsOffset"].as_u64().filter(|_| body["isPageable"] == true).unwrap_or_default();
    let rows = rows.get(offset as usize..).unwrap_or_default();
    Ok(&rows[..count.min(rows.len())])
}

fn written(creatio: &Creatio, schema: &Schema, columns: &[Selected], row: &Row) -> Value {
    let cells = columns.iter().map(|column| {
        let cell = schema::value_at(&creatio.world, schema, row, &column.path);
        (column.alias.clone(), values::written(creatio, column.kind, &cell))
    });
    Value::Object(cells.collect::<Map<_, _>>())
}

fn row_config(columns: &[Selected]) -> Value {
    let config = columns.iter().map(|column| {
        let mut entry = json!({"dataValueType": column.kind.data_value_type()});
        if let Kind::Lookup(target) = column.kind {
            entry["isLookup"] = true.into();
            entry["referenceSchemaName"] = target.into();
        }
        (column.alias.clone(), entry)
    });
    Value::Object(config.collect::<Map<_, _>>())
}

fn answer_of(rows: Vec<Value>, config: Value, not_found: &[String]) -> Response {
    let mut body = json!({
        "rowsAffected": rows.len(), "nextPrcElReady": false, "success": true, "rows": rows, "rowConfig": config,
    });
    if !not_found.is_empty() {
        body["notFoundColumns"] = json!(not_found);
    }
    Response::json(200, &body)
}
