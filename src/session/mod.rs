//! Who is signed in, and what happens to work under way when the session ends.

mod ended;
mod fields;
mod sign_in;

use std::sync::{Arc, Mutex, PoisonError};

use creatio::{Cause, Client, Error, Secret, SignedIn, User};
use futures_channel::oneshot;
use leptos::prelude::*;

pub use ended::EndedDialog;
pub use fields::sign_out;
pub use sign_in::SignInPage;

/// Where the session stands.
#[derive(Clone, Debug)]
pub enum Phase {
    /// Creatio is being asked who is signed in.
    Finding,
    /// Nobody is signed in.
    SignedOut,
    /// This user is signed in.
    SignedIn(User),
    /// The session of this user ended while the page was in use.
    Ended(User),
    /// Creatio could not be asked.
    Failed(Error),
}

/// The session with Creatio: every call of a page goes through it.
#[derive(Clone)]
pub struct Session {
    client: Arc<Client>,
    phase: RwSignal<Phase>,
    waiting: Arc<Mutex<Vec<oneshot::Sender<()>>>>,
}

/// The session, from the context of a page.
pub fn session() -> Session {
    expect_context::<Session>()
}

impl Session {
    /// A session of which nothing is known yet.
    pub fn new(client: Client) -> Self {
        Self { client: Arc::new(client), phase: RwSignal::new(Phase::Finding), waiting: Arc::default() }
    }

    /// Where the session stands; tracked.
    pub fn phase(&self) -> Phase {
        self.phase.get()
    }

    /// Who is signed in, or was when the session ended.
    pub fn user(&self) -> Option<User> {
        match self.phase.get_untracked() {
            Phase::SignedIn(user) | Phase::Ended(user) => Some(user),
            Phase::Finding | Phase::SignedOut | Phase::Failed(_) => None,
        }
    }

    /// What that user is called.
    pub fn user_name(&self) -> Option<String> {
        self.user().map(|user| user.name)
    }

    /// Under which key this tab keeps what that user typed on this site.
    pub fn tab_key(&self) -> Option<String> {
        let User { id, name } = self.user()?;
        let user = id.map_or(name, |id| id.to_string());
        Some(format!("creatio-oauth-admin.typed {} {user}", self.client.site_root()))
    }

    /// The client itself, for a look that nobody waits for: an ended session is then left at that.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The site root of Creatio, for links to its own pages.
    pub fn site_root(&self) -> String {
        self.client.site_root().to_owned()
    }

    /// The workspace once it was found, for remembering.
    pub fn workspace(&self) -> Option<creatio::Workspace> {
        self.client.workspace()
    }

    /// Asks Creatio who is signed in.
    pub async fn find(&self) {
        match self.client.current_user().await {
            Ok(user) => self.resume(user),
            Err(error) if error.cause == Cause::SessionEnded => self.note_end(),
            Err(error) => self.phase.set(Phase::Failed(error)),
        }
    }

    /// Asks again while nobody is signed in: somebody may have signed in in another tab. True if so.
    pub async fn look_again(&self) -> bool {
        let user = self.client.current_user().await.ok();
        let found = user.is_some();
        user.into_iter().for_each(|user| self.resume(user));
        found
    }

    /// Signs in with a user name and a password.
    ///
    /// # Errors
    /// Whatever Creatio answered instead; the session stands where it stood.
    pub async fn sign_in(&self, user_name: &str, password: &Secret) -> Result<SignedIn, Error> {
        let signed_in = self.client.sign_in(user_name, password).await?;
        let user = self.client.current_user().await?;
        self.resume(user);
        Ok(signed_in)
    }

    /// Ends the session in Creatio.
    ///
    /// # Errors
    /// Creatio could not be told; the session stands where it stood.
    pub async fn sign_out(&self) -> Result<(), Error> {
        match self.client.sign_out().await {
            Err(error) if error.cause != Cause::SessionEnded => Err(error),
            _ => {
                self.phase.set(Phase::SignedOut);
                Ok(())
            }
        }
    }

    /// Does a call. When it is refused because the session is over, nothing was done: the page asks
    /// to sign in again and the call is then made anew.
    ///
    /// # Errors
    /// What the call failed of, `SessionEnded` only when nobody signed in again.
    pub async fn call<T>(&self, call: impl AsyncFn(&Client) -> Result<T, Error>) -> Result<T, Error> {
        loop {
            match call(&self.client).await {
                Err(error) if error.cause == Cause::SessionEnded => {
                    if !self.signed_in_again().await {
                        return Err(error);
                    }
                }
                answer => return answer,
            }
        }
    }

    /// Puts signing in again off: work that waits for it fails, what was typed stays on the page, and
    /// the next call asks again.
    pub fn not_now(&self) {
        if let Phase::Ended(user) = self.phase.get_untracked() {
            self.phase.set(Phase::SignedIn(user));
        }
        self.waiting().clear();
    }

    async fn signed_in_again(&self) -> bool {
        let (sender, receiver) = oneshot::channel();
        self.waiting().push(sender);
        self.note_end();
        receiver.await.is_ok()
    }

    fn note_end(&self) {
        match self.phase.get_untracked() {
            Phase::SignedIn(user) => self.phase.set(Phase::Ended(user)),
            Phase::Finding | Phase::Failed(_) => self.phase.set(Phase::SignedOut),
            Phase::SignedOut | Phase::Ended(_) => {}
        }
    }

    fn resume(&self, user: User) {
        self.phase.set(Phase::SignedIn(user));
        for sender in self.waiting().drain(..) {
            // Whoever waited may be gone with its page, and that is no fault.
            let _ = sender.send(());
        }
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<oneshot::Sender<()>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
