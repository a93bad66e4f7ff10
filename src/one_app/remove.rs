//! Deleting an app in Creatio.

use creatio::{App, Cause, Error};

use crate::session::Session;

/// Deletes an app. After a lost answer it looks whether the app is still there.
///
/// # Errors
/// Why the app is still there, or why that is not known.
pub async fn remove(session: &Session, app: &App) -> Result<(), Error> {
    let answer = session.call(async |client| client.delete_client(&app.client_id).await).await;
    match answer {
        Err(error) if !error.nothing_was_done() => {
            let still = session.call(async |client| client.app(&app.id).await).await;
            let gone = still.is_err_and(|error| error.cause == Cause::RecordUnknown);
            if gone { Ok(()) } else { Err(error) }
        }
        answer => answer,
    }
}
