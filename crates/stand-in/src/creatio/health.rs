//! `GET api/OAuthHealthCheck` (creatio-api.md, sections 3.4 and 12).

use super::{Creatio, SLOW_MS, answers};
use crate::{
    condition::Condition,
    http::{Request, Response},
    world::{CLIENT_ID_SETTING, CLIENT_SECRET_SETTING, URL_SETTING},
};
use serde_json::json;

const UNAVAILABLE: &str =
    "IdentityService specified in system setting OAuth20IdentityServerUrl is unavailable.";
const NO_TOKEN: &str = "Can't retrieve access_token for system actions from IdentityService specified in system \
                        settings OAuth20IdentityServerUrl using client_id and client_secret specified in system \
                        settings OAuth20IdentityServerClientId & OAuth20IdentityServerClientSecret.";

pub(super) fn answer(creatio: &mut Creatio, request: &Request) -> Response {
    if !creatio.profile.has_health_check || creatio.is(&Condition::NoHealthCheck) {
        return answers::not_found(&creatio.profile);
    }
    if request.method != "GET" {
        return answers::wrong_verb("GET");
    }
    let empty: Vec<&str> = [URL_SETTING, CLIENT_ID_SETTING, CLIENT_SECRET_SETTING]
        .into_iter()
        .filter(|code| creatio.world.setting(code).is_empty())
        .collect();
    if !empty.is_empty() {
        return problem(false, false, &empty_settings(&empty));
    }
    if creatio.is(&Condition::IdentitySlow) {
        creatio.wait(SLOW_MS);
    }
    if !creatio.identity_answers() {
        return problem(true, false, UNAVAILABLE);
    }
    if !creatio.identity_knows_creatio() {
        return problem(true, true, NO_TOKEN);
    }
    let body = json!({
        "HasProblem": false, "IsSystemSettingsFilledIn": true, "IsIdentityServiceAvailable": true,
        "IsAccessTokenRetrievableForSystemActions": true,
    });
    Response::json(200, &body)
}

fn empty_settings(codes: &[&str]) -> String {
    match codes {
        [code] => format!("System setting {code} is empty."),
        codes => format!("System settings {} are empty.", codes.join(", ")),
    }
}

fn problem(filled: bool, available: bool, message: &str) -> Response {
    let body = json!({
        "HasProblem": true, "IsSystemSettingsFilledIn": filled, "IsIdentityServiceAvailable": available,
        "IsAccessTokenRetrievableForSystemActions": false, "Message": message,
    });
    Response::json(500, &body)
}
