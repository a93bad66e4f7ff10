//! A transport over a native HTTP client, as a browser would do it: with a cookie jar and no redirects followed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use creatio::{Credentials, Interruption, Method, Pending, Request, Response, Transport};
use reqwest::cookie::{CookieStore, Jar};
use reqwest::redirect::Policy;

pub struct Native {
    http: reqwest::Client,
    bare: reqwest::Client,
    jar: Arc<Jar>,
    origin: reqwest::Url,
    most_ms: AtomicU32,
}

impl Native {
    pub fn new(origin: &str) -> Native {
        let jar = Arc::new(Jar::default());
        let builder = reqwest::Client::builder().cookie_provider(jar.clone()).redirect(Policy::none());
        // Without kept connections nothing in this client can send a request a second time by itself.
        let http = builder.pool_max_idle_per_host(0).build().unwrap();
        let bare =
            reqwest::Client::builder().redirect(Policy::none()).pool_max_idle_per_host(0).build().unwrap();
        Native { http, bare, jar, origin: origin.parse().unwrap(), most_ms: AtomicU32::new(u32::MAX) }
    }

    /// From now on gives up after this many milliseconds, if a request allows longer.
    pub fn wait_at_most(&self, milliseconds: u32) {
        self.most_ms.store(milliseconds, Ordering::Relaxed);
    }

    /// The client that the request's cookies are for.
    fn client_for(&self, credentials: Credentials) -> &reqwest::Client {
        match credentials {
            Credentials::SameOrigin => &self.http,
            Credentials::Omit => &self.bare,
        }
    }

    async fn carry(&self, request: Request) -> Result<Response, Interruption> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Patch => reqwest::Method::PATCH,
            Method::Delete => reqwest::Method::DELETE,
        };
        let milliseconds = request.timeout_ms.min(self.most_ms.load(Ordering::Relaxed));
        let mut carried = self
            .client_for(request.credentials)
            .request(method, &request.url)
            .timeout(Duration::from_millis(milliseconds.into()));
        for (name, value) in request.headers {
            carried = carried.header(name, value);
        }
        if let Some(body) = request.body {
            carried = carried.body(body);
        }
        let response = carried.send().await.map_err(interruption)?;
        let header = |name| response.headers().get(name)?.to_str().ok().map(str::to_owned);
        let (status, location, content_type) =
            (response.status().as_u16(), header("location"), header("content-type"));
        let body = response.text().await.map_err(interruption)?;
        Ok(Response { status, location, content_type, body, clock_ahead_ms: None, policy: None })
    }
}

fn interruption(error: reqwest::Error) -> Interruption {
    if error.is_timeout() {
        Interruption::TimedOut
    } else {
        Interruption::Unreachable { said: error.to_string() }
    }
}

impl Transport for Native {
    fn send(&self, request: Request) -> Pending<'_, Result<Response, Interruption>> {
        Box::pin(self.carry(request))
    }

    fn csrf_token(&self) -> Option<String> {
        let cookies = self.jar.cookies(&self.origin)?;
        let pairs = cookies.to_str().unwrap().split("; ");
        pairs
            .filter_map(|pair| pair.split_once('='))
            .find(|(name, _)| *name == "BPMCSRF")
            .map(|(_, value)| value.to_owned())
    }
}
