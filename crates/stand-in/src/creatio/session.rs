//! Sessions and their cookies (creatio-api.md, section 1.2).

use super::Creatio;
use crate::{
    condition::Condition,
    http::{Request, Response},
    surroundings::Millis,
};
use cookie::{Cookie, SameSite};
use uuid::Uuid;

/// UserSessionTimeout: milliseconds without a request after which a session ends.
const TIMEOUT: Millis = 60 * 60_000;
/// The cookie that carries the session.
const SESSION_COOKIE: &str = ".ASPXAUTH";

/// The sessions of a site.
#[derive(Debug, Clone, Default)]
pub(super) struct Sessions {
    all: Vec<Session>,
}

#[derive(Debug, Clone)]
struct Session {
    key: String,
    csrf: String,
    user: Uuid,
    seen: Millis,
}

/// Who a request comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// A signed-in user, and the CSRF token of the session.
    Session(Uuid, String),
    /// An app with a valid token, which acts as this user.
    Token(Uuid),
    /// A token that is not valid.
    BadToken,
    /// Nobody who is known.
    Nobody {
        /// True if the cookie of a session that ended was sent.
        cookie_sent: bool,
    },
}

impl Creatio {
    /// Finds out who a request comes from, and keeps the session alive.
    pub(super) fn who(&mut self, request: &Request) -> Who {
        let now = self.surroundings.now();
        if let Some(token) = request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")) {
            return self.token_user(token, now).map_or(Who::BadToken, Who::Token);
        }
        let Some(key) = request.cookie(SESSION_COOKIE) else {
            return Who::Nobody { cookie_sent: false };
        };
        self.sessions.all.retain(|session| now - session.seen < TIMEOUT);
        match self.sessions.all.iter_mut().find(|session| session.key == key) {
            Some(session) => {
                session.seen = now;
                Who::Session(session.user, session.csrf.clone())
            }
            None => Who::Nobody { cookie_sent: true },
        }
    }

    fn token_user(&self, token: &str, now: Millis) -> Option<Uuid> {
        let claims = self.identity.key.verify(token, now + self.creatio_clock_ahead())?;
        let app = self.world.app_by_client_id(claims["client_id"].as_str()?)?;
        let user = self.world.unit(app.system_user?)?;
        (app.is_active && user.active).then_some(user.id)
    }

    /// Starts a session and puts its cookies on the answer.
    pub fn start_session(&mut self, user: Uuid, response: Response) -> Response {
        let session = Session {
            key: self.surroundings.hex::<32>(),
            csrf: self.surroundings.hex::<11>().to_lowercase(),
            user,
            seen: self.surroundings.now(),
        };
        let name = self.world.unit(user).map(|unit| unit.name.clone()).unwrap_or_default();
        let second = self.surroundings.hex::<12>().to_lowercase();
        let values = [&session.key, &second, &session.csrf, &name];
        let response = self.with_cookies(response, values.map(String::as_str), None);
        self.sessions.all.push(session);
        self.changed();
        response
    }

    /// Ends the session of a request, if it has one, and takes the cookies away.
    pub(super) fn end_session(&mut self, request: &Request, response: Response) -> Response {
        if let Some(key) = request.cookie(SESSION_COOKIE) {
            self.sessions.all.retain(|session| session.key != key);
            self.changed();
        }
        self.with_cookies(response, ["", "", "", ""], Some(time::OffsetDateTime::UNIX_EPOCH))
    }

    /// Forgets every session; the cookies stay in the browsers.
    pub fn end_sessions(&mut self) {
        self.sessions = Sessions::default();
        self.changed();
    }

    /// The user of each session.
    pub fn session_users(&self) -> Vec<Uuid> {
        self.sessions.all.iter().map(|session| session.user).collect()
    }

    /// True if requests to services have to carry the token that BPMCSRF holds.
    pub(super) fn uses_csrf_token(&self) -> bool {
        self.profile.uses_csrf_token && !self.is(&Condition::CsrfOff)
    }

    /// The four cookies of a session: all but BPMCSRF are hidden from scripts.
    fn with_cookies(
        &self,
        mut response: Response,
        [key, second, csrf, user_name]: [&str; 4],
        expires: Option<time::OffsetDateTime>,
    ) -> Response {
        let encoded =
            percent_encoding::utf8_percent_encode(user_name, percent_encoding::NON_ALPHANUMERIC).to_string();
        let cookies = [
            (SESSION_COOKIE, key, true),
            (self.profile.second_cookie(), second, true),
            ("BPMCSRF", csrf, false),
            ("UserName", encoded.as_str(), true),
        ];
        let lasting = time::Duration::days(365);
        for (name, value, hidden) in cookies {
            if name == "BPMCSRF" && !self.uses_csrf_token() {
                continue;
            }
            let mut cookie =
                Cookie::build((name, value)).path("/").same_site(SameSite::Lax).http_only(hidden).build();
            match expires {
                Some(moment) => cookie.set_expires(moment),
                None if name == "UserName" => cookie.set_max_age(lasting),
                None => {}
            }
            response = response.with_header("set-cookie", &cookie.to_string());
        }
        response
    }
}
