//! Loads `config.json` from the folder of the page and resolves where Creatio is.

use leptos::prelude::{document, window};
use model::config::{Config, ConfigError, SiteLocation};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::{
    boot::{demo, take_early_response},
    fetch,
};

const FILE: &str = "config.json";

/// Loads the config file and resolves its paths against the page's address.
///
/// If the file is missing, the defaults apply.
pub async fn load_config() -> Result<SiteLocation, ConfigError> {
    let not_received = |error: JsValue| ConfigError::NotReceived(fetch::message(&error));
    let response = response().await.map_err(not_received)?;
    let config = match response.status() {
        404 => Config::default(),
        200 => Config::parse(&fetch::text(&response).await.map_err(not_received)?)?,
        status => return Err(ConfigError::Status(status)),
    };
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let resolve = |path: &str| {
        web_sys::Url::new_with_base(path, &base).map_err(|_| ConfigError::InvalidUrl(path.to_owned()))
    };
    let page = web_sys::Url::new(&base).map_err(|_| ConfigError::InvalidUrl(base.clone()))?;
    let site = resolve(&config.creatio)?;
    let identity_service = match &config.identity_service {
        Some(path) => Some(resolve(path)?.href()),
        None => None,
    };
    Ok(SiteLocation {
        site_root: site.href().trim_end_matches('/').to_owned(),
        // The demo hands out the cookies of its site, which no server has.
        same_origin: site.origin() == page.origin() || demo().is_some(),
        workspace: config.workspace,
        identity_service,
    })
}

async fn response() -> Result<Response, JsValue> {
    let response = match take_early_response("GET", FILE, &[], "") {
        Some(early) => early.response(),
        None => {
            let options = RequestInit::new();
            options.set_cache(RequestCache::NoCache);
            window().fetch_with_str_and_init(FILE, &options)
        }
    };
    JsFuture::from(response).await?.dyn_into()
}
