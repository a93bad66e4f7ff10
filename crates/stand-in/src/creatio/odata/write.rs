//! POST, PATCH and DELETE, by the same rules as DataService queries (creatio-api.md, section 3.2).

use super::record::{Members, entity, refusal};
use crate::creatio::{
    product_error::ProductError,
    responses::Answer,
    schema::Schema,
    state::{Caller, Creatio},
    writes,
};
use crate::{
    http::{Request, Response},
    world::{Cell, Change, Kind, row_by_id},
};
use serde_json::Value;
use uuid::Uuid;

pub(super) fn insert(creatio: &mut Creatio, caller: Caller, schema: &Schema, request: &Request) -> Answer {
    let changes = parse_changes(schema, request).map_err(|message| refusal(400, &message))?;
    let id = writes::insert_row(creatio, caller, schema.table, changes).map_err(refused)?;
    let row = row_by_id(&creatio.world, schema.table, id).unwrap_or_default();
    Ok(Response::json(201, &entity(creatio, schema, request, &row, &Members::default())))
}

pub(super) fn update(
    creatio: &mut Creatio,
    caller: Caller,
    schema: &Schema,
    request: &Request,
    key: Uuid,
) -> Answer {
    let changes = parse_changes(schema, request).map_err(|message| refusal(400, &message))?;
    expect_row(creatio, schema, key)?;
    writes::update_row(creatio, caller, schema.table, key, changes).map_err(refused)?;
    Ok(Response::empty(204))
}

pub(super) fn delete(creatio: &mut Creatio, caller: Caller, schema: &Schema, key: Uuid) -> Answer {
    expect_row(creatio, schema, key)?;
    writes::delete_row(creatio, caller, schema.table, key).map_err(refused)?;
    Ok(Response::empty(204))
}

fn expect_row(creatio: &Creatio, schema: &Schema, key: Uuid) -> Result<(), Response> {
    let row = row_by_id(&creatio.world, schema.table, key);
    row.map(|_| ()).ok_or_else(|| Response::empty(404))
}

fn refused(error: ProductError) -> Response {
    refusal(if error.code == "SecurityException" { 403 } else { 500 }, &error.message)
}

/// Parses a body. A lookup goes by the name of its id, such as `SystemUserId`; its own name is silently ignored.
fn parse_changes(schema: &Schema, request: &Request) -> Result<Vec<Change>, String> {
    let body = request.json().or_else(|| form(request));
    let members = body.as_ref().and_then(Value::as_object).ok_or("A JSON object is expected.")?;
    let mut changes = Vec::new();
    for (member, value) in members {
        let lookup = member.strip_suffix("Id").and_then(|name| schema.column(name));
        let lookup = lookup.filter(|column| matches!(column.kind, Kind::Lookup(_)));
        let column = lookup
            .or_else(|| schema.column(member))
            .ok_or_else(|| format!("The property '{member}' does not exist on type '{}'.", schema.table))?;
        let is_navigation = matches!(column.kind, Kind::Lookup(_)) && lookup.is_none();
        if column.writable && !is_navigation {
            let cell = parse_value(column.kind, value);
            let cell = cell.ok_or_else(|| format!("Cannot convert the value of '{member}'."))?;
            changes.push((column.name, cell));
        }
    }
    Ok(changes)
}

/// The members of a form, as the public client creatio-api-py sends a change. Whether real sites take it is unknown.
fn form(request: &Request) -> Option<Value> {
    let is_form = request.header("content-type").is_some_and(|kind| kind.contains("form-urlencoded"));
    let members = form_urlencoded::parse(&request.body).map(|(name, text)| {
        let flag = text.to_lowercase().parse::<bool>().ok();
        (name.into_owned(), flag.map_or_else(|| Value::from(text.as_ref()), Value::from))
    });
    is_form.then(|| Value::Object(members.collect()))
}

fn parse_value(kind: Kind, value: &Value) -> Option<Cell> {
    match kind {
        Kind::Guid | Kind::Lookup(_) => {
            let id = value.as_str()?.parse::<Uuid>().ok()?;
            Some(if id.is_nil() { Cell::Null } else { Cell::Guid(id) })
        }
        Kind::Boolean => value.as_bool().map(Cell::Boolean),
        Kind::Integer => value.as_i64().map(Cell::Integer),
        Kind::DateTime => None,
        Kind::ShortText | Kind::MediumText | Kind::SecureText => match value {
            Value::Null => Some(Cell::Null),
            value => value.as_str().map(Cell::text),
        },
    }
}
