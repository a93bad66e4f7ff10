//! The rules for writing OAuthClientApp. Whichever service writes, the Identity Service comes first
//! (creatio-api.md, section 3.2).

use super::{
    identity_client::{self, Subject},
    product_error::ProductError,
    state::{Caller, Creatio},
};
use crate::{
    identity::Client,
    world::{App, Kind, Operation, Record, ResourceInClient, Stamps, TYPE_TECHNICAL_USER, TYPE_USER},
};
use uuid::Uuid;

/// The operation that every write of apps and resources needs.
pub(super) const CAN_MANAGE: Operation = Operation::CanManageSolution;

/// The size of a column of medium text.
const MAX_LENGTH: usize = 250;

/// Refuses a caller who may not write apps and resources.
pub(super) fn require_manager(creatio: &Creatio, caller: Caller) -> Result<(), ProductError> {
    if creatio.may(caller, CAN_MANAGE) { Ok(()) } else { Err(ProductError::forbidden(CAN_MANAGE)) }
}

/// The refusal of an id that no record has.
pub(super) fn unknown_record() -> ProductError {
    ProductError::without_code("Record with specified Id does not exist.")
}

/// True if apps of this version may act as that user.
pub(super) fn is_valid_system_user(creatio: &Creatio, id: Uuid) -> bool {
    creatio.world.unit(id).is_some_and(|unit| match unit.type_value {
        TYPE_USER => true,
        TYPE_TECHNICAL_USER => creatio.version.allows_technical_users,
        _ => false,
    })
}

/// Registers an app in the Identity Service, then stores it. The server sets id, stamps and credentials.
pub(super) fn insert(creatio: &mut Creatio, caller: Caller, app: App) -> Result<Uuid, ProductError> {
    require_manager(creatio, caller)?;
    let (resource, resource_name) = match creatio.world.default_resources().as_slice() {
        [] => return Err(app_error("Default resource does not exist")),
        [only] => (only.id, only.name.clone()),
        _ => {
            return Err(app_error(
                "More than one default resource found. Please delete unnecessary OAuth resource.",
            ));
        }
    };
    let stamps = Stamps::created(creatio.environment.now(), creatio.contact_of(caller));
    let app = App {
        id: creatio.environment.guid(),
        stamps,
        client_id: creatio.environment.hex::<16>(),
        client_secret: creatio.environment.hex::<32>(),
        ..app
    };
    check_columns(&app)?;
    let identity = identity_client::connect(creatio, Subject::App)?;
    identity.clients.push(Client::of(&app, vec![resource_name]));
    let id = app.id;
    let link = ResourceInClient { id: creatio.environment.guid(), stamps, resource, app: id };
    creatio.world.links.push(link);
    creatio.world.apps.push(app);
    creatio.world.changed();
    Ok(id)
}

/// Changes an app in the Identity Service, then in the database.
pub(super) fn update(
    creatio: &mut Creatio,
    caller: Caller,
    id: Uuid,
    change: impl FnOnce(&mut App),
) -> Result<(), ProductError> {
    require_manager(creatio, caller)?;
    let mut app = creatio.world.app(id).ok_or_else(unknown_record)?.clone();
    change(&mut app);
    check_columns(&app)?;
    let identity = identity_client::connect(creatio, Subject::App)?;
    let client = identity.client_mut(&app.client_id).ok_or_else(|| Subject::App.refused())?;
    *client = Client { secret: client.secret.clone(), ..Client::of(&app, client.scopes.clone()) };
    app.stamps.modify(creatio.environment.now());
    app.stamps.modified_by = creatio.contact_of(caller);
    if let Some(stored) = creatio.world.apps.iter_mut().find(|app| app.id == id) {
        *stored = app;
    }
    creatio.world.changed();
    Ok(())
}

/// Removes an app from the Identity Service, then from the database.
pub(super) fn delete(creatio: &mut Creatio, caller: Caller, id: Uuid) -> Result<(), ProductError> {
    require_manager(creatio, caller)?;
    let client_id = creatio.world.app(id).ok_or_else(unknown_record)?.client_id.clone();
    let clients = &mut identity_client::connect(creatio, Subject::App)?.clients;
    let index = clients.iter().position(|client| client.client_id == client_id);
    clients.remove(index.ok_or_else(|| Subject::App.refused())?);
    creatio.world.apps.retain(|app| app.id != id);
    creatio.world.links.retain(|link| link.app != id);
    creatio.world.changed();
    Ok(())
}

/// What the table itself demands: a name, a user unless the app acts for users who consent, and texts that fit.
fn check_columns(app: &App) -> Result<(), ProductError> {
    let unexpected = |message: &str| Err(app_error(format!("Unexpected error: {message}")));
    if app.name.is_empty() {
        return unexpected("column Name has no value");
    }
    if app.system_user.is_none() && !app.acts_for_users_only() {
        return unexpected("column SystemUser has no value");
    }
    let texts = App::COLUMNS.iter().filter(|column| column.kind == Kind::MediumText);
    if texts.map(|column| (column.get)(app).into_text()).any(|text| text.chars().count() > MAX_LENGTH) {
        return unexpected("String or binary data would be truncated.");
    }
    Ok(())
}

fn app_error(message: impl Into<String>) -> ProductError {
    ProductError::new("OAuthClientAppException", message)
}
