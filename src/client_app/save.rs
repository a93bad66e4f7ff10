//! Saving an existing app: only what changed, and never over what another administrator has saved.

use creatio::{App, Error};
use model::app::{
    changes::Changes,
    draft::{Conflict, Draft},
};

use crate::{app_store::not_applied, session::Session};

/// The result of saving.
pub enum Saved {
    /// Creatio holds the draft; this is the app now.
    Done(App),
    /// Another administrator has changed the same fields, so nothing was saved.
    Conflict {
        /// The app as it is now.
        theirs: App,
        /// The draft, merged with it.
        merged: Box<Draft>,
        /// The fields with a conflict.
        conflicts: Vec<Conflict>,
    },
}

/// Saves a draft that was started from `base`, and reads the app back, also if a response was lost.
///
/// # Errors
/// If a call fails, or if Creatio holds the old values although it reported success. If the second of two calls fails, the first remains in effect: reading the app again shows it, and
/// saving again sends the rest.
pub async fn save(session: &Session, base: &App, draft: &Draft) -> Result<Saved, Error> {
    let now = read(session, base).await?;
    let (merged, conflicts) = draft.rebased(&Draft::of(base), &Draft::of(&now));
    if !conflicts.is_empty() {
        return Ok(Saved::Conflict { theirs: now, merged: Box::new(merged), conflicts });
    }
    let changes = merged.changes(&now);
    let sent = send(session, &now, &changes).await;
    if let Err(error) = &sent
        && error.certainly_changed_nothing()
    {
        return Err(error.clone());
    }
    match (read(session, base).await, sent) {
        (Ok(now), sent) => match (changes.unapplied(&now), sent) {
            (held, _) if held.is_empty() => Ok(Saved::Done(now)),
            (held, Ok(())) => Err(not_applied("UpdateClient", held)),
            (_, Err(error)) => Err(error),
        },
        (Err(_), Err(error)) | (Err(error), Ok(())) => Err(error),
    }
}

async fn send(session: &Session, app: &App, changes: &Changes) -> Result<(), Error> {
    if let Some(change) = changes.app_change() {
        session.call(async |client| client.update_app(change).await).await?;
    }
    if let Some(description) = &changes.description {
        session.call(async |client| client.set_description(&app.id, description).await).await?;
    }
    Ok(())
}

async fn read(session: &Session, base: &App) -> Result<App, Error> {
    session.call(async |client| client.app(&base.id).await).await
}
