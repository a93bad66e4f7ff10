//! InsertQuery, UpdateQuery and DeleteQuery (creatio-api.md, sections 2.2 and 3.2). What the OAuth section
//! owns goes through its rules; other tables may not be written.

use super::{
    Caller, Creatio,
    answers::{ProductError, fault},
    filter::{Reader, unknown_column},
    identity_call::Concern,
    oauth_app::NewApp,
    schema::{self, Cell, Schema},
    values::{self, Unreadable},
};
use crate::{http::Response, world::App};
use serde_json::{Value, json};
use uuid::Uuid;

/// Columns of OAuthClientApp that a write may set.
const APP_COLUMNS: &[&str] =
    &["Name", "ApplicationUrl", "RedirectUrl", "Description", "IsActive", "SystemUser"];
/// Columns of OAuthResource that a write may set.
const RESOURCE_COLUMNS: &[&str] = &["DisplayName", "IsDefault"];

/// A column and its new value.
pub(super) type Change = (&'static str, Cell);

pub(super) fn insert(creatio: &mut Creatio, caller: Caller, body: &Value) -> Response {
    let changes =
        match table(creatio, body).and_then(|schema| Ok((schema, changes(creatio, caller, schema, body)?))) {
            Ok((schema, changes)) if schema.name == "OAuthClientApp" => changes,
            Ok((schema, _)) => return refused_insert(creatio, &read_only(schema)),
            Err(Unreadable(code, words)) => return fault(code, &words),
        };
    match creatio.insert_app(caller, new_app(changes)) {
        Ok(id) => {
            let body = json!({"id": id, "rowsAffected": 1, "nextPrcElReady": false, "success": true});
            Response::json(200, &body)
        }
        Err(error) => refused_insert(creatio, &error),
    }
}

fn refused_insert(creatio: &Creatio, error: &ProductError) -> Response {
    if creatio.profile.bare_insert_refusal {
        return Response::json(200, &json!({"success": false}));
    }
    Response::json(200, &error.body())
}

pub(super) fn update(creatio: &mut Creatio, caller: Caller, body: &Value) -> Response {
    let read = table(creatio, body).and_then(|schema| {
        let changes = changes(creatio, caller, schema, body)?;
        Ok((schema, changes, matching(creatio, caller, schema, body)?))
    });
    match read {
        Ok((schema, changes, ids)) => {
            let count = ids.len();
            let done = ids.into_iter().try_for_each(|id| update_row(creatio, caller, schema, id, &changes));
            affected(done, count)
        }
        Err(Unreadable(code, words)) => fault(code, &words),
    }
}

pub(super) fn delete(creatio: &mut Creatio, caller: Caller, body: &Value) -> Response {
    let read = table(creatio, body).and_then(|schema| Ok((schema, matching(creatio, caller, schema, body)?)));
    match read {
        Ok((schema, ids)) => {
            let count = ids.len();
            let done = ids.into_iter().try_for_each(|id| delete_row(creatio, caller, schema, id));
            affected(done, count)
        }
        Err(Unreadable(code, words)) => fault(code, &words),
    }
}

fn affected(done: Result<(), ProductError>, count: usize) -> Response {
    let body = match done {
        Ok(()) => json!({"rowsAffected": count, "nextPrcElReady": false, "success": true}),
        Err(error) => error.body(),
    };
    Response::json(200, &body)
}

/// Changes one row by the rules of its table.
pub(super) fn update_row(
    creatio: &mut Creatio,
    caller: Caller,
    schema: &Schema,
    id: Uuid,
    changes: &[Change],
) -> Result<(), ProductError> {
    match schema.name {
        "OAuthClientApp" => creatio.update_app(caller, id, |app| {
            changes.iter().for_each(|(column, cell)| set(app, column, cell.clone()));
        }),
        "OAuthResource" => {
            creatio.require_manager(caller)?;
            creatio.ask_identity(Concern::Resource)?;
            let now = creatio.surroundings.now();
            for resource in creatio.world.resources.iter_mut().filter(|resource| resource.id == id) {
                resource.stamps.modify(now);
                for change in changes {
                    match change.clone() {
                        ("DisplayName", Cell::Text(name)) => resource.display_name = name,
                        ("IsDefault", Cell::Boolean(state)) => resource.is_default = state,
                        _ => {}
                    }
                }
            }
            creatio.changed();
            Ok(())
        }
        _ => Err(read_only(schema)),
    }
}

/// Deletes one row by the rules of its table.
pub(super) fn delete_row(
    creatio: &mut Creatio,
    caller: Caller,
    schema: &Schema,
    id: Uuid,
) -> Result<(), ProductError> {
    match schema.name {
        "OAuthClientApp" => creatio.delete_app(caller, id),
        "OAuthResource" => {
            Err(ProductError::new("OAuthResourceException", "Deleting a resource is forbidden."))
        }
        _ => Err(read_only(schema)),
    }
}

fn read_only(schema: &Schema) -> ProductError {
    ProductError::new(
        "SecurityException",
        format!("Current user has no rights to modify schema {}", schema.name),
    )
}

/// An app made of the columns that an insert sets.
pub(super) fn new_app(changes: Vec<Change>) -> NewApp {
    let mut new = NewApp { is_active: true, ..NewApp::default() };
    for change in changes {
        match change {
            ("Name", Cell::Text(text)) => new.name = text,
            ("ApplicationUrl", Cell::Text(text)) => new.application_url = text,
            ("RedirectUrl", Cell::Text(text)) => new.redirect_url = text,
            ("Description", Cell::Text(text)) => new.description = text,
            ("IsActive", Cell::Boolean(state)) => new.is_active = state,
            ("SystemUser", Cell::Guid(id)) => new.system_user = Some(id),
            _ => {}
        }
    }
    new
}

/// Sets one column of an app; null empties a text.
pub(super) fn set(app: &mut App, column: &str, cell: Cell) {
    match (column, cell) {
        ("IsActive", Cell::Boolean(state)) => app.is_active = state,
        ("SystemUser", Cell::Guid(id)) => app.system_user = Some(id),
        ("SystemUser", _) => app.system_user = None,
        (column, cell) => {
            let text = if let Cell::Text(text) = cell { text } else { String::new() };
            match column {
                "Name" => app.name = text,
                "ApplicationUrl" => app.application_url = text,
                "RedirectUrl" => app.redirect_url = text,
                "Description" => app.description = text,
                _ => {}
            }
        }
    }
}

/// The column under its own name if a write may set it.
pub(super) fn writable(schema: &Schema, column: &str) -> Option<&'static str> {
    let columns = match schema.name {
        "OAuthClientApp" => APP_COLUMNS,
        "OAuthResource" => RESOURCE_COLUMNS,
        _ => &[],
    };
    columns.iter().find(|known| **known == column).copied()
}

