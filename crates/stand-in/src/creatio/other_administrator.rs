//! Changes that a test makes past Creatio's services, as if another administrator were at work.

use super::state::Creatio;
use crate::{
    identity::Client,
    world::{Cell, Change, Kind, Record, Table, World, columns},
};
use serde_json::{Map, Value};
use std::collections::HashSet;

impl Creatio {
    /// Changes columns of the app with that name, in Creatio and in the Identity Service.
    ///
    /// # Errors
    /// If there is no such app, or a column cannot be set to its value.
    pub fn change_app(&mut self, name: &str, columns: &Map<String, Value>) -> Result<(), String> {
        let mut changes = Vec::new();
        for (column, value) in columns {
            let change = change_of(&self.world, column, value);
            changes.push(change.ok_or_else(|| format!("cannot set {column:?} to {value}"))?);
        }
        let now = self.environment.now();
        let app = self.world.apps.iter_mut().find(|app| app.name == name);
        let app = app.ok_or_else(|| format!("no app {name:?}"))?;
        changes.into_iter().for_each(|change| app.set(change));
        app.stamps.modify(now);
        if let Some(client) = self.identity.client_mut(&app.client_id) {
            *client = Client::of(app, client.scopes.clone());
        }
        self.world.changed();
        Ok(())
    }

    /// Removes the clients of the apps with these names from the Identity Service.
    ///
    /// # Errors
    /// If there is no app with one of the names.
    pub fn forget_clients(&mut self, names: &[String]) -> Result<(), String> {
        let names = app_names(&self.world, names)?;
        let apps = self.world.apps.iter().filter(|app| names.contains(app.name.as_str()));
        let forgotten: HashSet<&str> = apps.map(|app| app.client_id.as_str()).collect();
        self.identity.clients.retain(|client| !forgotten.contains(client.client_id.as_str()));
        Ok(())
    }

    /// Registers the clients of the apps with these names again, as Creatio has them now. A client that is registered
    /// stays as it is.
    ///
    /// # Errors
    /// If there is no app with one of the names.
    pub fn remember_clients(&mut self, names: &[String]) -> Result<(), String> {
        let names = app_names(&self.world, names)?;
        self.identity.register_missing(&self.world, |name| names.contains(name));
        Ok(())
    }
}

/// The names as a set; refuses one that no app has.
fn app_names<'a>(world: &World, names: &'a [String]) -> Result<HashSet<&'a str>, String> {
    let existing: HashSet<&str> = world.apps.iter().map(|app| app.name.as_str()).collect();
    match names.iter().find(|name| !existing.contains(name.as_str())) {
        Some(name) => Err(format!("no app {name:?}")),
        None => Ok(names.iter().map(String::as_str).collect()),
    }
}

/// A change of an app's column. A user is given by name or id, or as null for none.
fn change_of(world: &World, column: &str, value: &Value) -> Option<Change> {
    let columns = columns(Table::OAuthClientApp);
    let column = columns.iter().find(|known| known.writable && known.name == column)?;
    let cell = match (column.kind, value) {
        (Kind::Boolean, Value::Bool(state)) => Cell::Boolean(*state),
        (Kind::Lookup(_), Value::Null) => Cell::Null,
        (Kind::Lookup(_), Value::String(user)) => {
            let named = world.user_named(user).map(|unit| unit.id);
            Cell::Guid(named.or_else(|| user.parse().ok())?)
        }
        (Kind::MediumText, Value::String(text)) => Cell::Text(text.clone()),
        _ => return None,
    };
    Some((column.name, cell))
}
