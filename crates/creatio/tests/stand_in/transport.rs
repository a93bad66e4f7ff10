//! A transport over a native HTTP client that behaves as in a browser: with a cookie jar, and without following redirects.

use std::sync::Arc;
use std::time::Duration;

use creatio::{Credentials, LocalBoxFuture, Method, Request, Response, Transport, TransportError};
use reqwest::cookie::{CookieStore, Jar};
use reqwest::redirect::Policy;
use tokio::sync::Notify;

pub struct Native {
    with_cookies: reqwest::Client,
    without_cookies: reqwest::Client,
    jar: Arc<Jar>,
    origin: reqwest::Url,
    time_out: Notify,
}

impl Native {
    pub fn new(origin: &str) -> Native {
        let jar = Arc::new(Jar::default());
        let builder = reqwest::Client::builder().cookie_provider(jar.clone()).redirect(Policy::none());
        // Over a reused connection `reqwest` might send a request twice.
        let with_cookies = builder.pool_max_idle_per_host(0).build().unwrap();
        let without_cookies =
            reqwest::Client::builder().redirect(Policy::none()).pool_max_idle_per_host(0).build().unwrap();
        Native {
            with_cookies,
            without_cookies,
            jar,
            origin: origin.parse().unwrap(),
            time_out: Notify::new(),
        }
    }

    /// Lets all requests that are waiting for a response time out.
    pub fn time_out(&self) {
        self.time_out.notify_waiters();
    }

    fn client_for(&self, credentials: Credentials) -> &reqwest::Client {
        match credentials {
            Credentials::SameOrigin => &self.with_cookies,
            Credentials::Omit => &self.without_cookies,
        }
    }

    async fn carry(&self, request: Request) -> Result<Response, TransportError> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Patch => reqwest::Method::PATCH,
        };
        let mut carried = self
            .client_for(request.credentials)
            .request(method, &request.url)
            .timeout(Duration::from_millis(request.timeout_ms.into()));
        for (name, value) in request.headers {
            carried = carried.header(name, value);
        }
        if let Some(body) = request.body {
            carried = carried.body(body);
        }
        let response = carried.send().await.map_err(transport_error)?;
        let header = |name| response.headers().get(name)?.to_str().ok().map(str::to_owned);
        let (status, content_type) = (response.status().as_u16(), header("content-type"));
        let body = response.text().await.map_err(transport_error)?;
        Ok(Response { status, content_type, body, clock_ahead_ms: None, content_security_policy: None })
    }
}

fn transport_error(error: reqwest::Error) -> TransportError {
    if error.is_timeout() {
        TransportError::TimedOut
    } else {
        TransportError::Unreachable { message: error.to_string() }
    }
}

impl Transport for Native {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async {
            tokio::select! {
                outcome = self.carry(request) => outcome,
                () = self.time_out.notified() => Err(TransportError::TimedOut),
            }
        })
    }

    fn csrf_tokens(&self) -> Vec<String> {
        let cookies = self.jar.cookies(&self.origin);
        let pairs = cookies.iter().flat_map(|cookies| cookies.to_str().unwrap().split("; "));
        let named = pairs.filter_map(|pair| pair.strip_prefix("BPMCSRF="));
        named.map(str::to_owned).collect()
    }
}
