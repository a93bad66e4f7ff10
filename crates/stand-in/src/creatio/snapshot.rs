//! The state as JSON, for tests to look at.

use super::state::Creatio;
use crate::{
    dates::utc_text,
    identity::Client,
    world::{App, Cell, Record, World, display_value},
};
use serde_json::{Map, Value, json};

impl Creatio {
    /// The whole state, secrets included.
    pub fn snapshot(&self) -> Value {
        let world = &self.world;
        let settings =
            world.settings.iter().map(|(setting, value)| (setting.code().to_owned(), json!(value)));
        let resources = world.resources.iter().map(|resource| {
            json!({
                "Id": resource.id, "Name": resource.name, "DisplayName": resource.display_name,
                "IsDefault": resource.is_default,
            })
        });
        let users = world.units.iter().map(|unit| {
            json!({
                "Id": unit.id, "Name": unit.name, "SysAdminUnitTypeValue": unit.type_value, "Active": unit.active,
                "ConnectionType": unit.connection_type, "Password": unit.password,
                "Operations": unit.operations.iter().map(ToString::to_string).collect::<Vec<_>>(),
            })
        });
        let sessions =
            self.sessions.users().map(|id| json!({"user": world.unit(id).map(|unit| unit.name.as_str())}));
        json!({
            "profile": self.version.profile.to_string(),
            "workspace": self.version.workspace(),
            "conditions": self.conditions.names(),
            "settings": settings.collect::<Map<_, _>>(),
            "feature": world.feature.stored,
            "resources": resources.collect::<Vec<_>>(),
            "apps": world.apps.iter().map(|app| app_snapshot(world, app)).collect::<Vec<_>>(),
            "users": users.collect::<Vec<_>>(),
            "identityClients": self.identity.clients.iter().map(Client::snapshot).collect::<Vec<_>>(),
            "identityResources": self.identity.resources,
            "sessions": sessions.collect::<Vec<_>>(),
        })
    }
}

/// All columns of an app, with the names of its resources.
fn app_snapshot(world: &World, app: &App) -> Value {
    let columns = App::COLUMNS.iter().map(|column| (column.name.to_owned(), (column.get)(app)));
    let mut snapshot: Map<_, _> = columns.map(|(name, cell)| (name, cell_snapshot(world, cell))).collect();
    snapshot.insert("Id".into(), json!(app.id));
    snapshot.insert("CreatedOn".into(), utc_text(app.stamps.created_on).into());
    snapshot.insert("ModifiedOn".into(), utc_text(app.stamps.modified_on).into());
    snapshot.insert("Resources".into(), json!(world.resources_of(app.id)));
    Value::Object(snapshot)
}

fn cell_snapshot(world: &World, cell: Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Guid(id) => json!(id),
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        Cell::Boolean(state) => json!(state),
        Cell::DateTime(moment) => json!(utc_text(moment)),
        Cell::Lookup(table, id) => json!({"value": id, "displayValue": display_value(world, table, id)}),
    }
}
