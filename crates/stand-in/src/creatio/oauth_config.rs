//! OAuthConfigService: the section's own service (creatio-api.md, section 3.1).

use super::{
    Caller, Creatio,
    answers::{self, ProductError, bad_request},
    oauth_app::{CAN_MANAGE, NewApp},
};
use crate::{
    condition::Condition,
    http::{Request, Response},
    world::{CLIENT_ID_SETTING, CLIENT_SECRET_SETTING, GrantType, ResourceInClient, URL_SETTING},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// What a method does: members beside `success`, or a refusal in the product's words; `Err` if it cannot
/// read its request.
type Outcome = Result<Result<Value, ProductError>, Response>;

/// Members of AddClient in 8.0 and 8.1.
const ADD_CLIENT_MEMBERS: &[&str] = &["name", "applicationUrl", "systemUserId", "redirectUrl"];
/// Members of AddClient that came with 8.3.
const LATER_ADD_CLIENT_MEMBERS: &[&str] = &["description", "grantType", "allowedGrantTypes"];

pub(super) fn answer(creatio: &mut Creatio, caller: Caller, method: &str, request: &Request) -> Response {
    let body = match answers::posted(request) {
        Ok(body) => body,
        Err(refusal) => return refusal,
    };
    if method == "GetClientSecret" {
        return client_secret(creatio, caller, &body);
    }
    let outcome = match method {
        "AddDefaultResource" => switched_on(creatio, |creatio| {
            Ok(creatio.insert_default_resource(caller).map(|scope| json!({ "scope": scope })))
        }),
        "AddClient" => switched_on(creatio, |creatio| add_client(creatio, caller, &body["addClientRequest"])),
        "UpdateClient" => {
            switched_on(creatio, |creatio| update_client(creatio, caller, &body["updateClientRequest"]))
        }
        "DeleteClient" => {
            switched_on(creatio, |creatio| delete_client(creatio, caller, &body["deleteClientRequest"]))
        }
        "GrantAccess" => {
            switched_on(creatio, |creatio| set_access(creatio, caller, &body["grantAccessRequest"], true))
        }
        "DeleteScope" => switched_on(creatio, |creatio| {
            set_access(creatio, caller, &body["removeClientScopesRequest"], false)
        }),
        "ConfigureIdentityProvider" => {
            let outcome =
                switched_on(creatio, |creatio| configure(creatio, caller, &body["settingsRequest"]));
            return outcome.map_or_else(|refusal| refusal, |result| Response::json(200, &result_of(result)));
        }
        _ => return answers::not_found(&creatio.profile),
    };
    outcome.map_or_else(|refusal| refusal, |result| wrapped(method, result))
}

fn result_of(result: Result<Value, ProductError>) -> Value {
    result.map_or_else(
        |error| error.body(),
        |mut members| {
            members["success"] = true.into();
            members
        },
    )
}

fn wrapped(method: &str, result: Result<Value, ProductError>) -> Response {
    Response::json(200, &json!({ format!("{method}Result"): result_of(result) }))
}

fn switched_on(creatio: &mut Creatio, act: impl FnOnce(&mut Creatio) -> Outcome) -> Outcome {
    if creatio.is(&Condition::SwitchOff) {
        let words = "To enable OAuth 2.0 set Feature-EnableOAuth20Integration = true in AppSettings section of \
                     application config file";
        return Ok(Err(ProductError::words(words)));
    }
    act(creatio)
}

fn add_client(creatio: &mut Creatio, caller: Caller, asked: &Value) -> Outcome {
    let (name, application_url) = (required(asked, "name")?, required(asked, "applicationUrl")?);
    let user: Uuid = required(asked, "systemUserId")?.parse().map_err(|_| bad_request())?;
    let redirect_url = optional(asked, "redirectUrl")?.unwrap_or_default();
    if creatio.is(&Condition::UnknownMembersRefused) && !knows_members(creatio, asked) {
        return Err(bad_request());
    }
    // 8.0 and 8.1 know neither a description here nor grant types.
    let (description, grant_type) =
        if creatio.profile.adds_with_description { later_members(asked)? } else { Default::default() };
    if !creatio.is_valid_system_user(user) {
        return Ok(Err(invalid_user()));
    }
    let system_user = Some(user);
    let new =
        NewApp { name, application_url, redirect_url, description, system_user, is_active: true, grant_type };
    Ok(creatio.insert_app(caller, new).map(|id| {
        let app = creatio.world.app(id);
        json!({
            "clientId": app.map(|app| app.client_id.as_str()), "clientSecret": app.map(|app| app.client_secret.as_str()),
        })
    }))
}

/// True if this version knows every member of an AddClient request.
fn knows_members(creatio: &Creatio, asked: &Value) -> bool {
    let later = if creatio.profile.adds_with_description { LATER_ADD_CLIENT_MEMBERS } else { &[] };
    let known = |member: &String| ADD_CLIENT_MEMBERS.iter().chain(later).any(|known| known == member);
    asked.as_object().is_some_and(|members| members.keys().all(known))
}

/// Checks the members that came with 8.3, and gives the description and the grant type.
fn later_members(asked: &Value) -> Result<(String, GrantType), Response> {
    let grant = |grant: &Value| grant.as_str().and_then(GrantType::of_code);
    let is_grant = |value: &Value| grant(value).is_some();
    let grant_type = &asked["grantType"];
    let all_grants = match &asked["allowedGrantTypes"] {
        Value::Null => true,
        Value::Array(grants) => grants.iter().all(is_grant),
        _ => false,
    };
    if !all_grants || !(grant_type.is_null() || is_grant(grant_type)) {
        return Err(bad_request());
    }
    Ok((optional(asked, "description")?.unwrap_or_default(), grant(grant_type).unwrap_or_default()))
}

fn update_client(creatio: &mut Creatio, caller: Caller, asked: &Value) -> Outcome {
    let client_id = required(asked, "clientId")?;
    let (name, redirect_url) = (optional(asked, "name")?, optional(asked, "redirectUrl")?);
    let application_url = optional(asked, "applicationUrl")?;
    let user = optional(asked, "systemUserId")?;
    let user: Option<Uuid> = user.map(|id| id.parse()).transpose().map_err(|_| bad_request())?;
    let is_active = match &asked["isActive"] {
        Value::Null => None,
        Value::Bool(state) => Some(*state),
        _ => return Err(bad_request()),
    };
    let Some(app) = creatio.world.app_by_client_id(&client_id) else {
        return Ok(Err(unknown_record()));
    };
    let id = app.id;
    if user.is_some_and(|user| !creatio.is_valid_system_user(user)) {
        return Ok(Err(invalid_user()));
    }
    let result = creatio.update_app(caller, id, |app| {
        app.name = name.unwrap_or_else(|| app.name.clone());
        app.redirect_url = redirect_url.unwrap_or_else(|| app.redirect_url.clone());
        app.application_url = application_url.unwrap_or_else(|| app.application_url.clone());
        app.system_user = user.or(app.system_user);
        app.is_active = is_active.unwrap_or(app.is_active);
    });
    Ok(result.map(|()| json!({})))
}

fn delete_client(creatio: &mut Creatio, caller: Caller, asked: &Value) -> Outcome {
    let client_id = required(asked, "clientId")?;
    let Some(app) = creatio.world.app_by_client_id(&client_id) else {
        return Ok(Err(unknown_record()));
    };
    let id = app.id;
    Ok(creatio.delete_app(caller, id).map(|()| json!({})))
}

/// Gives or takes an app's access to a resource.
fn set_access(creatio: &mut Creatio, caller: Caller, asked: &Value, access: bool) -> Outcome {
    let (client_id, resource) = (required(asked, "clientId")?, required(asked, "resourceName")?);
    Ok(change_access(creatio, caller, &client_id, &resource, access).map(|()| json!({})))
}

fn change_access(
    creatio: &mut Creatio,
    caller: Caller,
    client_id: &str,
    resource: &str,
    access: bool,
) -> Result<(), ProductError> {
    creatio.require_manager(caller)?;
    let app = creatio.world.app_by_client_id(client_id).map(|app| app.id);
    let app = app.ok_or_else(|| ProductError::words("Client with specified clientId does not exist."))?;
    let known = creatio.world.resources.iter().find(|known| known.name == resource).map(|known| known.id);
    let known = known.ok_or_else(|| ProductError::words("Resource with specified name does not exist."))?;
    let has = creatio.world.links.iter().any(|link| link.app == app && link.resource == known);
    if has == access {
        let already = if has { "already has access" } else { "already has no access" };
        return Err(ProductError::words(format!(
            "Specified client application {already} to specified resource."
        )));
    }
    let identity = creatio.ask_identity(super::identity_call::Concern::App)?;
    let client = identity.client_mut(client_id);
    let client = client.ok_or_else(|| super::identity_call::Concern::App.refused())?;
    client.scopes.retain(|scope| scope != resource);
    if access {
        client.scopes.push(resource.to_owned());
        let (id, stamps) = (creatio.surroundings.guid(), creatio.new_stamps(caller));
        creatio.world.links.push(ResourceInClient { id, stamps, resource: known, app });
    } else {
        creatio.world.links.retain(|link| link.app != app || link.resource != known);
    }
    creatio.changed();
    Ok(())
}

/// Stores the three settings, then creates the default resource; the settings stay if one exists already.
fn configure(creatio: &mut Creatio, caller: Caller, asked: &Value) -> Outcome {
    let (id, secret) = (required(asked, "clientId")?, required(asked, "clientSecret")?);
    let url = required(asked, "serverUrl")?;
    if let Err(error) = creatio.require_manager(caller) {
        return Ok(Err(error));
    }
    for (code, value) in [(URL_SETTING, url), (CLIENT_ID_SETTING, id), (CLIENT_SECRET_SETTING, secret)] {
        creatio.world.set_setting(code, &value);
    }
    Ok(creatio.insert_default_resource(caller).map(|_| json!({})))
}

fn client_secret(creatio: &Creatio, caller: Caller, body: &Value) -> Response {
    let Some(id) = body["clientAppId"].as_str().and_then(|id| id.parse::<Uuid>().ok()) else {
        return bad_request();
    };
    if !creatio.may(caller, CAN_MANAGE) {
        return answers::unhandled(&creatio.profile, &ProductError::forbidden(CAN_MANAGE));
    }
    let app = creatio.world.app(id).map(|app| json!({"clientSecret": app.client_secret}));
    wrapped(
        "GetClientSecret",
        app.ok_or_else(|| ProductError::words("Client with specified Id does not exist.")),
    )
}

fn invalid_user() -> ProductError {
    ProductError::words("Specified system user is not valid.")
}

fn unknown_record() -> ProductError {
    ProductError::words("Record with specified Id does not exist.")
}

/// A member that must be there.
fn required(asked: &Value, member: &str) -> Result<String, Response> {
    asked[member].as_str().map(str::to_owned).ok_or_else(bad_request)
}

/// A member that may be absent or null.
fn optional(asked: &Value, member: &str) -> Result<Option<String>, Response> {
    match &asked[member] {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone())),
        _ => Err(bad_request()),
    }
}
