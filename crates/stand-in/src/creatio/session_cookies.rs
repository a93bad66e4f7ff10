//! Starting and ending a session, and its cookies (creatio-api.md, section 1.2).

use super::{
    sessions::{Session, Sessions},
    state::Creatio,
};
use crate::http::{Request, Response};
use cookie::{Cookie, SameSite};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use uuid::Uuid;

/// The cookie that identifies the session.
const SESSION_COOKIE: &str = ".ASPXAUTH";
/// The cookie whose value requests have to carry in a header.
const CSRF_COOKIE: &str = "BPMCSRF";
/// The cookie that outlives the session.
const USER_NAME_COOKIE: &str = "UserName";

/// The session key that a request carries, whether or not there is such a session.
pub(super) fn session_key(request: &Request) -> Option<String> {
    request.cookie(SESSION_COOKIE)
}

impl Creatio {
    /// Starts a session of a browser in that time zone, in minutes east of UTC, and adds its cookies to the response.
    pub fn start_session(&mut self, user: Uuid, zone_minutes: i64, response: Response) -> Response {
        let session = Session {
            key: self.environment.hex::<32>(),
            csrf_token: self.environment.hex::<11>().to_lowercase(),
            user,
            zone_minutes,
            last_seen: self.environment.now(),
        };
        let user_name = self.world.unit(user).map(|unit| unit.name.as_str()).unwrap_or_default();
        let user_name = utf8_percent_encode(user_name, NON_ALPHANUMERIC).to_string();
        let second = self.environment.hex::<12>().to_lowercase();
        let values = [session.key.as_str(), &second, &session.csrf_token, &user_name];
        let response = with_cookies(self, response, values, |cookie| {
            if cookie.name() == USER_NAME_COOKIE {
                cookie.set_max_age(time::Duration::days(365));
            }
        });
        let (id, now) = (self.environment.guid(), session.last_seen);
        self.sessions.start(session);
        self.world.start_user_session(id, user, now);
        response
    }

    /// Ends all sessions; the browsers keep their cookies.
    pub fn end_sessions(&mut self) {
        self.sessions = Sessions::default();
        self.world.changed();
    }
}

/// Ends the session of a request, if it has one, and removes the cookies from the browser.
pub(super) fn end_session(creatio: &mut Creatio, request: &Request, response: Response) -> Response {
    if let Some(key) = session_key(request) {
        let now = creatio.environment.now();
        if let Some(user) = creatio.sessions.end(&key) {
            creatio.world.end_user_sessions(user, now);
        }
        creatio.world.changed();
    }
    with_cookies(creatio, response, [""; 4], |cookie| cookie.set_expires(time::OffsetDateTime::UNIX_EPOCH))
}

/// Adds the four cookies of a session, of which scripts can read only BPMCSRF.
fn with_cookies(
    creatio: &Creatio,
    mut response: Response,
    [key, second, csrf_token, user_name]: [&str; 4],
    set_lifetime: impl Fn(&mut Cookie<'_>),
) -> Response {
    let cookies = [
        (SESSION_COOKIE, key),
        (creatio.version.second_session_cookie(), second),
        (CSRF_COOKIE, csrf_token),
        (USER_NAME_COOKIE, user_name),
    ];
    for (name, value) in cookies {
        if name == CSRF_COOKIE && !creatio.uses_csrf_token() {
            continue;
        }
        let cookie = Cookie::build((name, value)).path("/").same_site(SameSite::Lax);
        let mut cookie = cookie.http_only(name != CSRF_COOKIE).build();
        set_lifetime(&mut cookie);
        response = response.with_header("set-cookie", &cookie.to_string());
    }
    response
}
