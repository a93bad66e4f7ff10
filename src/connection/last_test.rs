//! The last test of the connection, stored per site and user, so that a reload does not forget it. No value of a setting is
//! stored.

use creatio::Error;
use model::connection::last_test::{LastTest, TestOutcome};

use super::FactStore;
use crate::{browser, session::Session};

/// Prefix of the keys in localStorage.
const PREFIX: &str = "creatio-oauth-admin.tested ";

/// The stored test of this site and user.
pub fn load(session: &Session) -> Option<LastTest> {
    LastTest::read(&browser::storage::load(&session.user_key(PREFIX)?)?)
}

impl FactStore {
    /// Records what a call that needs the Identity Service showed, if it showed anything.
    pub fn record_test(&self, session: &Session, result: &Result<(), Error>) {
        if let Some(outcome) = TestOutcome::of_call(result) {
            self.record_outcome(session, outcome);
        }
    }

    /// Records what was shown.
    pub fn record_outcome(&self, session: &Session, outcome: TestOutcome) {
        let at_ms = browser::time::now_ms() as i64;
        let test = self.with_untracked(|facts| LastTest::new(outcome, at_ms, facts.settings.known()));
        self.set_last_test(session, Some(test));
    }

    /// Forgets the last test, because a setting has changed that cannot be read.
    pub fn forget_test(&self, session: &Session) {
        self.set_last_test(session, None);
    }

    fn set_last_test(&self, session: &Session, test: Option<LastTest>) {
        if let Some(key) = session.user_key(PREFIX) {
            browser::storage::save(&key, test.as_ref().and_then(LastTest::to_text).as_deref());
        }
        self.update(|facts| facts.last_test = test);
    }
}
