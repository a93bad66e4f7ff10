//! OData 4 over the same tables: writing, by the rules that a DataService query meets too
//! (creatio-api.md, sections 2.1 and 3.2).

use super::{
    Caller, Creatio,
    answers::ProductError,
    change_query::{self, Change},
    odata::{self, Members},
    schema::{self, Cell, Kind, Schema},
};
use crate::http::{Request, Response};
use serde_json::Value;
use uuid::Uuid;

pub(super) fn insert(
    creatio: &mut Creatio,
    caller: Caller,
    schema: &Schema,
    request: &Request,
) -> Result<Response, String> {
    let changes = changes(schema, request)?;
    if schema.name != "OAuthClientApp" {
        return Ok(odata::refusal(
            403,
            &format!("Current user has no rights to modify schema {}", schema.name),
        ));
    }
    let id = match creatio.insert_app(caller, change_query::new_app(changes)) {
        Ok(id) => id,
        Err(error) => return Ok(refused(&error)),
    };
    let rows = schema::rows(&creatio.world, schema);
    let row = rows.iter().find(|row| row.get("Id") == Some(&Cell::Guid(id)));
    let mut body = row.map_or(Value::Null, |row| odata::shown(creatio, schema, row, &Members::all()));
    body["@odata.context"] = format!("{}/$entity", odata::context(creatio, schema, request)).into();
    Ok(Response::json(201, &body))
}

pub(super) fn update(
    creatio: &mut Creatio,
    caller: Caller,
    schema: &Schema,
    request: &Request,
    key: Uuid,
) -> Result<Response, String> {
    let changes = changes(schema, request)?;
    if !exists(creatio, schema, key) {
        return Ok(Response::empty(404));
    }
    Ok(match change_query::update_row(creatio, caller, schema, key, &changes) {
        Ok(()) => Response::empty(204),
        Err(error) => refused(&error),
    })
}

pub(super) fn delete(
    creatio: &mut Creatio,
    caller: Caller,
    schema: &Schema,
    key: Uuid,
) -> Result<Response, String> {
    if !exists(creatio, schema, key) {
        return Ok(Response::empty(404));
    }
    Ok(match change_query::delete_row(creatio, caller, schema, key) {
        Ok(()) => Response::empty(204),
        Err(error) => refused(&error),
    })
}

fn exists(creatio: &Creatio, schema: &Schema, key: Uuid) -> bool {
    schema::rows(&creatio.world, schema).iter().any(|row| row.get("Id") == Some(&Cell::Guid(key)))
}

fn refused(error: &ProductError) -> Response {
    odata::refusal(if error.code == "SecurityException" { 403 } else { 500 }, &error.message)
}

/// Reads a body: a lookup by its flat name; its navigation name is ignored without a word.
fn changes(schema: &Schema, request: &Request) -> Result<Vec<Change>, String> {
    let body = request.json();
    let members = body.as_ref().and_then(Value::as_object).ok_or("A JSON object is expected.")?;
    let mut changes = Vec::new();
    for (member, value) in members {
        let lookup =
            member.strip_suffix("Id").filter(|name| matches!(schema.kind(name), Some(Kind::Lookup(_))));
        let column = lookup.unwrap_or(member);
        let kind = schema.kind(column);
        let kind =
            kind.ok_or_else(|| format!("The property '{member}' does not exist on type '{}'.", schema.name))?;
        let is_navigation = matches!(kind, Kind::Lookup(_)) && lookup.is_none();
        if let (Some(column), false) = (change_query::writable(schema, column), is_navigation) {
            let cell = read(kind, value);
            changes.push((column, cell.ok_or_else(|| format!("Cannot convert the value of '{member}'."))?));
        }
    }
    Ok(changes)
}

fn read(kind: Kind, value: &Value) -> Option<Cell> {
    match kind {
        Kind::Guid | Kind::Lookup(_) => {
            let id = value.as_str()?.parse::<Uuid>().ok()?;
            Some(if id.is_nil() { Cell::Null } else { Cell::Guid(id) })
        }
        Kind::Boolean => value.as_bool().map(Cell::Boolean),
        Kind::Integer => value.as_i64().map(Cell::Integer),
        Kind::Moment => None,
        Kind::ShortText | Kind::MediumText | Kind::SecureText => match value {
            Value::Null => Some(Cell::Null),
            value => value.as_str().map(|text| Cell::Text(text.into())),
        },
    }
}
