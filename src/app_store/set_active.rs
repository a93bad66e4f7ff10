//! Turning an app on or off, with a way to undo turning it off.

use std::sync::Arc;

use creatio::{App, AppChange, Cause, Effect, Error};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    components::{Action, Messages},
    session::Session,
    text::{self, failure::explain_turn},
};

/// Turns apps on and off and shows what was done.
#[derive(Clone)]
pub struct ActiveSwitch {
    session: Session,
    messages: Messages,
    /// The requested state while a change is running.
    requested: ArcRwSignal<Option<bool>>,
    changed: Arc<dyn Fn(App) + Send + Sync>,
}

impl ActiveSwitch {
    /// `changed` is called with the app as Creatio holds it after a change, even if the view that started it is gone.
    pub fn new(
        session: Session,
        messages: Messages,
        requested: ArcRwSignal<Option<bool>>,
        changed: impl Fn(App) + Send + Sync + 'static,
    ) -> Self {
        Self { session, messages, requested, changed: Arc::new(changed) }
    }

    /// Turns an app on or off and shows the result. The message offers to undo turning it off.
    ///
    /// # Errors
    /// If the app is not changed; the caller shows it.
    pub async fn set(&self, app: &App, on: bool) -> Result<(), Error> {
        self.requested.set(Some(on));
        let result = set_active(&self.session, app, on).await;
        if let Ok(app) = &result {
            (self.changed)(app.clone());
        }
        self.requested.set(None);
        let app = result?;
        if on {
            self.messages.say(text::apps::turned_on(&app.name));
        } else {
            let (switch, message) = (self.clone(), text::apps::turned_off(&app.name));
            let undo = Callback::new(move |()| {
                if switch.requested.get_untracked().is_none() {
                    switch.start(app.clone(), true);
                }
            });
            self.messages.offer(message, Action { label: text::apps::UNDO, run: undo });
        }
        Ok(())
    }

    /// Turns an app on or off, and shows the result or the failure as a message.
    pub fn start(&self, app: App, on: bool) {
        let switch = self.clone();
        spawn_local(async move {
            if let Err(error) = switch.set(&app, on).await {
                switch.messages.fail(explain_turn(&app.name, on, &error));
            }
        });
    }
}

/// The error of a call that Creatio reported as done, where it holds something else.
pub fn not_applied(call: &'static str, held: Vec<(&'static str, String)>) -> Error {
    Error::new(Cause::NotApplied { held }, call, Effect::Write)
}

/// Turns an app on or off and returns it as Creatio holds it afterwards.
///
/// # Errors
/// If the call fails, or if Creatio holds the old value although it reported success. After a lost response the app is
/// read: a change that was not made is an error, and so is one of which that is not known.
pub async fn set_active(session: &Session, app: &App, on: bool) -> Result<App, Error> {
    let change = AppChange { client_id: app.client_id.clone(), is_active: Some(on), ..AppChange::default() };
    let result = session.call(async |client| client.update_app(&change).await).await;
    if let Err(error) = &result
        && error.certainly_changed_nothing()
    {
        return Err(error.clone());
    }
    let now = session.call(async |client| client.app(&app.id).await).await;
    match (now, result) {
        (Ok(now), _) if now.is_active == on => Ok(now),
        (Ok(now), Ok(())) => Err(not_applied("UpdateClient", vec![("IsActive", now.is_active.to_string())])),
        (Ok(_), Err(error)) => Err(error),
        (Err(error), _) if error.cause == Cause::RecordNotFound => Err(error),
        (Err(error), result) => Err(result.err().unwrap_or(error).unverified()),
    }
}
