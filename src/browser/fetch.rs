//! Creatio's [`Transport`] over the browser's `fetch`.

use std::{cell::Cell, rc::Rc, time::Duration};

use creatio::{Credentials, Interruption, Method, Pending, Request, Response, Transport};
use gloo_net::http::{self, RequestBuilder};
use leptos::prelude::set_timeout_with_handle;
use wasm_bindgen::JsCast;
use web_sys::{
    AbortController, RequestCache, RequestCredentials, RequestMode, RequestRedirect, ResponseType,
};

/// Sends requests from this window, with the cookies of this origin.
pub struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> Pending<'_, Result<Response, Interruption>> {
        Box::pin(send(request))
    }

    fn csrf_token(&self) -> Option<String> {
        let document = leptos::prelude::document().dyn_into::<web_sys::HtmlDocument>().ok()?;
        let cookies = document.cookie().ok()?;
        cookies
            .split(';')
            .find_map(|cookie| cookie.trim().strip_prefix("BPMCSRF="))
            .filter(|token| !token.is_empty())
            .map(str::to_owned)
    }
}

async fn send(request: Request) -> Result<Response, Interruption> {
    let controller = AbortController::new().map_err(|_| unreachable("no AbortController"))?;
    let timed_out = Rc::new(Cell::new(false));
    let timer = {
        let (controller, timed_out) = (controller.clone(), timed_out.clone());
        // The abort goes without a reason: gloo-net panics when a fetch rejects with what is no Error.
        set_timeout_with_handle(
            move || {
                timed_out.set(true);
                controller.abort();
            },
            Duration::from_millis(u64::from(request.timeout_ms)),
        )
    };
    let answer = exchange(request, &controller).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    answer.map_err(|error| match timed_out.get() {
        true => Interruption::TimedOut,
        false => unreachable(&error.to_string()),
    })
}

async fn exchange(request: Request, controller: &AbortController) -> Result<Response, gloo_net::Error> {
    let mut builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
            Method::Patch => http::Method::PATCH,
            Method::Delete => http::Method::DELETE,
        })
        .credentials(match request.credentials {
            Credentials::SameOrigin => RequestCredentials::SameOrigin,
            Credentials::Omit => RequestCredentials::Omit,
        })
        .cache(RequestCache::NoStore)
        .mode(if request.blind { RequestMode::NoCors } else { RequestMode::Cors })
        .redirect(if request.blind { RequestRedirect::Follow } else { RequestRedirect::Manual })
        .abort_signal(Some(&controller.signal()));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let request = match request.body {
        Some(body) => builder.body(body)?,
        None => builder.build()?,
    };
    let answer = request.send().await?;
    // A redirect that was not followed shows neither its status nor its target; a blind request shows nothing.
    let opaque = matches!(answer.type_(), ResponseType::Opaqueredirect | ResponseType::Opaque);
    Ok(Response {
        status: if opaque { 0 } else { answer.status() },
        location: None,
        clock_ahead_ms: clock_ahead_ms(&answer),
        content_type: answer.headers().get("content-type"),
        policy: answer.headers().get("content-security-policy"),
        body: if opaque { String::new() } else { answer.text().await? },
    })
}

/// By the header `Date`, which another origin's answer shows only where that origin allows it.
fn clock_ahead_ms(answer: &http::Response) -> Option<i64> {
    let date = js_sys::Date::parse(&answer.headers().get("date")?);
    (!date.is_nan()).then(|| (date - js_sys::Date::now()) as i64)
}

fn unreachable(said: &str) -> Interruption {
    Interruption::Unreachable { said: said.to_owned() }
}
