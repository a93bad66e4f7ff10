//! The feature that shows the section "OAuth 2.0 integrated applications" (creatio-api.md, section 4).

use serde::Deserialize;
use serde_json::json;

use crate::call::{Answer, Call, Expected};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};

const OAUTH20_INTEGRATION: &str = "OAuth20Integration";

/// The same in base64, as `ClearFeaturesCacheForAllUsers` requires it since 8.2.
const OAUTH20_INTEGRATION_IN_BASE64: &str = "T0F1dGgyMEludGVncmF0aW9u";

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct FeatureState {
    feature_state: i64,
}

impl Client {
    /// Whether the feature `OAuth20Integration` is on for the signed-in user, by `GetFeatureState`.
    pub async fn feature_enabled(&self) -> Result<bool, Error> {
        let body = json!({"code": OAUTH20_INTEGRATION});
        let path = "/rest/FeatureService/GetFeatureState";
        let response =
            self.call(Call::post(Effect::Read, Answer::Data, "GetFeatureState", path, &body)).await?;
        match response.parse::<FeatureState>()?.feature_state {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(response.error(Cause::Malformed)),
        }
    }

    /// Switches the feature `OAuth20Integration` on for all users unless it is on, by `SetFeatureStateForAllUsers`, and
    /// returns whether it is on afterwards.
    pub async fn enable_feature(&self) -> Result<bool, Error> {
        if self.feature_enabled().await? {
            return Ok(true);
        }
        let name = "SetFeatureStateForAllUsers";
        let body = json!({"code": OAUTH20_INTEGRATION, "state": 1});
        let call =
            Call::post(Effect::Write, Answer::Data, name, format!("/rest/FeatureService/{name}"), &body);
        let outcome = match self.call(call.expecting(Expected::AnySuccess)).await {
            Ok(response) if response.json.is_null() => Ok(()),
            Ok(response) => response.check_success(),
            Err(error) => Err(error),
        };
        if outcome.as_ref().is_err_and(Error::certainly_changed_nothing) {
            return outcome.map(|()| false);
        }
        // The response does not reveal which form of the code a version takes; the feature's state does.
        for code in [OAUTH20_INTEGRATION_IN_BASE64, OAUTH20_INTEGRATION] {
            let name = "ClearFeaturesCacheForAllUsers";
            // A cache is not data, so clearing it counts as a read.
            let call =
                Call::get(Effect::Read, Answer::Data, name, format!("/rest/FeatureService/{name}/{code}"));
            let _ignored = self.call(call.expecting(Expected::AnySuccess)).await;
            match self.feature_enabled().await {
                Ok(true) => return Ok(true),
                Ok(false) => {}
                Err(error) => return Err(outcome.err().unwrap_or(error).unverified()),
            }
        }
        outcome.map(|()| false)
    }
}
