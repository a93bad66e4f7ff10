//! Creating a technical user (creatio-api.md, sections 3.3 and 14.2).

use serde_json::json;

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::id::Id;
use crate::json::UnexpectedShape;
use crate::page::Page;

const UPDATE_OR_CREATE: &str = "UpdateOrCreateTechnicalUser";

/// The users among whom one is looked for by name.
const FIRST: Page = Page { offset: 0, rows: 100 };

impl Client {
    /// Creates a technical user with this id, who is active and has no roles, by `UpdateOrCreateTechnicalUser`. A second attempt
    /// with the same id creates no second user. Afterwards it looks for the user, also if the response was lost.
    ///
    /// # Errors
    /// [`Cause::ServiceMissing`] before about 8.2; [`Cause::Forbidden`] without the rights `CanManageAdministration` and
    /// `CanManageTechnicalUsers`; [`Cause::Refused`] if a user has this name already; [`Cause::NotApplied`] if Creatio
    /// reported success and there is no such user.
    pub async fn create_technical_user(&self, id: &Id, name: &str) -> Result<(), Error> {
        let outcome = self.update_or_create_technical_user(id, name).await;
        if outcome.as_ref().is_err_and(Error::certainly_changed_nothing) {
            return outcome;
        }
        let is_there =
            self.users(name, FIRST).await.map(|users| users.read.iter().any(|user| user.id == *id));
        match (is_there, outcome) {
            (Ok(true), _) => Ok(()),
            (Ok(false), Ok(())) => {
                let held = vec![("SysAdminUnit", String::new())];
                Err(Error::new(Cause::NotApplied { held }, UPDATE_OR_CREATE, Effect::Write))
            }
            (Ok(false), outcome) => outcome,
            // A site may close the table, so that only Creatio's word is left.
            (Err(error), Ok(())) if error.is_refusal() => Ok(()),
            (Err(error), outcome) => Err(outcome.err().unwrap_or(error).unverified()),
        }
    }

    async fn update_or_create_technical_user(&self, id: &Id, name: &str) -> Result<(), Error> {
        let call = Call::post(
            Effect::Write,
            Answer::Data,
            UPDATE_OR_CREATE,
            "/rest/AdministrationService/UpdateOrCreateTechnicalUser",
            &json!({"Id": id.as_str(), "Name": name, "Active": true}),
        );
        let response = self.call(call).await?;
        match response.json.as_str() {
            Some("") => Ok(()),
            // The text says why it failed.
            Some(_) => Err(response.refusal()),
            None => Err(response.malformed(UnexpectedShape)),
        }
    }
}
