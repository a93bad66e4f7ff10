//! Deleting an app in Creatio.

use creatio::{App, Cause, Error};

use super::set_active::not_applied;
use crate::session::Session;

/// Deletes an app, and looks afterwards whether it is gone, also if the response was lost.
///
/// # Errors
/// If the app still exists, or if the call failed and that is not known.
pub async fn delete(session: &Session, app: &App) -> Result<(), Error> {
    let result = session.call(async |client| client.delete_app(&app.client_id).await).await;
    if result.as_ref().is_err_and(Error::certainly_changed_nothing) {
        return result;
    }
    match (session.call(async |client| client.app(&app.id).await).await, result) {
        (Err(error), _) if error.cause == Cause::RecordNotFound => Ok(()),
        (Ok(found), Ok(())) => Err(not_applied("DeleteClient", vec![("Name", found.name)])),
        (Ok(_), result) => result,
        (Err(error), result) => Err(result.err().unwrap_or(error).unverified()),
    }
}
