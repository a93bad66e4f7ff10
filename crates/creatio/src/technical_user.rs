//! Creating a technical user (creatio-api.md, sections 3.1, 3.3 and 14.2).

use serde::Deserialize;
use serde_json::json;

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::id::Id;
use crate::json::UnexpectedShape;

const CREATE: &str = "UpdateOrCreateTechnicalUser";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Created {
    system_user_id: Id,
}

impl Client {
    /// Creates a technical user, who is active and has no roles, and returns the id of the user.
    ///
    /// `UpdateOrCreateTechnicalUser` takes the id, so a second attempt with the same id does not create a second user. Only where
    /// that method is missing is `CreateTechnicalUser` called, where Creatio chooses the id.
    ///
    /// The user is read back afterwards, also if the response was lost: what Creatio holds decides.
    ///
    /// # Errors
    /// [`Cause::ServiceMissing`] before about 8.2; [`Cause::Forbidden`] without the rights `CanManageAdministration` and
    /// `CanManageTechnicalUsers`; [`Cause::Refused`] if a user has this name already; [`Cause::NotApplied`] if Creatio
    /// reported success and there is no such user; [`Cause::Unverified`] if it is not known whether there is one.
    pub async fn create_technical_user(&self, id: &Id, name: &str) -> Result<Id, Error> {
        let outcome = match self.update_or_create_technical_user(id, name).await {
            Err(error) if error.cause == Cause::ServiceMissing => {
                match self.create_technical_user_named(name).await {
                    Ok(chosen) => Ok(chosen),
                    // Without the id that Creatio chose, a user of this name may just as well be another one.
                    Err(error) if error.cause != Cause::Refused && !error.certainly_changed_nothing() => {
                        return Err(error.unverified());
                    }
                    Err(error) => return Err(error),
                }
            }
            outcome => outcome.map(|()| id.clone()),
        };
        if outcome.as_ref().is_err_and(Error::certainly_changed_nothing) {
            return outcome;
        }
        let created = outcome.as_ref().unwrap_or(id).clone();
        match (self.user(&created).await, outcome) {
            (Ok(Some(_)), _) => Ok(created),
            (Ok(None), Ok(_)) => {
                let held = vec![("SysAdminUnit", String::new())];
                Err(Error::new(Cause::NotApplied { held }, CREATE, Effect::Write))
            }
            // A site may close the table, so that only Creatio's word is left.
            (Err(error), Ok(created)) if error.is_refusal() => Ok(created),
            (Err(error), outcome) => Err(outcome.err().unwrap_or(error).unverified()),
            (Ok(None), outcome) => outcome,
        }
    }

    async fn update_or_create_technical_user(&self, id: &Id, name: &str) -> Result<(), Error> {
        let call = Call::post(
            Effect::Write,
            Answer::Data,
            CREATE,
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

    async fn create_technical_user_named(&self, name: &str) -> Result<Id, Error> {
        let body = json!({"createTechnicalUserRequest": {"name": name}});
        let call = Call::config_service(Effect::Write, Answer::Data, "CreateTechnicalUser", &body);
        let response = self.call(call).await?;
        let result = response.service_result("CreateTechnicalUserResult")?;
        Ok(response.parse_part::<Created>(result)?.system_user_id)
    }
}
