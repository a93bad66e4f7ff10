//! The site, and how it answers.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use serde_json::{Value, json};
use stand_in::{
    condition::Condition,
    environment::{Environment, seeded_random},
    http,
    journal::Origin,
    profile::Profile,
    site::{Site, SiteSpec},
    start,
    world::{Setting, WorldSpec},
};
use strum::EnumString;

use crate::{CookieJar, Problem, Request, Response};

/// The site's address. No server has it: the name is reserved for examples.
pub const SITE_ADDRESS: &str = "https://demo.example";
/// The address of the site's Identity Service.
pub const IDENTITY_ADDRESS: &str = "https://identity.demo.example";
/// A secret that the Identity Service no longer accepts.
const OLD_SECRET: &str = "ThePasswordOfLastYear";
/// The user who is signed in from the start.
const USER: &str = "Supervisor";

/// The site that a demo starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Start {
    /// Nothing is connected.
    Bare,
    /// Many apps and users, and a connection that has just stopped to work.
    #[default]
    LivedIn,
}

impl Start {
    fn spec(self) -> SiteSpec {
        let conditions = match self {
            Self::Bare => Vec::new(),
            Self::LivedIn => {
                let setting = |setting, value: &str| Condition::Setting { setting, value: value.to_owned() };
                vec![setting(Setting::Url, IDENTITY_ADDRESS), setting(Setting::ClientSecret, OLD_SECRET)]
            }
        };
        let start = match self {
            Self::Bare => start::Start::NewSite,
            Self::LivedIn => start::Start::ConnectedSite,
        };
        SiteSpec { profile: Profile::Core83, world: WorldSpec { start, apps: 200, users: 40 }, conditions }
    }
}

/// A site with one browser, whose cookies it keeps.
pub struct DemoSite {
    site: Site,
    cookies: CookieJar,
    now: Arc<AtomicI64>,
}

impl DemoSite {
    /// Starts the site, in which the user is signed in. `now` is in milliseconds since 1970.
    pub fn new(start: Start, now: i64) -> Self {
        let time = Arc::new(AtomicI64::new(now));
        let clock = time.clone();
        let clock = move || clock.load(Ordering::Relaxed);
        let mut site = Site::new(start.spec(), Environment::new(clock, seeded_random(now.unsigned_abs())));
        IDENTITY_ADDRESS.clone_into(&mut site.creatio.identity.address);
        site.creatio.identity_addresses.push(IDENTITY_ADDRESS.to_owned());
        let signed_in = site.sign_in(USER);
        let mut demo = Self { site, cookies: CookieJar::default(), now: time };
        demo.keep_cookies(signed_in.iter().flat_map(|response| &response.headers));
        demo
    }

    /// Answers a request to the site or its Identity Service; to any other address, there is no connection.
    pub fn answer(&mut self, request: &Request) -> Response {
        self.now.store(request.now, Ordering::Relaxed);
        let response = match target(&request.url) {
            Some((origin, target)) => self.site.handle(origin, &self.received(request, origin, target)),
            None => http::Response::cut(),
        };
        if request.credentials {
            self.keep_cookies(&response.headers);
        }
        let delay_ms = match response.delay {
            http::Delay::Millis(millis) => millis,
            // No problem of the demo holds responses.
            http::Delay::None | http::Delay::UntilReleased => 0,
        };
        let body = response.text();
        let headers = response.headers.into_iter().filter(|(name, _)| name != "set-cookie");
        Response {
            status: if response.cut { 0 } else { response.status },
            headers: headers.collect(),
            body,
            delay_ms,
            cookies: self.cookies.for_scripts(),
        }
    }

    /// Begins a problem, or ends it if it lasts.
    pub fn set_problem(&mut self, problem: Problem, on: bool) {
        problem.set(&mut self.site, on);
    }

    /// What the page has to know about the site: its addresses, the values that it accepts, and the cookies that scripts
    /// can read.
    pub fn facts(&self) -> Value {
        json!({
            "site": SITE_ADDRESS,
            "identity": IDENTITY_ADDRESS,
            "clientId": Setting::ClientId.documented_value(),
            "clientSecret": Setting::ClientSecret.documented_value(),
            "user": USER,
            "cookies": self.cookies.for_scripts(),
        })
    }

    /// The cookies that scripts can read.
    pub fn cookies_for_scripts(&self) -> String {
        self.cookies.for_scripts()
    }

    /// The request as the server receives it.
    fn received(&self, request: &Request, origin: Origin, target: &str) -> http::Request {
        let mut received = http::Request::new(&request.method, target);
        for (name, value) in &request.headers {
            received = received.with_header(name, value);
        }
        if request.credentials && origin == Origin::Creatio {
            received = received.with_header("cookie", &self.cookies.header());
        }
        received.body = request.body.clone().into_bytes();
        received
    }

    fn keep_cookies<'a>(&mut self, headers: impl IntoIterator<Item = &'a (String, String)>) {
        let now = self.now.load(Ordering::Relaxed);
        for (_, cookie) in headers.into_iter().filter(|(name, _)| name == "set-cookie") {
            self.cookies.store(cookie, now);
        }
    }
}

/// The server that an address is on, and the path and query there.
fn target(url: &str) -> Option<(Origin, &str)> {
    let servers = [(Origin::Creatio, SITE_ADDRESS), (Origin::Identity, IDENTITY_ADDRESS)];
    let url = url.split('#').next().unwrap_or_default();
    servers.into_iter().find_map(|(origin, address)| {
        let target = url.strip_prefix(address)?;
        target.starts_with('/').then_some((origin, target))
    })
}
