//! What a test looks at and does behind Creatio's back: the whole state, and a change by somebody else.

use super::{
    Creatio, change_query,
    schema::{Cell, Kind, Schema},
};
use crate::{identity::Client, surroundings::utc_text, world::App};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

impl Creatio {
    /// The whole state, secrets included.
    pub fn snapshot(&self) -> Value {
        let world = &self.world;
        let name_of = |id| world.unit(id).map(|unit| unit.name.as_str());
        let resources = world.resources.iter().map(|resource| {
            json!({
                "Id": resource.id, "Name": resource.name, "DisplayName": resource.display_name,
                "IsDefault": resource.is_default,
            })
        });
        let users = world.units.iter().map(|unit| {
            json!({
                "Id": unit.id, "Name": unit.name, "SysAdminUnitTypeValue": unit.type_value, "Active": unit.active,
                "ConnectionType": unit.connection_type, "Password": unit.password, "Operations": unit.operations,
            })
        });
        let sessions = self.session_users().into_iter().map(|id| json!({"user": name_of(id)}));
        json!({
            "profile": self.profile.name.to_string(),
            "workspace": self.profile.workspace(),
            "conditions": self.condition_names(),
            "settings": world.settings,
            "feature": world.feature.stored,
            "resources": resources.collect::<Vec<_>>(),
            "apps": world.apps.iter().map(|app| self.app_snapshot(app)).collect::<Vec<_>>(),
            "users": users.collect::<Vec<_>>(),
            "identityClients": self.identity.clients.iter().map(Client::snapshot).collect::<Vec<_>>(),
            "identityResources": self.identity.resources,
            "sessions": sessions.collect::<Vec<_>>(),
        })
    }

    fn app_snapshot(&self, app: &App) -> Value {
        let user = app.system_user.and_then(|id| self.world.unit(id));
        json!({
            "Id": app.id, "Name": app.name, "ClientId": app.client_id, "ClientSecret": app.client_secret,
            "RedirectUrl": app.redirect_url, "ApplicationUrl": app.application_url, "IsActive": app.is_active,
            "SystemUser": user.map(|unit| json!({"value": unit.id, "displayValue": unit.name})),
            "Description": app.description, "CreatedOn": utc_text(app.stamps.created_on),
            "ModifiedOn": utc_text(app.stamps.modified_on), "Resources": self.world.resources_of(app.id),
        })
    }

    /// Changes the app of that name as another administrator would; the Identity Service hears of it.
    pub fn change_app(&mut self, name: &str, set: &Map<String, Value>) -> Result<(), String> {
        let mut changes = Vec::new();
        for (column, value) in set {
            changes.push(
                self.change_of(column, value).ok_or_else(|| format!("cannot set {column:?} to {value}"))?,
            );
        }
        let now = self.surroundings.now();
        let place = self.world.apps.iter().position(|app| app.name == name);
        let app = &mut self.world.apps[place.ok_or_else(|| format!("no app {name:?}"))?];
        changes.into_iter().for_each(|(column, cell)| change_query::set(app, column, cell));
        app.stamps.modify(now);
        let app = app.clone();
        if let Some(client) = self.identity.client_mut(&app.client_id) {
            *client = Client::of(&app, client.scopes.clone());
        }
        self.changed();
        Ok(())
    }

    /// Has the Identity Service forget the clients of the apps of these names.
    pub fn forget_clients(&mut self, names: &[&str]) -> Result<(), String> {
        let forgotten: HashSet<String> = self.apps_named(names)?.map(|app| app.client_id.clone()).collect();
        self.identity.clients.retain(|client| !forgotten.contains(&client.client_id));
        Ok(())
    }

    /// Has the Identity Service know the clients of the apps of these names, as Creatio has them now. One that it
    /// knows already stays as it is.
    pub fn remember_clients(&mut self, names: &[&str]) -> Result<(), String> {
        let known: HashSet<&str> =
            self.identity.clients.iter().map(|client| client.client_id.as_str()).collect();
        let resources = self.world.resources_by_app();
        let scopes =
            |app: &App| resources.get(&app.id).into_iter().flatten().map(|name| (*name).to_owned()).collect();
        let unknown = self.apps_named(names)?.filter(|app| !known.contains(app.client_id.as_str()));
        let clients: Vec<Client> = unknown.map(|app| Client::of(app, scopes(app))).collect();
        self.identity.clients.extend(clients);
        Ok(())
    }

    /// The apps of these names; refuses a name that no app has.
    fn apps_named(&self, names: &[&str]) -> Result<impl Iterator<Item = &App>, String> {
        let names: HashSet<&str> = names.iter().copied().collect();
        let there: HashSet<&str> = self.world.apps.iter().map(|app| app.name.as_str()).collect();
        match names.difference(&there).next() {
            Some(name) => Err(format!("no app {name:?}")),
            None => Ok(self.world.apps.iter().filter(move |app| names.contains(app.name.as_str()))),
        }
    }

    /// A column and its value; a user by name or id, or null for none.
    fn change_of(&self, column: &str, value: &Value) -> Option<(&'static str, Cell)> {
        let schema = Schema::named("OAuthClientApp")?;
        let cell = match (schema.kind(column)?, value) {
            (Kind::Boolean, Value::Bool(state)) => Cell::Boolean(*state),
            (Kind::Lookup(_), Value::Null) => Cell::Null,
            (Kind::Lookup(_), Value::String(user)) => {
                let named = self.world.user_named(user).map(|unit| unit.id);
                Cell::Guid(named.or_else(|| user.parse().ok())?)
            }
            (Kind::MediumText, Value::String(text)) => Cell::Text(text.clone()),
            _ => return None,
        };
        Some((change_query::writable(schema, column)?, cell))
    }
}
