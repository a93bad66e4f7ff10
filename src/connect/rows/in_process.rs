//! A browser in front of a stand-in in the same process: keeps cookies, and guards other origins' answers.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use creatio::{Credentials, Interruption, Method, Pending, Request, Response, Transport};
use stand_in::{http, journal::Origin, site::Site};

/// Creatio's origin.
pub const CREATIO: &str = "http://127.0.0.1:8000";
/// The Identity Service's own origin.
pub const IDENTITY: &str = "http://127.0.0.1:8090";

/// The site and the cookies.
pub struct InProcess {
    site: Mutex<Site>,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl InProcess {
    /// Somebody whom the site knows already.
    pub fn signed_in(mut site: Site) -> InProcess {
        let answer = site.sign_in("Supervisor").expect("every site has a Supervisor");
        let browser = InProcess { site: Mutex::new(site), cookies: Mutex::default() };
        browser.keep_cookies(&answer);
        browser
    }

    /// Looks at the site, or changes it.
    pub fn with_site<T>(&self, act: impl FnOnce(&mut Site) -> T) -> T {
        act(&mut self.site.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn keep_cookies(&self, answer: &http::Response) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            cookies.extend(pair.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
    }

    fn carry(&self, request: &Request) -> Result<Response, Interruption> {
        let (origin, target, foreign) = match request.url.strip_prefix(IDENTITY) {
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
        if answer.cut || !(allowed || request.blind) {
            return Err(Interruption::Unreachable { said: "TypeError: Failed to fetch".to_owned() });
        }
        self.keep_cookies(&answer);
        Ok(as_a_browser_shows_it(&answer))
    }
}

/// A redirect shows nothing of itself.
fn as_a_browser_shows_it(answer: &http::Response) -> Response {
    let redirect = (300..400).contains(&answer.status);
    Response {
        status: if redirect { 0 } else { answer.status },
        location: None,
        content_type: answer.header("content-type").map(str::to_owned),
        body: if redirect { String::new() } else { answer.text() },
        clock_ahead_ms: answer.header("date").and_then(ahead_ms),
        policy: None,
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
    fn send(&self, request: Request) -> Pending<'_, Result<Response, Interruption>> {
        assert!(matches!(request.method, Method::Get | Method::Post), "what the page Connect sends");
        let answer = self.carry(&request);
        Box::pin(async move { answer })
    }

    fn csrf_token(&self) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get("BPMCSRF").cloned()
    }
}
