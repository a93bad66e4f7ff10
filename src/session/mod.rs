//! The session with Creatio: who is signed in, and what happens to running calls when it ends.

mod ended_dialog;
mod other_user_dialog;
mod sign_in_fields;
mod sign_in_page;

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use creatio::{Cause, Client, Error, Secret, SignInOutcome, User};
use futures_channel::oneshot;
use leptos::prelude::*;

use crate::browser;

pub use ended_dialog::EndedDialog;
pub use other_user_dialog::OtherUserDialog;
pub use sign_in_fields::{sign_in_failure, sign_out};
pub use sign_in_page::{DemoLink, SignInPage};

/// Prefix of the keys under which the tab stores the drafts of all users.
const DRAFTS_PREFIX: &str = "creatio-oauth-admin.typed ";

/// The state of the session.
#[derive(Clone, Debug)]
pub enum Phase {
    /// Who is signed in is being queried.
    Finding,
    /// No user is signed in.
    SignedOut,
    /// This user is signed in.
    SignedIn(User),
    /// The session of this user ended while the page was in use.
    Ended(User),
    /// Another user has signed in in this browser while the page was in use.
    Replaced {
        /// The user whose page this is.
        before: User,
        /// The name of the user who is signed in now.
        now: String,
    },
    /// Who is signed in could not be queried.
    Failed(Error),
}

/// A call of this thread that is made once.
type Attempt<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + 'a>>;

/// The session with Creatio. Every call of a page goes through it.
#[derive(Clone)]
pub struct Session {
    client: Arc<Client>,
    phase: RwSignal<Phase>,
    waiting: Arc<Mutex<Vec<oneshot::Sender<()>>>>,
}

/// Where signing in failed.
#[derive(Clone)]
pub enum SignInError {
    /// Creatio did not begin a session.
    Refused(Error),
    /// Creatio began a session, and the first call in it failed.
    SignedIn(Error),
}

impl SignInError {
    /// The error of the call that failed.
    pub fn error(&self) -> &Error {
        let (Self::Refused(error) | Self::SignedIn(error)) = self;
        error
    }
}

/// The session, from the context of a page.
pub fn session() -> Session {
    expect_context::<Session>()
}

impl Session {
    /// A session about which nothing is known yet.
    pub fn new(client: Client) -> Self {
        Self { client: Arc::new(client), phase: RwSignal::new(Phase::Finding), waiting: Arc::default() }
    }

    /// The state of the session; tracked.
    pub fn phase(&self) -> Phase {
        self.phase.get()
    }

    /// Who is signed in, or was when the session ended.
    pub fn user(&self) -> Option<User> {
        match self.phase.get_untracked() {
            Phase::SignedIn(user) | Phase::Ended(user) | Phase::Replaced { before: user, .. } => Some(user),
            Phase::Finding | Phase::SignedOut | Phase::Failed(_) => None,
        }
    }

    /// The sessionStorage key of that user's drafts on this site.
    pub fn drafts_key(&self) -> Option<String> {
        self.user_key(DRAFTS_PREFIX)
    }

    /// A key of a browser storage for that user on this site.
    pub fn user_key(&self, prefix: &str) -> Option<String> {
        let User { id, name } = self.user()?;
        let user = id.map_or(name, |id| id.to_string());
        Some(format!("{prefix}{} {user}", self.client.site_root()))
    }

    /// The client itself, for calls that do not prompt for sign-in when the session has ended.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The site root of Creatio, for links to its own pages.
    pub fn site_root(&self) -> String {
        self.client.site_root().to_owned()
    }

    /// Where the site's services are, once that is known.
    pub fn workspace(&self) -> Option<creatio::Workspace> {
        self.client.workspace()
    }

    /// Queries who is signed in.
    pub async fn find(&self) {
        match self.client.current_user().await {
            Ok(user) => self.resume(user),
            Err(error) if error.cause == Cause::SessionEnded => self.mark_ended(),
            Err(error) => self.phase.set(Phase::Failed(error)),
        }
    }

    /// Queries again whether a user is signed in, for example in another tab. True if so.
    pub async fn check_again(&self) -> bool {
        let user = self.client.current_user().await.ok();
        let found = user.is_some();
        if let Some(user) = user {
            self.resume(user);
        }
        found
    }

