//! FeatureService: the feature OAuth20Integration (creatio-api.md, section 4). A read is cached: what
//! SetFeatureStateForAllUsers stores shows once the cache was cleared.

use super::{Caller, Creatio, answers, answers::ProductError};
use crate::{
    condition::Condition,
    http::{Request, Response},
    profile::CacheArgument,
    world::OAUTH_FEATURE,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

pub(super) fn answer(creatio: &mut Creatio, caller: Caller, method: &[&str], request: &Request) -> Response {
    if let ["ClearFeaturesCacheForAllUsers" | "ClearFeaturesCacheForCurrentUser", argument @ ..] = method {
        return clear_cache(creatio, &argument.join("/"), request);
    }
    let body = match answers::posted(request) {
        Ok(body) => body,
        Err(refusal) => return refusal,
    };
    match method {
        ["GetFeatureState"] => state(creatio, &body),
        ["GetFeatureStates"] => {
            let states = json!([{"Code": OAUTH_FEATURE, "State": creatio.world.feature.cached}]);
            Response::json(200, &json!({"GetFeatureStatesResult": states}))
        }
        ["SetFeatureState"] => set(creatio, caller, &body, |result| match result {
            Ok(()) => Response::json(200, &json!({"result": {"success": true}})),
            Err(error) => Response::json(200, &json!({"result": error.body()})),
        }),
        ["SetFeatureStateForAllUsers"] => {
            let profile = creatio.profile.clone();
            set(creatio, caller, &body, |result| match result {
                Ok(()) => Response::empty(200),
                Err(error) => answers::unhandled(&profile, &error),
            })
        }
        _ => answers::not_found(&creatio.profile),
    }
}

fn state(creatio: &Creatio, body: &Value) -> Response {
    match body["code"].as_str() {
        Some(code) => {
            let state = if is_known_feature(code) { creatio.world.feature.cached } else { 0 };
            let body = json!({"FeatureState": state});
            match creatio.is(&Condition::FeatureAnotherShape) {
                true => Response::json(200, &json!({"GetFeatureStateResult": body})),
                false => Response::json(200, &body),
            }
        }
        None => answers::bad_request(),
    }
}

fn set(
    creatio: &mut Creatio,
    caller: Caller,
    body: &Value,
    answer: impl FnOnce(Result<(), ProductError>) -> Response,
) -> Response {
    let (Some(code), Some(state)) = (body["code"].as_str(), body["state"].as_i64()) else {
        return answers::bad_request();
    };
    if !creatio.may(caller, "CanManageAdministration") {
        return answer(Err(ProductError::forbidden("CanManageAdministration")));
    }
    if !is_known_feature(code) {
        let words = format!("Feature with code {code} does not exist");
        return answer(Err(ProductError::new("ItemNotFoundException", words)));
    }
    creatio.world.feature.stored = state;
    creatio.changed();
    answer(Ok(()))
}

fn clear_cache(creatio: &mut Creatio, argument: &str, request: &Request) -> Response {
    if request.method != "GET" {
        return answers::wrong_verb("GET");
    }
    let code = match creatio.profile.cache_argument {
        CacheArgument::Plain => argument.to_owned(),
        CacheArgument::Base64 => {
            let bytes = STANDARD.decode(argument).ok();
            match bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
                Some(code) => code,
                None => return answers::server_error(&creatio.profile),
            }
        }
    };
    if is_known_feature(&code) && creatio.world.feature.cached != creatio.world.feature.stored {
        creatio.world.feature.cached = creatio.world.feature.stored;
        creatio.changed();
    }
    Response::empty(200)
}

/// The stand-in has one feature.
fn is_known_feature(code: &str) -> bool {
    code == OAUTH_FEATURE
}
