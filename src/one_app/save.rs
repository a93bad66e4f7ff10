//! Saving an app that is there: only what changed, and never over what somebody else has saved.

use creatio::{App, Error};

use super::draft::{Conflict, Draft};
use crate::session::Session;

/// How saving ended.
pub enum Saved {
    /// Creatio holds what was typed; this is the app now.
    Done(App),
    /// Somebody else has changed the same fields; nothing was saved. The app as it is now, the draft carried over to
    /// it, and what has to be decided.
    Conflict(App, Draft, Vec<Conflict>),
}

/// Saves a draft over an app that was read before.
///
/// # Errors
/// What a call failed of. After a failure of the second of two calls the first stays done: reading the app anew shows
/// it, and saving again sends the rest.
pub async fn save(session: &Session, base: &App, draft: &Draft) -> Result<Saved, Error> {
    let now = read(session, base).await?;
    let (draft, conflicts) = draft.rebased(base, &now);
    if !conflicts.is_empty() {
        return Ok(Saved::Conflict(now, draft, conflicts));
    }
    let changes = draft.changes(&now);
    if let Some(client) = &changes.client {
        session.call(async |c| c.update_client(client).await).await?;
    }
    if let Some(description) = &changes.description {
        session.call(async |c| c.set_description(&now.id, description).await).await?;
    }
    read(session, base).await.map(Saved::Done)
}

async fn read(session: &Session, base: &App) -> Result<App, Error> {
    session.call(async |client| client.app(&base.id).await).await
}