    /// Signs in with a user name and a password.
    ///
    /// # Errors
    /// If Creatio refuses or does not answer, also if it refuses the session that it has begun; the state of this session
    /// stays as it was.
    pub async fn sign_in(&self, user_name: &str, password: &Secret) -> Result<SignInOutcome, SignInError> {
        let outcome = match self.client.sign_in(user_name, password, browser::time::zone_offset()).await {
            Ok(outcome) => outcome,
            // An answer that cannot be read may have begun a session.
            Err(error) if error.may_have_begun_session() && self.check_again().await => {
                return Ok(SignInOutcome::Complete);
            }
            Err(error) => return Err(SignInError::Refused(error)),
        };
        let user = self.client.user_after_sign_in(&outcome).await.map_err(SignInError::SignedIn)?;
        self.resume(user);
        Ok(outcome)
    }

    /// Ends the session in Creatio.
    ///
    /// # Errors
    /// If the call fails; the session stays as it was.
    pub async fn sign_out(&self) -> Result<(), Error> {
        match self.client.sign_out().await {
            // The response may be lost although the session has ended.
            Err(error)
                if error.cause != Cause::SessionEnded
                    && !self
                        .client
                        .current_user()
                        .await
                        .is_err_and(|now| now.cause == Cause::SessionEnded) =>
            {
                Err(error)
            }
            _ => {
                self.client.expect_user(None);
                self.phase.set(Phase::SignedOut);
                Ok(())
            }
        }
    }

    /// Makes a call. If it is refused because the session has ended, nothing was done: the page prompts for sign-in and then makes
    /// the call again.
    ///
    /// # Errors
    /// If the call fails; `SessionEnded` only if the user dismissed the prompt.
    pub async fn call<T>(&self, call: impl AsyncFn(&Client) -> Result<T, Error>) -> Result<T, Error> {
        let call = &call;
        self.call_boxed(&|| Box::pin(call(&self.client))).await
    }

    /// Does the same. It does not depend on the type of the call, so that it is compiled once for each type of result.
    async fn call_boxed<'a, T>(&self, call: &(dyn Fn() -> Attempt<'a, T> + 'a)) -> Result<T, Error> {
        loop {
            match call().await {
                Ok(answer) => return Ok(answer),
                Err(error) => self.retry_after(error).await?,
            }
        }
    }

    /// Resolves when a call that failed this way is to be made again; otherwise returns the error. Boxed, so that the code is not
    /// repeated in every call.
    fn retry_after(&self, error: Error) -> Attempt<'_, ()> {
        Box::pin(async move {
            if error.cause == Cause::SessionEnded {
                return if self.signed_in_again().await { Ok(()) } else { Err(error) };
            }
            self.note_other_user(&error);
            Err(error)
        })
    }

    /// Asks who is signed in if the cookies have changed, and shows if it is another user; then the result is false.
    pub async fn check_user(&self) -> bool {
        if let (Phase::SignedIn(_), Err(error)) = (self.phase.get_untracked(), self.client.check_user().await)
        {
            self.note_other_user(&error);
        }
        !matches!(self.phase.get_untracked(), Phase::Replaced { .. })
    }

    fn note_other_user(&self, error: &Error) {
        if let (Cause::OtherUser { name }, Some(before)) = (&error.cause, self.user()) {
            self.phase.set(Phase::Replaced { before, now: name.clone() });
        }
    }

    /// Dismisses a prompt: waiting calls fail, forms keep their values, and the next call prompts again.
    pub fn dismiss_prompt(&self) {
        if let Phase::Ended(user) | Phase::Replaced { before: user, .. } = self.phase.get_untracked() {
            self.phase.set(Phase::SignedIn(user));
        }
        self.waiting().clear();
    }

    async fn signed_in_again(&self) -> bool {
        let (sender, receiver) = oneshot::channel();
        self.waiting().push(sender);
        self.mark_ended();
        receiver.await.is_ok()
    }

    fn mark_ended(&self) {
        match self.phase.get_untracked() {
            Phase::SignedIn(user) => self.phase.set(Phase::Ended(user)),
            Phase::Finding | Phase::Failed(_) => self.phase.set(Phase::SignedOut),
            Phase::SignedOut | Phase::Ended(_) | Phase::Replaced { .. } => {}
        }
    }

    fn resume(&self, user: User) {
        if let Some(before) = self.user().filter(|before| before.id != user.id || before.name != user.name) {
            // What waits was started by another user, and must not be done in this one's name.
            self.phase.set(Phase::Replaced { before, now: user.name });
            return self.waiting().clear();
        }
        self.client.expect_user(Some(&user));
        self.phase.set(Phase::SignedIn(user));
        for sender in self.waiting().drain(..) {
            // The waiting call may be gone with its view, which is not an error.
            let _ = sender.send(());
        }
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<oneshot::Sender<()>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
