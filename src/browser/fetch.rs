//! Creatio's [`Transport`] over the browser's `fetch`.

use std::{cell::Cell, rc::Rc, time::Duration};

use creatio::{Credentials, LocalBoxFuture, Request, Response, Transport, TransportError};
use leptos::prelude::{document, set_timeout_with_handle, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, RequestCache, RequestCredentials, RequestInit, RequestMode, RequestRedirect,
    ResponseType,
};

use super::boot::{EarlyResponse, take_early_response};

/// Sends requests from this window, with the cookies of this origin.
pub struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(send(request))
    }

    fn csrf_tokens(&self) -> Vec<String> {
        let document = document().dyn_into::<web_sys::HtmlDocument>().ok();
        // A sandboxed page may not read cookies.
        let cookies = document.and_then(|document| document.cookie().ok()).unwrap_or_default();
        let named = cookies.split(';').filter_map(|cookie| cookie.trim().strip_prefix("BPMCSRF="));
        named.map(str::to_owned).collect()
    }
}

async fn send(request: Request) -> Result<Response, TransportError> {
    let body = request.body.as_deref().unwrap_or_default();
    let early = take_early_response(request.method.as_str(), &request.url, &request.headers, body);
    let controller = match &early {
        Some(early) => early.controller(),
        None => AbortController::new().map_err(unreachable)?,
    };
    let timed_out = Rc::new(Cell::new(false));
    let timer = {
        let (controller, timed_out) = (controller.clone(), timed_out.clone());
        set_timeout_with_handle(
            move || {
                timed_out.set(true);
                controller.abort();
            },
            Duration::from_millis(u64::from(request.timeout_ms)),
        )
    };
    let outcome = match early {
        Some(early) => receive_early(&early).await,
        None => exchange(&request, &controller).await,
    };
    if let Ok(timer) = timer {
        timer.clear();
    }
    outcome.map_err(|error| if timed_out.get() { TransportError::TimedOut } else { unreachable(error) })
}

async fn receive_early(early: &EarlyResponse) -> Result<Response, JsValue> {
    let response = JsFuture::from(early.response()).await?.dyn_into()?;
    read(response, early.received_at()).await
}

async fn exchange(request: &Request, controller: &AbortController) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.append(name, value)?;
    }
    let options = RequestInit::new();
    options.set_method(request.method.as_str());
    options.set_headers(&headers);
    if let Some(body) = &request.body {
        options.set_body(&JsValue::from_str(body));
    }
    options.set_credentials(match request.credentials {
        Credentials::SameOrigin => RequestCredentials::SameOrigin,
        Credentials::Omit => RequestCredentials::Omit,
    });
    options.set_cache(RequestCache::NoStore);
    options.set_mode(if request.no_cors { RequestMode::NoCors } else { RequestMode::Cors });
    options.set_redirect(if request.no_cors { RequestRedirect::Follow } else { RequestRedirect::Manual });
    options.set_signal(Some(&controller.signal()));
    let response = JsFuture::from(window().fetch_with_str_and_init(&request.url, &options)).await?;
    read(response.dyn_into()?, js_sys::Date::now()).await
}

async fn read(response: web_sys::Response, received_at: f64) -> Result<Response, JsValue> {
    // A redirect that was not followed shows neither its status nor its target; an opaque response shows nothing.
    let opaque = matches!(response.type_(), ResponseType::Opaqueredirect | ResponseType::Opaque);
    let headers = response.headers();
    let header = |name| headers.get(name).ok().flatten();
    let body = if opaque { String::new() } else { text(&response).await? };
    Ok(Response {
        status: if opaque { 0 } else { response.status() },
        clock_ahead_ms: header("date").and_then(|date| clock_ahead_ms(&date, received_at)),
        content_type: header("content-type"),
        content_security_policy: header("content-security-policy"),
        body,
    })
}

/// The whole body as text.
pub async fn text(response: &web_sys::Response) -> Result<String, JsValue> {
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// From the `Date` header, which another origin's response exposes only if that origin allows it.
fn clock_ahead_ms(date: &str, received_at: f64) -> Option<i64> {
    let date = js_sys::Date::parse(date);
    (!date.is_nan()).then_some((date - received_at) as i64)
}

fn unreachable(error: JsValue) -> TransportError {
    TransportError::Unreachable { message: message(&error) }
}

/// The message of a rejected `fetch`. A browser extension may reject it with anything.
pub fn message(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Object>()
        .map_or_else(|| error.as_string().unwrap_or_default(), |object| String::from(object.to_string()))
}
