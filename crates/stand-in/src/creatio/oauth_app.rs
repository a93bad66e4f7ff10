//! The rules of OAuthClientApp and OAuthResource: whoever writes them, the Identity Service is asked first
//! (creatio-api.md, section 3.2).

use super::{Caller, Creatio, SLOW_MS, answers::ProductError, identity_call::Concern};
use crate::{
    condition::Condition,
    identity::Client,
    world::{App, GrantType, Resource, ResourceInClient, Stamps, TYPE_TECHNICAL_USER, TYPE_USER},
};
use uuid::Uuid;

/// The operation that every write needs.
pub(super) const CAN_MANAGE: &str = "CanManageSolution";

/// What a new app is made of; the rest comes from the server.
#[derive(Debug, Clone, Default)]
pub(super) struct NewApp {
    pub name: String,
    pub application_url: String,
    pub redirect_url: String,
    pub description: String,
    pub system_user: Option<Uuid>,
    pub is_active: bool,
    pub grant_type: GrantType,
}

fn failed(message: &str) -> ProductError {
    ProductError::new("OAuthClientAppException", message)
}

/// What the table itself demands: a name, a user, and texts of at most 250 characters.
fn check_columns(app: &App) -> Result<(), ProductError> {
    let unexpected =
        |words: String| ProductError::new("OAuthClientAppException", format!("Unexpected error: {words}"));
    if app.name.is_empty() {
        return Err(unexpected("column Name has no value".into()));
    }
    if app.system_user.is_none() {
        return Err(unexpected("column SystemUser has no value".into()));
    }
    let texts = [&app.name, &app.redirect_url, &app.application_url, &app.description];
    match texts.into_iter().find(|text| text.chars().count() > 250) {
        Some(_) => Err(unexpected("String or binary data would be truncated.".into())),
        None => Ok(()),
    }
}

impl Creatio {
    /// Refuses a caller who may not write apps and resources.
    pub(super) fn require_manager(&self, caller: Caller) -> Result<(), ProductError> {
        if self.may(caller, CAN_MANAGE) { Ok(()) } else { Err(ProductError::forbidden(CAN_MANAGE)) }
    }

    /// True if apps of this version may act as that user.
    pub(super) fn is_valid_system_user(&self, id: Uuid) -> bool {
        self.world.unit(id).is_some_and(|unit| match unit.type_value {
            TYPE_USER => true,
            TYPE_TECHNICAL_USER => self.profile.takes_technical_users,
            _ => false,
        })
    }

    /// Stamps of a record that the caller makes now.
    pub(super) fn new_stamps(&mut self, caller: Caller) -> Stamps {
        let (now, by) = (self.surroundings.now(), self.contact_of(caller));
        Stamps { created_on: now, created_by: by, modified_on: now, modified_by: by }
    }

    /// Registers an app in the Identity Service, then stores it; gives its id.
    pub(super) fn insert_app(&mut self, caller: Caller, new: NewApp) -> Result<Uuid, ProductError> {
        self.require_manager(caller)?;
        let resource = match self.world.default_resources().as_slice() {
            [] => return Err(failed("Default resource does not exist")),
            [only] => (only.id, only.name.clone()),
            _ => {
                let words = "More than one default resource found. Please delete unnecessary OAuth resource.";
                return Err(failed(words));
            }
        };
        let stamps = self.new_stamps(caller);
        let app = App {
            id: self.surroundings.guid(),
            stamps,
            client_id: self.surroundings.hex::<16>(),
            client_secret: self.surroundings.hex::<32>(),
            name: new.name,
            redirect_url: new.redirect_url,
            application_url: new.application_url,
            is_active: new.is_active,
            system_user: new.system_user,
            description: new.description,
            grant_type: new.grant_type,
        };
        check_columns(&app)?;
        self.ask_identity(Concern::App)?;
        self.identity.clients.push(Client::of(&app, vec![resource.1]));
        let link =
            ResourceInClient { id: self.surroundings.guid(), stamps, resource: resource.0, app: app.id };
        self.world.links.push(link);
        let id = app.id;
        self.world.apps.push(app);
        self.changed();
        Ok(id)
    }

    /// Changes an app in the Identity Service, then in the database.
    pub(super) fn update_app(
        &mut self,
        caller: Caller,
        id: Uuid,
        change: impl FnOnce(&mut App),
    ) -> Result<(), ProductError> {
        self.require_manager(caller)?;
        let Some(place) = self.world.apps.iter().position(|app| app.id == id) else {
            return Err(ProductError::words("Record with specified Id does not exist."));
        };
        let mut app = self.world.apps[place].clone();
        change(&mut app);
        check_columns(&app)?;
        let identity = self.ask_identity(Concern::App)?;
        let known = identity.client_mut(&app.client_id).ok_or_else(|| Concern::App.refused())?;
        *known = Client { secret: known.secret.clone(), ..Client::of(&app, known.scopes.clone()) };
        app.stamps.modify(self.surroundings.now());
        app.stamps.modified_by = self.contact_of(caller);
        self.world.apps[place] = app;
        self.changed();
        Ok(())
    }

    /// Removes an app from the Identity Service, then from the database.
    pub(super) fn delete_app(&mut self, caller: Caller, id: Uuid) -> Result<(), ProductError> {
        self.require_manager(caller)?;
        let Some(app) = self.world.app(id) else {
            return Err(ProductError::words("Record with specified Id does not exist."));
        };
        let client_id = app.client_id.clone();
        let clients = &mut self.ask_identity(Concern::App)?.clients;
        let place = clients.iter().position(|client| client.client_id == client_id);
        clients.remove(place.ok_or_else(|| Concern::App.refused())?);
        self.world.apps.retain(|app| app.id != id);
        self.world.links.retain(|link| link.app != id);
        self.changed();
        Ok(())
    }

    /// Registers the default resource; gives its name.
    pub(super) fn insert_default_resource(&mut self, caller: Caller) -> Result<String, ProductError> {
        self.require_manager(caller)?;
        if let Some(existing) = self.world.default_resources().first() {
            let words = format!("Default resource \"{}\" already exists.", existing.name);
            return Err(ProductError::new("ItemAlreadyExistException", words));
        }
        if self.is(&Condition::SlowDefaultResource) {
            self.wait(SLOW_MS);
        }
        self.ask_identity(Concern::NewResource)?;
        let resource = Resource {
            id: self.surroundings.guid(),
            stamps: self.new_stamps(caller),
            name: format!("ApplicationAccess_{}", self.surroundings.guid().simple()),
            display_name: "Application access".into(),
            is_default: true,
        };
        let name = resource.name.clone();
        self.identity.resources.push(name.clone());
        self.world.resources.push(resource);
        self.changed();
        Ok(name)
    }
}
