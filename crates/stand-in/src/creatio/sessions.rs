//! The sessions of signed-in users.

use crate::dates::Millis;
use uuid::Uuid;

/// UserSessionTimeout: how long a session lasts without a request, in milliseconds.
const TIMEOUT: Millis = 60 * 60_000;

/// All sessions.
#[derive(Debug, Clone, Default)]
pub(super) struct Sessions(Vec<Session>);

/// One session.
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// The value of the session cookie.
    pub key: String,
    /// The token of the BPMCSRF cookie.
    pub csrf_token: String,
    /// The signed-in user.
    pub user: Uuid,
    /// The time zone of the browser, in minutes east of UTC.
    pub zone_minutes: i64,
    /// When the last request came.
    pub last_seen: Millis,
}

impl Sessions {
    /// Adds a session.
    pub fn start(&mut self, session: Session) {
        self.0.push(session);
    }

    /// The session with that key, prolonged, unless it has timed out.
    pub fn prolong(&mut self, key: &str, now: Millis) -> Option<&Session> {
        self.0.retain(|session| now - session.last_seen < TIMEOUT);
        let session = self.0.iter_mut().find(|session| session.key == key)?;
        session.last_seen = now;
        Some(session)
    }

    /// Removes the session with that key, and returns its user.
    pub fn end(&mut self, key: &str) -> Option<Uuid> {
        let index = self.0.iter().position(|session| session.key == key)?;
        Some(self.0.remove(index).user)
    }

    /// Removes the sessions of a user, and returns how many there were.
    pub fn end_all_of(&mut self, user: Uuid) -> i64 {
        let before = self.0.len();
        self.0.retain(|session| session.user != user);
        (before - self.0.len()) as i64
    }

    /// The user of each session.
    pub fn users(&self) -> impl Iterator<Item = Uuid> {
        self.0.iter().map(|session| session.user)
    }
}
