//! Creating a technical user (creatio-api.md, sections 3.1, 3.3 and 14.2).

use serde::Deserialize;
use serde_json::json;

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::id::Id;
use crate::json::UnexpectedShape;

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
    /// # Errors
    /// [`Cause::ServiceMissing`] before about 8.2; [`Cause::Forbidden`] without the rights `CanManageAdministration` and
    /// `CanManageTechnicalUsers`; [`Cause::Refused`] if a user has this name already.
    pub async fn create_technical_user(&self, id: &Id, name: &str) -> Result<Id, Error> {
        match self.update_or_create_technical_user(id, name).await {
            Err(error) if error.cause == Cause::ServiceMissing => {
                self.create_technical_user_named(name).await
            }
            outcome => outcome.map(|()| id.clone()),
        }
    }

    async fn update_or_create_technical_user(&self, id: &Id, name: &str) -> Result<(), Error> {
        let call = Call::post(
            Effect::Write,
            Answer::Data,
            "UpdateOrCreateTechnicalUser",
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
