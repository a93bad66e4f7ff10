//! Reads `config.json` beside the page and settles where Creatio is.

use gloo_net::http::Request;

use crate::config::{Config, Place};

/// Reads the config file and resolves its paths against the page's address.
///
/// A file that is not there means the usual place. The error is what is wrong with the file, for people.
pub async fn load_config() -> Result<Place, String> {
    let answer = Request::get("config.json")
        .cache(web_sys::RequestCache::NoCache)
        .send()
        .await
        .map_err(|e| e.to_string())?;
    let config = match answer.status() {
        404 => Config::default(),
        200 => Config::parse(&answer.text().await.map_err(|e| e.to_string())?)?,
        status => return Err(format!("HTTP {status}")),
    };
    let document = leptos::prelude::document();
    let base = document.base_uri().ok().flatten().unwrap_or_default();
    let page = web_sys::Url::new(&base).map_err(|_| base.clone())?;
    let site = web_sys::Url::new_with_base(&config.creatio, &base).map_err(|_| config.creatio.clone())?;
    let identity_service = match config.identity_service {
        Some(path) => Some(web_sys::Url::new_with_base(&path, &base).map_err(|_| path)?.href()),
        None => None,
    };
    Ok(Place {
        site_root: site.href().trim_end_matches('/').to_owned(),
        same_origin: site.origin() == page.origin(),
        workspace: config.workspace,
        identity_service,
    })
}
