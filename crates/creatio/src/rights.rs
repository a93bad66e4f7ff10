//! Rights of the signed-in user (creatio-api.md, section 9).

use serde::Deserialize;
use serde_json::json;

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::error::{Effect, Error};

#[derive(Deserialize)]
struct CanExecute {
    #[serde(rename = "GetCanExecuteOperationResult")]
    can_execute: bool,
}

impl Client {
    /// Whether the signed-in user may execute the system operation with this code, such as `CanManageSolution`.
    pub async fn can_execute(&self, operation: &str) -> Result<bool, Error> {
        let body = json!({"operation": operation});
        let path = "/rest/RightsService/GetCanExecuteOperation";
        let response =
            self.call(Call::post(Effect::Read, Answer::Data, "GetCanExecuteOperation", path, &body)).await?;
        response.check_success()?;
        response.parse::<CanExecute>().map(|answer| answer.can_execute)
    }
}
