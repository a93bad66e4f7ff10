//! Changing an app's description (creatio-api.md, sections 2.1, 2.2 and 3.1).

use serde::Deserialize;
use serde_json::json;

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::data_service_query::{Filter, filters, text_parameter};
use crate::error::{Cause, Effect, Error};
use crate::id::Id;
use crate::odata::EntitySet;
use crate::read_api::ReadApi;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UpdateAnswer {
    rows_affected: i64,
}

impl Client {
    /// Changes the description of the app with this record id, which `UpdateClient` of 8.1 and 8.2 cannot do.
    ///
    /// The call goes to the DataService, and to OData only if the table is closed to the DataService. [`Cause::NothingChanged`] if there is no such app.
    pub async fn set_description(&self, id: &Id, description: &str) -> Result<(), Error> {
        let refusal = match self.set_description_by_data_service(id, description).await {
            Err(error) if self.is_closed_to_changes(&error) => error,
            outcome => return outcome,
        };
        match self.set_description_by_odata(id, description).await {
            // If both refuse, the DataService's error names the access to restore; any other error is more specific.
            Err(error) if error.is_refusal() && error.certainly_changed_nothing() => Err(refusal),
            outcome => outcome,
        }
    }

    /// True if the DataService refused a change because of its table. An unexplained refusal may concern the change
    /// itself, unless the DataService may not even read the table.
    fn is_closed_to_changes(&self, error: &Error) -> bool {
        match error.cause {
            Cause::Forbidden | Cause::Blocked | Cause::ServiceMissing => true,
            // To set the same description twice does no harm.
            Cause::Refused => self.read_api() == ReadApi::OData && !error.hints().failed_midway,
            _ => false,
        }
    }

    async fn set_description_by_data_service(&self, id: &Id, description: &str) -> Result<(), Error> {
        let body = json!({
            "rootSchemaName": EntitySet::APPS.name(), "operationType": 2,
            "columnValues": {"items": {"Description": text_parameter(description)}},
            "filters": filters(vec![Filter::IdEquals("Id", id)]),
        });
        let path = "/DataService/json/SyncReply/UpdateQuery";
        let response = self.call(Call::post(Effect::Write, Answer::Data, "UpdateQuery", path, &body)).await?;
        response.check_success()?;
        match response.parse::<UpdateAnswer>()?.rows_affected {
            0 => Err(response.error(Cause::NothingChanged)),
            _ => Ok(()),
        }
    }

    async fn set_description_by_odata(&self, id: &Id, description: &str) -> Result<(), Error> {
        let path = format!("/odata/OAuthClientApp({id})");
        let body = json!({"Description": description});
        match self.call(Call::patch(Effect::Write, "PATCH OAuthClientApp", path, &body)).await {
            // Where OData reads apps the service exists, so it is the record that is missing.
            Err(error) if error.cause == Cause::ServiceMissing && self.read_api() == ReadApi::OData => {
                Err(error.with_cause(Cause::NothingChanged))
            }
            Ok(response) if response.json.is_object() => response.check_success(),
            outcome => outcome.map(drop),
        }
    }
}
