//! Writing rows, by the rules of their table: what DataService and OData have in common.

use super::{
    oauth_apps, oauth_resources,
    product_error::ProductError,
    state::{Caller, Creatio},
};
use crate::world::{App, Change, Record, Table};
use uuid::Uuid;

/// Inserts a row, and returns its id.
pub(super) fn insert_row(
    creatio: &mut Creatio,
    caller: Caller,
    table: Table,
    changes: Vec<Change>,
) -> Result<Uuid, ProductError> {
    match table {
        Table::OAuthClientApp => {
            let mut app = App { is_active: true, ..App::default() };
            changes.into_iter().for_each(|change| app.set(change));
            oauth_apps::insert(creatio, caller, app)
        }
        _ => Err(read_only(table)),
    }
}

/// Changes a row.
pub(super) fn update_row(
    creatio: &mut Creatio,
    caller: Caller,
    table: Table,
    id: Uuid,
    changes: Vec<Change>,
) -> Result<(), ProductError> {
    match table {
        Table::OAuthClientApp => oauth_apps::update(creatio, caller, id, |app| {
            changes.into_iter().for_each(|change| app.set(change));
        }),
        Table::OAuthResource => oauth_resources::update(creatio, caller, id, |resource| {
            changes.into_iter().for_each(|change| resource.set(change));
        }),
        _ => Err(read_only(table)),
    }
}

/// Deletes a row.
pub(super) fn delete_row(
    creatio: &mut Creatio,
    caller: Caller,
    table: Table,
    id: Uuid,
) -> Result<(), ProductError> {
    match table {
        Table::OAuthClientApp => oauth_apps::delete(creatio, caller, id),
        Table::OAuthResource => {
            Err(ProductError::new("OAuthResourceException", "Deleting a resource is forbidden."))
        }
        _ => Err(read_only(table)),
    }
}

fn read_only(table: Table) -> ProductError {
    ProductError::new("SecurityException", format!("Current user has no rights to modify schema {table}"))
}
