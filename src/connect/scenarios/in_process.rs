//! A browser in front of a stand-in in the same process, with cookies and the same-origin policy.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use creatio::{Credentials, LocalBoxFuture, Method, Request, Response, Transport, TransportError};
use stand_in::{http, journal::Origin, site::Site};

/// Creatio's origin.
pub const CREATIO: &str = "http://127.0.0.1:8000";
/// The Identity Service's own origin.
pub const IDENTITY_SERVICE: &str = "http://127.0.0.1:8090";

/// The page itself, relative to its own address.
const PAGE: &str = "./";

/// The page, with the part of its policy that only a header can set.
fn page() -> Response {
    Response {
        status: 200,
        content_type: Some("text/html".to_owned()),
        body: String::new(),
        clock_ahead_ms: None,
        content_security_policy: Some("frame-ancestors 'none'".to_owned()),
    }
}

/// The site and the cookies.
pub struct InProcess {
    site: Mutex<Site>,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl InProcess {
    /// A browser in which the Supervisor is signed in.
    pub fn signed_in(mut site: Site) -> InProcess {
        let answer = site.sign_in("Supervisor").expect("every site has a Supervisor");
        let browser = InProcess { site: Mutex::new(site), cookies: Mutex::default() };
        browser.store_cookies(&answer);
        browser
    }

    /// Reads or changes the site.
    pub fn with_site<T>(&self, access: impl FnOnce(&mut Site) -> T) -> T {
        access(&mut self.site.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn store_cookies(&self, answer: &http::Response) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            cookies.extend(pair.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
    }

    fn exchange(&self, request: &Request) -> Result<Response, TransportError> {
        if request.url == PAGE {
            return Ok(page());
        }
        let (origin, target, foreign) = match request.url.strip_prefix(IDENTITY_SERVICE) {
            Some(target) => (Origin::Identity, target, true),
            None => (Origin::Creatio, request.url.strip_prefix(CREATIO).unwrap_or(&request.url), false),
        };
        let mut sent = http::Request::new(request.method.as_str(), target);
        for (name, value) in &request.headers {
            sent = sent.with_header(name, value);
        }
        if request.credentials == Credentials::SameOrigin {
            let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            let pairs: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            sent = sent.with_header("cookie", &pairs.join("; "));
        }
        if foreign {
            sent = sent.with_header("origin", CREATIO);
        }
        sent.body = request.body.clone().unwrap_or_default().into_bytes();
        let answer = self.with_site(|site| site.handle(origin, &sent));
        let allowed = !foreign || answer.header("access-control-allow-origin") == Some(CREATIO);
        if answer.cut || !(allowed || request.no_cors) {
            return Err(TransportError::Unreachable { message: "TypeError: Failed to fetch".to_owned() });
        }
        self.store_cookies(&answer);
        Ok(visible_response(&answer))
    }
}

/// The response as a page sees it: a redirect is opaque.
fn visible_response(answer: &http::Response) -> Response {
    let redirect = (300..400).contains(&answer.status);
    Response {
        status: if redirect { 0 } else { answer.status },
        content_type: answer.header("content-type").map(str::to_owned),
        body: if redirect { String::new() } else { answer.text() },
        clock_ahead_ms: answer.header("date").and_then(ahead_ms),
        content_security_policy: None,
    }
}

fn ahead_ms(date: &str) -> Option<i64> {
    let date = httpdate::parse_http_date(date).ok()?;
    let ms = |duration: std::time::Duration| i64::try_from(duration.as_millis()).ok();
    match date.duration_since(SystemTime::now()) {
        Ok(ahead) => ms(ahead),
        Err(behind) => ms(behind.duration()).map(|ms| -ms),
    }
}

impl Transport for InProcess {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        assert!(
            matches!(request.method, Method::Get | Method::Post),
            "the Connect page sends no other method"
        );
        let answer = self.exchange(&request);
        Box::pin(async move { answer })
    }

    fn csrf_tokens(&self) -> Vec<String> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.get("BPMCSRF").cloned().into_iter().collect()
    }
}
