//! GET: collections and single records.

use super::{
    parse_filter::parse_filter,
    record::{Members, context, entity, member_name, record, refusal},
};
use crate::creatio::{filter::order, responses::Answer, schema::Schema, state::Creatio};
use crate::{
    http::{Request, Response},
    world::{Kind, Row, World, row_by_id, rows, value_at},
};
use serde_json::{Value, json};
use std::cmp::Ordering;
use uuid::Uuid;

/// The largest number of records in an answer.
const MAX_ROWS: usize = 20_000;

/// The records of a table, or with `counted` only their number.
pub(super) fn collection(creatio: &Creatio, schema: &Schema, request: &Request, counted: bool) -> Answer {
    read_collection(creatio, schema, request, counted).map_err(|message| refusal(400, &message))
}

/// The record with that id.
pub(super) fn single(creatio: &Creatio, schema: &Schema, request: &Request, key: Uuid) -> Answer {
    let members = parse_members(schema, request).map_err(|message| refusal(400, &message))?;
    let row = row_by_id(&creatio.world, schema.table, key).ok_or_else(|| Response::empty(404))?;
    Ok(Response::json(200, &entity(creatio, schema, request, &row, &members)))
}

/// The value of one member of the record with that id, as text; 204 if it has none.
pub(super) fn value(creatio: &Creatio, schema: &Schema, key: Uuid, member: &str) -> Answer {
    let row = row_by_id(&creatio.world, schema.table, key).ok_or_else(|| Response::empty(404))?;
    let record = record(creatio, schema, &row, &Members::default());
    match record.get(member) {
        None => Err(refusal(404, &format!("Resource not found for the segment '{member}'."))),
        Some(Value::Null) => Ok(Response::empty(204)),
        Some(value) => {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let response = Response { body: text.into_bytes(), ..Response::empty(200) };
            Ok(response.with_header("content-type", "text/plain; charset=utf-8"))
        }
    }
}

fn read_collection(
    creatio: &Creatio,
    schema: &Schema,
    request: &Request,
    counted: bool,
) -> Result<Response, String> {
    let parameter = |name: &str| request.query_parameter(name);
    let (filter, order_by) = (parameter("$filter"), parameter("$orderby"));
    let world = &creatio.world;
    let key = format!("OData {} {filter:?} {order_by:?} {}", schema.table, world.changes);
    let filter = filter.map(|filter| parse_filter(schema, &filter)).transpose()?;
    let order = order_by.map(|order_by| parse_order(schema, &order_by)).transpose()?.unwrap_or_default();
    let rows = creatio.query_cache.rows(key, || {
        let mut rows = rows(world, schema.table);
        rows.retain(|row| filter.as_ref().is_none_or(|filter| filter.passes(world, row)));
        sort(world, &order, &mut rows);
        rows
    });
    let count = rows.len();
    if counted {
        return Ok(Response { body: count.to_string().into_bytes(), ..Response::empty(200) });
    }
    let number = |name: &str, default: usize| {
        let text = parameter(name);
        text.map_or(Ok(default), |text| text.parse().map_err(|_| format!("Invalid value for {name}")))
    };
    let page = rows.iter().skip(number("$skip", 0)?).take(number("$top", MAX_ROWS)?);
    let members = parse_members(schema, request)?;
    let records: Vec<Value> = page.map(|row| record(creatio, schema, row, &members)).collect();
    let mut body = json!({"@odata.context": context(creatio, schema, request), "value": records});
    if parameter("$count").as_deref() == Some("true") {
        body["@odata.count"] = count.into();
    }
    Ok(Response::json(200, &body))
}

/// Parses `$select` and `$expand`.
fn parse_members(schema: &Schema, request: &Request) -> Result<Members, String> {
    let list = |name: &str| {
        let text = request.query_parameter(name)?;
        Some(text.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>())
    };
    let known: Vec<String> =
        schema.columns.iter().map(|column| member_name(column.name, column.kind)).collect();
    let selected = list("$select");
    if let Some(unknown) = selected.iter().flatten().find(|name| !known.contains(name)) {
        return Err(format!("Could not find a property named '{unknown}' on type '{}'.", schema.table));
    }
    let expanded = list("$expand").unwrap_or_default();
    // Options of an expansion, such as `SystemUser($select=Name)`, are refused too: there is no such column.
    let is_lookup = |name: &String| matches!(schema.kind_at(name), Some(Kind::Lookup(_)));
    match expanded.iter().find(|name| !is_lookup(name)) {
        Some(unknown) => Err(format!("Could not expand '{unknown}'.")),
        None => Ok(Members { selected, expanded }),
    }
}

/// Parses `$orderby`: paths, and whether each is descending.
fn parse_order(schema: &Schema, order_by: &str) -> Result<Vec<(String, bool)>, String> {
    let parts = order_by.split(',').map(|part| {
        let mut tokens = part.split_whitespace();
        let path = tokens.next().unwrap_or_default().replace('/', ".");
        match schema.kind_at(&path) {
            Some(_) => Ok((path, tokens.next() == Some("desc"))),
            None => Err(format!("Could not find a property named '{path}'.")),
        }
    });
    parts.collect()
}

fn sort(world: &World, keys: &[(String, bool)], rows: &mut [Row]) {
    rows.sort_by(|left, right| {
        keys.iter().fold(Ordering::Equal, |result, (path, descending)| {
            result.then_with(|| {
                let (left, right) = (value_at(world, left, path), value_at(world, right, path));
                let ascending = order(&left, &right).unwrap_or(Ordering::Equal);
                if *descending { ascending.reverse() } else { ascending }
            })
        })
    });
}
