//! The rules for writing OAuthResource and OAuthResourceInClient. The Identity Service comes first
//! (creatio-api.md, section 3.2).

use super::{
    identity_client::{self, Subject},
    oauth_apps::require_manager,
    product_error::ProductError,
    state::{Caller, Creatio},
};
use crate::{
    condition::{Condition, SLOW_MS},
    world::{Resource, ResourceInClient, Stamps},
};
use uuid::Uuid;

/// Registers the default resource, and returns its name.
pub(super) fn insert_default(creatio: &mut Creatio, caller: Caller) -> Result<String, ProductError> {
    require_manager(creatio, caller)?;
    if let Some(existing) = creatio.world.default_resources().first() {
        let message = format!("Default resource \"{}\" already exists.", existing.name);
        return Err(ProductError::new("ItemAlreadyExistException", message));
    }
    if creatio.has(&Condition::SlowDefaultResource) {
        creatio.delay(SLOW_MS);
    }
    identity_client::connect(creatio, Subject::NewResource)?;
    let resource = Resource {
        id: creatio.environment.guid(),
        stamps: Stamps::created(creatio.environment.now(), creatio.contact_of(caller)),
        name: format!("ApplicationAccess_{}", creatio.environment.guid().simple()),
        display_name: "Application access".into(),
        is_default: true,
    };
    let name = resource.name.clone();
    creatio.identity.resources.push(name.clone());
    creatio.world.resources.push(resource);
    creatio.world.changed();
    Ok(name)
}

/// Changes a resource.
pub(super) fn update(
    creatio: &mut Creatio,
    caller: Caller,
    id: Uuid,
    change: impl FnOnce(&mut Resource),
) -> Result<(), ProductError> {
    require_manager(creatio, caller)?;
    identity_client::connect(creatio, Subject::Resource)?;
    let now = creatio.environment.now();
    if let Some(resource) = creatio.world.resources.iter_mut().find(|resource| resource.id == id) {
        change(resource);
        resource.stamps.modify(now);
    }
    creatio.world.changed();
    Ok(())
}

/// Grants an app access to a resource, or revokes it.
pub(super) fn set_access(
    creatio: &mut Creatio,
    caller: Caller,
    client_id: &str,
    resource_name: &str,
    access: bool,
) -> Result<(), ProductError> {
    require_manager(creatio, caller)?;
    let app = creatio.world.app_by_client_id(client_id).map(|app| app.id);
    let app =
        app.ok_or_else(|| ProductError::without_code("Client with specified clientId does not exist."))?;
    let resource = creatio.world.resources.iter().find(|resource| resource.name == resource_name);
    let resource = resource.map(|resource| resource.id);
    let resource =
        resource.ok_or_else(|| ProductError::without_code("Resource with specified name does not exist."))?;
    let has_access = creatio.world.links.iter().any(|link| link.app == app && link.resource == resource);
    if has_access == access {
        let already = if has_access { "already has access" } else { "already has no access" };
        return Err(ProductError::without_code(format!(
            "Specified client application {already} to specified resource."
        )));
    }
    let identity = identity_client::connect(creatio, Subject::App)?;
    let client = identity.client_mut(client_id).ok_or_else(|| Subject::App.refused())?;
    client.scopes.retain(|scope| scope != resource_name);
    if access {
        client.scopes.push(resource_name.to_owned());
        let id = creatio.environment.guid();
        let stamps = Stamps::created(creatio.environment.now(), creatio.contact_of(caller));
        creatio.world.links.push(ResourceInClient { id, stamps, resource, app });
    } else {
        creatio.world.links.retain(|link| link.app != app || link.resource != resource);
    }
    creatio.world.changed();
    Ok(())
}
