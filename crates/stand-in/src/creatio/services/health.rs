//! `GET api/OAuthHealthCheck` (creatio-api.md, sections 3.4 and 12).

use crate::creatio::{
    identity_client::{accepts_credentials, is_reachable},
    responses::{Answer, expect_method, not_found},
    state::Creatio,
};
use crate::{
    condition::{Condition, SLOW_MS},
    http::{Request, Response},
    world::{Setting, World},
};
use serde_json::json;
use strum::IntoEnumIterator;

const UNAVAILABLE: &str =
    "IdentityService specified in system setting OAuth20IdentityServerUrl is unavailable.";
const NO_TOKEN: &str = "Can't retrieve access_token for system actions from IdentityService specified in system \
                        settings OAuth20IdentityServerUrl using client_id and client_secret specified in system \
                        settings OAuth20IdentityServerClientId & OAuth20IdentityServerClientSecret.";

pub(in crate::creatio) fn answer(creatio: &mut Creatio, request: &Request) -> Answer {
    let has_another_shape = creatio.has(&Condition::HealthAnotherShape);
    let exists = creatio.version.has_health_check || has_another_shape;
    if !exists || creatio.has(&Condition::NoHealthCheck) {
        return Err(not_found(&creatio.version));
    }
    expect_method(request, "GET")?;
    if has_another_shape {
        return Ok(Response::json(200, &json!({"status": "Healthy"})));
    }
    let health = check(creatio);
    let has_resource = !creatio.world.default_resources().is_empty();
    Ok(response(health, creatio.version.checks_default_resource.then_some(has_resource)))
}

/// How far the checks got before the first problem, and its message.
#[derive(Default)]
struct Health {
    settings_filled: bool,
    service_available: bool,
    token_retrievable: bool,
    message: Option<String>,
}

fn check(creatio: &mut Creatio) -> Health {
    if let Some(message) = empty_settings(&creatio.world) {
        return Health { message: Some(message), ..Health::default() };
    }
    if creatio.has(&Condition::IdentitySlow) {
        creatio.delay(SLOW_MS);
    }
    let health = Health { settings_filled: true, ..Health::default() };
    if !is_reachable(creatio) {
        return Health { message: Some(UNAVAILABLE.into()), ..health };
    }
    let health = Health { service_available: true, ..health };
    if !accepts_credentials(creatio) {
        return Health { message: Some(NO_TOKEN.into()), ..health };
    }
    Health { token_retrievable: true, ..health }
}

/// The message about the settings that are empty or missing.
fn empty_settings(world: &World) -> Option<String> {
    let empty = Setting::iter().filter(|&setting| world.setting(setting).is_empty());
    match empty.map(Setting::code).collect::<Vec<_>>().as_slice() {
        [] => None,
        [code] => Some(format!("System setting {code} is empty.")),
        codes => Some(format!("System settings {} are empty.", codes.join(", "))),
    }
}

/// The answer. That a missing default resource counts as a problem, and has no message, is a guess.
fn response(health: Health, has_default_resource: Option<bool>) -> Response {
    let has_problem = health.message.is_some() || has_default_resource == Some(false);
    let mut body = json!({
        "HasProblem": has_problem, "IsSystemSettingsFilledIn": health.settings_filled,
        "IsIdentityServiceAvailable": health.service_available,
        "IsAccessTokenRetrievableForSystemActions": health.token_retrievable,
    });
    if let Some(registered) = has_default_resource {
        body["IsDefaultResourceRegistered"] = registered.into();
    }
    if let Some(message) = health.message {
        body["Message"] = message.into();
    }
    Response::json(if has_problem { 500 } else { 200 }, &body)
}
