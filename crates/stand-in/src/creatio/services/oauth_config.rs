//! OAuthConfigService: the service of the OAuth section (creatio-api.md, sections 3.1 and 14.3).

use super::{
    add_client,
    config_request::{Outcome, invalid_user, optional, required},
    redirect_urls,
};
use crate::creatio::{
    oauth_apps::{self, CAN_MANAGE, is_valid_system_user, require_manager, unknown_record},
    oauth_resources,
    product_error::ProductError,
    responses::{Answer, bad_request, not_found, posted_object, unhandled},
    state::{Caller, Creatio},
    technical_users,
};
use crate::{
    condition::Condition,
    http::{Request, Response},
    world::Setting,
};
use serde_json::{Value, json};
use uuid::Uuid;

pub(in crate::creatio) fn answer(
    creatio: &mut Creatio,
    caller: Caller,
    method: &str,
    request: &Request,
) -> Answer {
    let body = posted_object(request)?;
    let has_grant_types = creatio.version.has_grant_types;
    let (carry_out, parameter): (fn(&mut Creatio, Caller, &Value) -> Outcome, _) = match method {
        // The switch in the config file does not concern this one.
        "GetClientSecret" => return client_secret(creatio, caller, &body),
        // Without parameters, so that the member of that name is null.
        "AddDefaultResource" => (add_default_resource, ""),
        "AddClient" => (add_client::add, "addClientRequest"),
        "UpdateClient" => (update_client, "updateClientRequest"),
        "DeleteClient" => (delete_client, "deleteClientRequest"),
        "GrantAccess" => (grant_access, "grantAccessRequest"),
        "DeleteScope" => (delete_scope, "removeClientScopesRequest"),
        "AddRedirectUrls" if has_grant_types => (redirect_urls::add, "redirectUrlsRequest"),
        "UpdateRedirectUrl" if has_grant_types => (redirect_urls::update, "updateRedirectUrlRequest"),
        "DeleteRedirectUrl" if has_grant_types => (redirect_urls::delete, "deleteRedirectUrlRequest"),
        "CreateTechnicalUser" if has_grant_types => (create_technical_user, "createTechnicalUserRequest"),
        "ConfigureIdentityProvider" => (configure_identity_provider, "settingsRequest"),
        _ => return Err(not_found(&creatio.version)),
    };
    let outcome = if creatio.has(&Condition::SwitchOff) {
        Err(ProductError::without_code(
            "To enable OAuth 2.0 set Feature-EnableOAuth20Integration = true in AppSettings section of \
             application config file",
        ))
    } else {
        carry_out(creatio, caller, &body[parameter])?
    };
    let result = result(outcome);
    let is_wrapped = method != "ConfigureIdentityProvider";
    Ok(Response::json(200, &if is_wrapped { wrapped(method, result) } else { result }))
}

fn result(outcome: Result<Value, ProductError>) -> Value {
    match outcome {
        Ok(mut members) => {
            members["success"] = true.into();
            members
        }
        Err(error) => error.body(),
    }
}

fn wrapped(method: &str, result: Value) -> Value {
    json!({ format!("{method}Result"): result })
}

fn add_default_resource(creatio: &mut Creatio, caller: Caller, _: &Value) -> Outcome {
    Ok(oauth_resources::insert_default(creatio, caller).map(|scope| json!({ "scope": scope })))
}

fn update_client(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let client_id = required(request, "clientId")?;
    let name = optional(request, "name")?;
    let redirect_url = optional(request, "redirectUrl")?;
    let application_url = optional(request, "applicationUrl")?;
    let user = optional(request, "systemUserId")?;
    let user: Option<Uuid> = user.map(|id| id.parse()).transpose().map_err(|_| bad_request())?;
    let is_active = match &request["isActive"] {
        Value::Null => None,
        value => Some(value.as_bool().ok_or_else(bad_request)?),
    };
    let Some(id) = creatio.world.app_by_client_id(&client_id).map(|app| app.id) else {
        return Ok(Err(unknown_record()));
    };
    if user.is_some_and(|user| !is_valid_system_user(creatio, user)) {
        return Ok(Err(invalid_user()));
    }
    let result = oauth_apps::update(creatio, caller, id, |app| {
        app.name = name.unwrap_or_else(|| app.name.clone());
        app.redirect_url = redirect_url.unwrap_or_else(|| app.redirect_url.clone());
        app.application_url = application_url.unwrap_or_else(|| app.application_url.clone());
        app.system_user = user.or(app.system_user);
        app.is_active = is_active.unwrap_or(app.is_active);
    });
    Ok(result.map(|()| json!({})))
}

fn delete_client(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let client_id = required(request, "clientId")?;
    let Some(id) = creatio.world.app_by_client_id(&client_id).map(|app| app.id) else {
        return Ok(Err(unknown_record()));
    };
    Ok(oauth_apps::delete(creatio, caller, id).map(|()| json!({})))
}

fn grant_access(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let (client_id, resource) = (required(request, "clientId")?, required(request, "resourceName")?);
    let result = oauth_resources::set_access(creatio, caller, &client_id, &resource, true);
    Ok(result.map(|()| json!({})))
}

fn delete_scope(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let (client_id, resource) = (required(request, "clientId")?, required(request, "resourceName")?);
    let result = oauth_resources::set_access(creatio, caller, &client_id, &resource, false);
    Ok(result.map(|()| json!({})))
}

/// Stores the three settings, then creates the default resource. The settings stay even if there is one already.
fn configure_identity_provider(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let settings = [
        (Setting::ClientId, required(request, "clientId")?),
        (Setting::ClientSecret, required(request, "clientSecret")?),
        (Setting::Url, required(request, "serverUrl")?),
    ];
    if let Err(error) = require_manager(creatio, caller) {
        return Ok(Err(error));
    }
    for (setting, value) in settings {
        creatio.world.set_setting(setting, &value);
    }
    Ok(oauth_resources::insert_default(creatio, caller).map(|_| json!({})))
}

fn create_technical_user(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let (id, name) = (creatio.environment.guid(), required(request, "name")?);
    let result = technical_users::update_or_create(creatio, caller, id, &name, true);
    Ok(result.map(|()| json!({ "systemUserId": id })))
}

fn client_secret(creatio: &Creatio, caller: Caller, body: &Value) -> Answer {
    let id: Option<Uuid> = body["clientAppId"].as_str().and_then(|id| id.parse().ok());
    let id = id.ok_or_else(bad_request)?;
    if !creatio.may(caller, CAN_MANAGE) {
        return Err(unhandled(&creatio.version, ProductError::forbidden(CAN_MANAGE)));
    }
    let secret = creatio.world.app(id).map(|app| json!({"clientSecret": app.client_secret}));
    let outcome =
        secret.ok_or_else(|| ProductError::without_code("Client with specified Id does not exist."));
    Ok(Response::json(200, &wrapped("GetClientSecret", result(outcome))))
}
