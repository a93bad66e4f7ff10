//! Saving an existing app: only what changed, and never over what another administrator has saved.

use creatio::{App, Error, LastChange};
use model::app::{
    changes::Changes,
    draft::{Conflict, Draft},
    field::Field,
};

use crate::{app_store::not_applied, session::Session};

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

/// Saves a draft that was started from `base`, and reads the app back, also if a response was lost.
///
/// # Errors
/// If a call fails, or if Creatio holds the old values although it reported success. If the second of two calls fails, the first remains in effect: reading the app again shows it, and
/// saving again sends the rest.
pub async fn save(session: &Session, base: &App, draft: &Draft) -> Result<Saved, Error> {
    let now = read(session, base).await?;
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
    let sent = send(session, &now, &changes).await;
    if let Err(error) = &sent
        && error.certainly_changed_nothing()
    {
        return Err(error.clone());
    }
    match (read(session, base).await, sent) {
        (Ok(now), sent) => match (changes.unapplied(&now), sent) {
            (held, _) if held.is_empty() => Ok(Saved::Done { app: now, followed, change }),
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
