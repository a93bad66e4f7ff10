//! The methods for redirect URLs of OAuthConfigService (creatio-api.md, section 14.3).

use super::config_request::{Outcome, required};
use crate::creatio::{
    oauth_apps::{self, unknown_record},
    responses::bad_request,
    state::{Caller, Creatio},
};
use crate::{http::Response, world::RedirectUrl};
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) fn add(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let client_id = required(request, "clientId")?;
    let urls = request["redirectUrls"].as_array().ok_or_else(bad_request)?;
    let urls: Option<Vec<&str>> = urls.iter().map(Value::as_str).collect();
    let urls = urls.ok_or_else(bad_request)?;
    let new: Vec<RedirectUrl> = urls
        .into_iter()
        .map(|url| RedirectUrl { id: creatio.environment.guid(), url: url.to_owned() })
        .collect();
    let Some(id) = creatio.world.app_by_client_id(&client_id).map(|app| app.id) else {
        return Ok(Err(unknown_record()));
    };
    let result = oauth_apps::update(creatio, caller, id, |app| app.redirect_urls.extend(new));
    Ok(result.map(|()| json!({})))
}

pub(super) fn update(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    let url = required(request, "redirectUrl")?;
    change(creatio, caller, request, |urls, index| urls[index].url = url)
}

pub(super) fn delete(creatio: &mut Creatio, caller: Caller, request: &Value) -> Outcome {
    change(creatio, caller, request, |urls, index| drop(urls.remove(index)))
}

/// Changes the redirect URL of that id, which names no app.
fn change(
    creatio: &mut Creatio,
    caller: Caller,
    request: &Value,
    change: impl FnOnce(&mut Vec<RedirectUrl>, usize),
) -> Outcome {
    let id = redirect_url_id(request)?;
    let place = creatio.world.apps.iter().find_map(|app| {
        let index = app.redirect_urls.iter().position(|url| url.id == id)?;
        Some((app.id, index))
    });
    let Some((app, index)) = place else { return Ok(Err(unknown_record())) };
    let result = oauth_apps::update(creatio, caller, app, |app| change(&mut app.redirect_urls, index));
    Ok(result.map(|()| json!({})))
}

fn redirect_url_id(request: &Value) -> Result<Uuid, Response> {
    required(request, "redirectUrlId")?.parse().map_err(|_| bad_request())
}
