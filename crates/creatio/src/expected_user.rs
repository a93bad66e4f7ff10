//! The user on whose behalf the page acts: another user may have signed in in another tab meanwhile.

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
        let Some(expected) = self.user_to_check() else { return Ok(()) };
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

    /// The expected user, if the cookies do not prove that it is still the same.
    fn user_to_check(&self) -> Option<User> {
        let csrf_tokens = self.csrf_tokens();
        let expected = self.expected_user.lock().unwrap_or_else(PoisonError::into_inner);
        let expected = expected.as_ref()?;
        let is_proven = !csrf_tokens.is_empty() && csrf_tokens == expected.csrf_tokens;
        (!is_proven).then(|| expected.user.clone())
    }
}
