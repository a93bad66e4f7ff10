//! The secret of a new app, which belongs to the user who created it.

use std::sync::{Arc, Mutex, PoisonError};

use creatio::Secret;
use leptos::prelude::*;

use crate::session::{Phase, Session};

/// The secret that Creatio returned when it created the app. Creatio might not return it again.
///
/// It is discarded as soon as the session ends or another one begins; then the secret is fetched as that of any app, so that
/// Creatio decides who may have it.
#[derive(Clone, Default)]
pub struct HeldSecret(Arc<Mutex<Option<Held>>>);

struct Held {
    secret: Arc<Secret>,
    /// The cookie of the session in which it was returned.
    csrf_token: Option<String>,
}

impl HeldSecret {
    /// A place for the secret, for as long as the current view exists and the user stays signed in.
    pub fn of_session(session: Session) -> HeldSecret {
        let held = HeldSecret::default();
        let place = held.clone();
        // Immediate, because nothing may be shown before.
        ImmediateEffect::new_scoped(move || {
            if !matches!(session.phase(), Phase::SignedIn(_)) {
                place.discard();
            }
        });
        on_cleanup({
            let place = held.clone();
            move || place.discard()
        });
        held
    }

    /// Holds a secret that Creatio has just returned.
    pub fn hold(&self, session: &Session, secret: Secret) {
        *self.place() = Some(Held { secret: Arc::new(secret), csrf_token: session.client().csrf_token() });
    }

    /// The secret, unless it was discarded.
    pub fn get(&self, session: &Session) -> Option<Arc<Secret>> {
        let mut place = self.place();
        let csrf_token = session.client().csrf_token();
        if place.as_ref().is_some_and(|held| held.csrf_token != csrf_token) {
            *place = None;
        }
        place.as_ref().map(|held| held.secret.clone())
    }

    /// Discards the secret.
    pub fn discard(&self) {
        *self.place() = None;
    }

    fn place(&self) -> std::sync::MutexGuard<'_, Option<Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
