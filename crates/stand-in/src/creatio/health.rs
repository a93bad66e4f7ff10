//! `GET api/OAuthHealthCheck` (creatio-api.md, sections 3.4 and 12).

use super::{Creatio, SLOW_MS, answers};
use crate::{
    condition::Condition,
    http::{Request, Response},
    world::SETTING_CODES,
};
use serde_json::json;

const UNAVAILABLE: &str =
    "IdentityService specified in system setting OAuth20IdentityServerUrl is unavailable.";
const NO_TOKEN: &str = "Can't retrieve access_token for system actions from IdentityService specified in system \
                        settings OAuth20IdentityServerUrl using client_id and client_secret specified in system \
                        settings OAuth20IdentityServerClientId & OAuth20IdentityServerClientSecret.";

pub(super) fn answer(creatio: &mut Creatio, request: &Request) -> Response {
    let other_shape = creatio.is(&Condition::HealthAnotherShape);
    let exists = creatio.profile.has_health_check || other_shape;
    if !exists || creatio.is(&Condition::NoHealthCheck) {
        return answers::not_found(&creatio.profile);
    }
    if request.method != "GET" {
        return answers::wrong_verb("GET");
    }
    if other_shape {
        return Response::json(200, &json!({"status": "Healthy"}));
    }
    let found = look(creatio);
    let resource =
        creatio.profile.checks_default_resource.then(|| !creatio.world.default_resources().is_empty());
    found.told(resource)
}

/// What the check finds, up to the first thing that is wrong.
#[derive(Default)]
struct Found {
    filled: bool,
    available: bool,
    retrievable: bool,
    message: Option<String>,
}

fn look(creatio: &mut Creatio) -> Found {
    let world = &creatio.world;
    let empty: Vec<&str> = SETTING_CODES.into_iter().filter(|code| world.setting(code).is_empty()).collect();
    if !empty.is_empty() {
        return Found { message: Some(empty_settings(&empty)), ..Found::default() };
    }
    if creatio.is(&Condition::IdentitySlow) {
        creatio.wait(SLOW_MS);
    }
    let filled = Found { filled: true, ..Found::default() };
    if !creatio.identity_answers() {
        return Found { message: Some(UNAVAILABLE.into()), ..filled };
    }
    let available = Found { available: true, ..filled };
    if !creatio.identity_knows_creatio() {
        return Found { message: Some(NO_TOKEN.into()), ..available };
    }
    Found { retrievable: true, ..available }
}

fn empty_settings(codes: &[&str]) -> String {
    match codes {
        [code] => format!("System setting {code} is empty."),
        codes => format!("System settings {} are empty.", codes.join(", ")),
    }
}

impl Found {
    /// The answer, with a word on the default resource where the version has one. That a missing resource counts as
    /// a problem, and has no message, is the stand-in's own guess.
    fn told(self, resource: Option<bool>) -> Response {
        let has_problem = self.message.is_some() || resource == Some(false);
        let mut body = json!({
            "HasProblem": has_problem, "IsSystemSettingsFilledIn": self.filled,
            "IsIdentityServiceAvailable": self.available,
            "IsAccessTokenRetrievableForSystemActions": self.retrievable,
        });
        if let Some(registered) = resource {
            body["IsDefaultResourceRegistered"] = registered.into();
        }
        if let Some(message) = self.message {
            body["Message"] = message.into();
        }
        Response::json(if has_problem { 500 } else { 200 }, &body)
    }
}
