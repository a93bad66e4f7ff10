//! Saving an existing app: only what changed, and never over what another administrator has saved.

use creatio::{App, Cause, Error, LastChange};
use model::app::{
    changes::Changes,
    draft::{Conflict, Draft},
    field::Field,
};

use crate::{app_store::not_applied, session::Session, text::app as texts};

/// The result of saving.
pub enum Saved {
    /// Creatio holds the draft.
    Done {
        /// The app now.
        app: App,
        /// The fields that another administrator has changed in the meantime, and that were not touched here.
        followed: Vec<Field>,
        /// Who changed them, and when.
        change: Option<LastChange>,
    },
    /// Another administrator has changed the same fields, so nothing was saved.
    Conflict {
        /// The app as it is now.
        theirs: App,
        /// The draft, merged with it.
        merged: Box<Draft>,
        /// The fields with a conflict.
        conflicts: Vec<Conflict>,
        /// The fields that the other administrator has changed and that were not touched here.
        followed: Vec<Field>,
        /// Who changed the app, and when.
        change: Option<LastChange>,
    },
}

/// Why an app was not saved as a whole.
pub struct NotSaved {
    /// What that means for the app.
    pub what: &'static str,
    /// The error of the call that failed.
    pub error: Error,
    /// The app as Creatio holds it, if some of the changes were saved.
    pub now: Option<App>,
}

fn nothing_saved(error: Error) -> NotSaved {
    NotSaved { what: texts::SAVE_FAILED, error, now: None }
}

/// Saves a draft that was started from `base`, and reads the app back, also if a response was lost.
///
/// # Errors
/// If a call fails, or if Creatio holds the old values although it reported success. If the second of two calls fails,
/// the first remains in effect; saving again sends the rest.
pub async fn save(session: &Session, base: &App, draft: &Draft) -> Result<Saved, NotSaved> {
    let now = read(session, base).await.map_err(nothing_saved)?;
    let (before, theirs) = (Draft::of(base), Draft::of(&now));
    let (merged, conflicts) = draft.rebased(&before, &theirs);
    let followed = draft.followed(&before, &theirs);
    // Read before this save makes it the last change. Without an answer, the page just does not say who it was.
    let change = if conflicts.is_empty() && followed.is_empty() {
        None
    } else {
        session.call(async |client| client.last_change(&base.id).await).await.ok().flatten()
    };
    if !conflicts.is_empty() {
        return Ok(Saved::Conflict { theirs: now, merged: Box::new(merged), conflicts, followed, change });
    }
    let changes = merged.changes(&now);
    let before = changes.unapplied(&now).len();
    let sent = send(session, &now, &changes).await;
    if let Err((error, Sent::Nothing)) = &sent
        && error.certainly_changed_nothing()
    {
        return Err(nothing_saved(error.clone()));
    }
    let sent = sent.map_err(|(error, _)| error);
    let now = match read(session, base).await {
        Ok(now) => now,
        Err(error) if error.cause == Cause::RecordNotFound => return Err(nothing_saved(error)),
        Err(error) => {
            let error = sent.err().unwrap_or(error).unverified();
            return Err(NotSaved { what: texts::SAVE_UNKNOWN, error, now: None });
        }
    };
    let held = changes.unapplied(&now);
    if held.is_empty() {
        return Ok(Saved::Done { app: now, followed, change });
    }
    let is_partly = held.len() < before;
    let error = sent.err().unwrap_or_else(|| not_applied("UpdateClient", held));
    if is_partly {
        Err(NotSaved { what: texts::SAVED_PARTLY, error, now: Some(now) })
    } else {
        Err(nothing_saved(error))
    }
}

/// What was certainly sent before a call failed.
enum Sent {
    Nothing,
    App,
}

async fn send(session: &Session, app: &App, changes: &Changes) -> Result<(), (Error, Sent)> {
    let mut sent = Sent::Nothing;
    if let Some(change) = changes.app_change() {
        let result = session.call(async |client| client.update_app(change).await).await;
        result.map_err(|error| (error, Sent::Nothing))?;
        sent = Sent::App;
    }
    if let Some(description) = &changes.description {
        let result = session.call(async |client| client.set_description(&app.id, description).await).await;
        result.map_err(|error| (error, sent))?;
    }
    Ok(())
}

async fn read(session: &Session, base: &App) -> Result<App, Error> {
    session.call(async |client| client.app(&base.id).await).await
}
