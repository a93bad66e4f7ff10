//! FeatureService: the feature OAuth20Integration (creatio-api.md, section 4). Reads are cached: what
//! SetFeatureStateForAllUsers stores shows once the cache is cleared.

use crate::creatio::{
    product_error::ProductError,
    responses::{Answer, bad_request, expect_method, not_found, posted_object, server_error, unhandled},
    state::{Caller, Creatio},
};
use crate::{
    condition::Condition,
    http::{Request, Response},
    profile::CacheArgument,
    world::{OAUTH_FEATURE, Operation},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

pub(in crate::creatio) fn answer(
    creatio: &mut Creatio,
    caller: Caller,
    method: &[&str],
    request: &Request,
) -> Answer {
    if let ["ClearFeaturesCacheForAllUsers" | "ClearFeaturesCacheForCurrentUser", argument @ ..] = method {
        return clear_cache(creatio, &argument.join("/"), request);
    }
    let body = posted_object(request)?;
    match method {
        ["GetFeatureState"] => state(creatio, &body),
        ["GetFeatureStates"] => {
            let states = json!([{"Code": OAUTH_FEATURE, "State": creatio.world.feature.cached}]);
            Ok(Response::json(200, &json!({"GetFeatureStatesResult": states})))
        }
        ["SetFeatureState"] => {
            let (code, state) = code_and_state(&body)?;
            let result = match set(creatio, caller, code, state) {
                Ok(()) => json!({"success": true}),
                Err(error) => error.body(),
            };
            Ok(Response::json(200, &json!({ "result": result })))
        }
        ["SetFeatureStateForAllUsers"] => {
            let (code, state) = code_and_state(&body)?;
            match set(creatio, caller, code, state) {
                Ok(()) => Ok(Response::empty(200)),
                Err(error) => Err(unhandled(&creatio.version, error)),
            }
        }
        _ => Err(not_found(&creatio.version)),
    }
}

fn state(creatio: &Creatio, body: &Value) -> Answer {
    let code = body["code"].as_str().ok_or_else(bad_request)?;
    let state = if exists(code) { creatio.world.feature.cached } else { 0 };
    let mut body = json!({ "FeatureState": state });
    if creatio.has(&Condition::FeatureAnotherShape) {
        body = json!({ "GetFeatureStateResult": body });
    }
    Ok(Response::json(200, &body))
}

fn code_and_state(body: &Value) -> Result<(&str, i64), Response> {
    body["code"].as_str().zip(body["state"].as_i64()).ok_or_else(bad_request)
}

fn set(creatio: &mut Creatio, caller: Caller, code: &str, state: i64) -> Result<(), ProductError> {
    if !creatio.may(caller, Operation::CanManageAdministration) {
        return Err(ProductError::forbidden(Operation::CanManageAdministration));
    }
    if !exists(code) {
        return Err(ProductError::not_found(format!("Feature with code {code} does not exist")));
    }
    creatio.world.feature.stored = state;
    creatio.world.changed();
    Ok(())
}

fn clear_cache(creatio: &mut Creatio, argument: &str, request: &Request) -> Answer {
    expect_method(request, "GET")?;
    let code = match creatio.version.cache_argument {
        CacheArgument::Plain => argument.to_owned(),
        CacheArgument::Base64 => {
            let code = STANDARD.decode(argument).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            code.ok_or_else(|| server_error(&creatio.version))?
        }
    };
    let feature = &mut creatio.world.feature;
    if exists(&code) && feature.cached != feature.stored {
        feature.cached = feature.stored;
        creatio.world.changed();
    }
    Ok(Response::empty(200))
}

/// True if there is a feature with that code; the stand-in has one.
fn exists(code: &str) -> bool {
    code == OAUTH_FEATURE
}
