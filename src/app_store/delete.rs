//! Deleting an app in Creatio.

use creatio::{App, Cause, Error};

use crate::session::Session;

/// Deletes an app. After a lost response it checks whether the app still exists.
///
/// # Errors
/// If the app still exists, or if that is not known.
pub async fn delete(session: &Session, app: &App) -> Result<(), Error> {
    let result = session.call(async |client| client.delete_app(&app.client_id).await).await;
    match result {
        Err(error) if !error.certainly_changed_nothing() => {
            let found = session.call(async |client| client.app(&app.id).await).await;
            let is_gone = found.is_err_and(|error| error.cause == Cause::RecordNotFound);
            if is_gone { Ok(()) } else { Err(error) }
        }
        result => result,
    }
}
