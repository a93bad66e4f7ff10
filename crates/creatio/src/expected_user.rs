//! The user on whose behalf the page acts: another user may have signed in in another tab.

use std::sync::PoisonError;

use crate::client::Client;
use crate::current_user::User;
use crate::error::{Cause, Effect, Error};

/// A user, and the cookies that were there when Creatio last said so.
pub(crate) struct ExpectedUser {
    user: User,
    csrf_tokens: Vec<String>,
}

impl Client {
    /// Sets the user on whose behalf changes are made and secrets are read, as Creatio has just named them; `None` for
    /// any user.
    pub fn expect_user(&self, user: Option<&User>) {
        let expected = user.map(|user| ExpectedUser { user: user.clone(), csrf_tokens: self.csrf_tokens() });
        *self.expected_user.lock().unwrap_or_else(PoisonError::into_inner) = expected;
    }

    /// Makes sure that the expected user is still signed in; [`Cause::OtherUser`] if another user is.
    ///
    /// Each session has a cookie `BPMCSRF` of its own, so Creatio is asked only if these cookies have changed since, or
    /// if none can be read (creatio-api.md, sections 1.2 and 1.3).
    pub async fn check_user(&self) -> Result<(), Error> {
        if self.user_is_proven() { Ok(()) } else { self.verify_user().await }
    }

    /// Asks Creatio whether the expected user is still signed in, whatever the cookies are: a session may have ended, and
    /// the cookies stay. [`Cause::OtherUser`] if another user is signed in.
    pub async fn verify_user(&self) -> Result<(), Error> {
        let Some(expected) = self.expected_user() else { return Ok(()) };
        let now = self.current_user().await?;
        let is_same = match (&expected.id, &now.id) {
            (Some(expected), Some(now)) => expected == now,
            _ => expected.name == now.name,
        };
        if !is_same {
            return Err(Error::new(Cause::OtherUser { name: now.name }, "GetCurrentUserInfo", Effect::Read));
        }
        self.expect_user(Some(&now));
        Ok(())
    }

    fn expected_user(&self) -> Option<User> {
        let expected = self.expected_user.lock().unwrap_or_else(PoisonError::into_inner);
        expected.as_ref().map(|expected| expected.user.clone())
    }

    /// True if the cookies prove that it is still the same user, or if any user will do.
    fn user_is_proven(&self) -> bool {
        let csrf_tokens = self.csrf_tokens();
        let expected = self.expected_user.lock().unwrap_or_else(PoisonError::into_inner);
        let proves = |expected: &ExpectedUser| !csrf_tokens.is_empty() && csrf_tokens == expected.csrf_tokens;
        expected.as_ref().is_none_or(proves)
    }
}
