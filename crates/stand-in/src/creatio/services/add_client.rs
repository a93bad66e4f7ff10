//! AddClient of OAuthConfigService (creatio-api.md, sections 3.1 and 14.3).

use super::config_request::{Outcome, invalid_user, optional, required};
use crate::creatio::{
    oauth_apps::{self, is_valid_system_user},
    responses::bad_request,
    state::{Caller, Creatio},
};
use crate::{
    condition::Condition,
    http::Response,
    world::{App, GrantType, RedirectUrl},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// Members in 8.0 to 8.2.
const MEMBERS: &[&str] = &["name", "applicationUrl", "systemUserId", "redirectUrl"];
/// Members since 8.3.
const NEWER_MEMBERS: &[&str] = &["description", "grantType", "allowedGrantTypes"];

pub(super) fn add(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let app = App {
        name: required(request, "name")?,
        application_url: required(request, "applicationUrl")?,
        redirect_url: optional(request, "redirectUrl")?.unwrap_or_default(),
        is_active: true,
        ..App::default()
    };
    if creatio.has(&Condition::UnknownMembersRefused) && !knows_members(creatio, request) {
        return Err(bad_request());
    }
    let app =
        if creatio.version.adds_with_description { with_newer_members(creatio, app, request)? } else { app };
    let app = if app.acts_for_users_only() {
        App { system_user: optional_id(request, "systemUserId")?, ..app }
    } else {
        App {
            system_user: Some(required(request, "systemUserId")?.parse().map_err(|_| bad_request())?),
            ..app
        }
    };
    if app.system_user.is_some_and(|user| !is_valid_system_user(creatio, user)) {
        return Ok(Err(invalid_user()));
    }
    Ok(oauth_apps::insert(creatio, caller, app).map(|id| {
        let app = creatio.world.app(id);
        json!({
            "clientId": app.map(|app| app.client_id.as_str()),
            "clientSecret": app.map(|app| app.client_secret.as_str()),
        })
    }))
}

fn optional_id(request: &Value, member: &str) -> Result<Option<Uuid>, Response> {
    optional(request, member)?.map(|id| id.parse()).transpose().map_err(|_| bad_request())
}

/// True if this version knows every member of the request.
fn knows_members(creatio: &Creatio, request: &Value) -> bool {
    let newer = if creatio.version.adds_with_description { NEWER_MEMBERS } else { &[] };
    let is_known = |member: &String| MEMBERS.iter().chain(newer).any(|known| known == member);
    request.as_object().is_some_and(|members| members.keys().all(is_known))
}

/// Adds the members that older versions do not know. Of these the grant type is required.
fn with_newer_members(creatio: &mut Creatio, app: App, request: &Value) -> Result<App, Response> {
    let parse = |value: &Value| {
        value.as_str().and_then(|code| code.parse::<GrantType>().ok()).ok_or_else(bad_request)
    };
    let mut grant_types = vec![parse(&request["grantType"])?];
    let allowed = match &request["allowedGrantTypes"] {
        Value::Null => &[],
        value => value.as_array().ok_or_else(bad_request)?.as_slice(),
    };
    for value in allowed {
        let grant_type = parse(value)?;
        if !grant_types.contains(&grant_type) {
            grant_types.push(grant_type);
        }
    }
    let description = optional(request, "description")?.unwrap_or_default();
    let url = Some(app.redirect_url.clone()).filter(|url| !url.is_empty());
    let redirect_urls =
        url.map(|url| RedirectUrl { id: creatio.environment.guid(), url }).into_iter().collect();
    Ok(App { description, grant_types, redirect_urls, ..app })
}