fn table(creatio: &Creatio, body: &Value) -> Result<&'static Schema, Unreadable> {
    let name = body["rootSchemaName"].as_str().unwrap_or_default();
    Schema::of_site(creatio, name)
        .ok_or_else(|| Unreadable("ItemNotFoundException", format!("Schema with name {name} not found")))
}

/// Reads `columnValues`: flat expressions, not nested ones.
fn changes(
    creatio: &Creatio,
    caller: Caller,
    schema: &Schema,
    body: &Value,
) -> Result<Vec<Change>, Unreadable> {
    let Some(items) = body["columnValues"]["items"].as_object() else {
        return Err(Unreadable(
            "ArgumentNullException",
            "Value cannot be null. Parameter name: columnValues".into(),
        ));
    };
    let mut changes = Vec::new();
    for (column, expression) in items {
        let kind = schema.kind(column).ok_or_else(|| unknown_column(schema, column))?;
        let cell = values::read(creatio, caller, kind, expression)?;
        // Columns that the server fills are taken and forgotten, as the listener overwrites them.
        changes.extend(writable(schema, column).map(|column| (column, cell)));
    }
    Ok(changes)
}

/// The ids of the rows that pass the query's filters.
fn matching(
    creatio: &Creatio,
    caller: Caller,
    schema: &Schema,
    body: &Value,
) -> Result<Vec<Uuid>, Unreadable> {
    let filter = Reader { creatio, caller, schema }.read(&body["filters"])?;
    let rows = schema::rows(&creatio.world, schema);
    let passing = rows.iter().filter(|row| filter.passes(creatio, schema, row));
    Ok(passing
        .filter_map(|row| if let Some(Cell::Guid(id)) = row.get("Id") { Some(*id) } else { None })
        .collect())
}
