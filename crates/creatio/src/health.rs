//! Creatio's own diagnosis of its connection to the Identity Service (creatio-api.md, sections 3.1, 3.4 and 12).

use serde::Deserialize;
use serde_json::json;

use crate::call::{Answer, Call, Expected};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::json;

/// The result of Creatio's own check of the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The three system settings have values.
    pub settings_filled_in: bool,
    /// Creatio's server reaches the Identity Service.
    pub identity_service_available: bool,
    /// The Identity Service accepts Creatio's own client.
    pub access_token_retrievable: bool,
    /// There is a default resource; `None` where the version does not check it.
    pub default_resource_registered: Option<bool>,
    /// Creatio's description of the problem, if there is one.
    pub message: Option<String>,
    /// The HTTP status: 200, or 500 with a problem.
    pub status: u16,
}

/// The body of a health check with or without a problem.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct HealthAnswer {
    is_system_settings_filled_in: bool,
    is_identity_service_available: bool,
    is_access_token_retrievable_for_system_actions: bool,
    is_default_resource_registered: Option<bool>,
    #[serde(default, deserialize_with = "json::optional_text")]
    message: Option<String>,
}

/// Timeout in milliseconds: the health check waits for the Identity Service.
const TIMEOUT_MS: u32 = 60_000;

/// A client id that no app has, since Creatio generates its own.
const UNUSED_CLIENT_ID: &str = "00000000-0000-0000-0000-000000000000";

impl Client {
    /// Creatio's own check of the connection, by `OAuthHealthCheck`. [`Cause::ServiceMissing`] before 8.1.2.
    pub async fn health(&self) -> Result<Health, Error> {
        let call = Call::get(Effect::Read, Answer::Data, "OAuthHealthCheck", "/api/OAuthHealthCheck");
        let call = call.expecting(Expected::JsonEvenWithFault).within_ms(TIMEOUT_MS);
        let response = self.call(call).await?;
        // A problem is also reported with HTTP 500; a server error has no such member.
        if response.status >= 500 && response.json.get("HasProblem").is_none() {
            return Err(response.error(response.message().cause().unwrap_or(Cause::ServerFault)));
        }
        let answer: HealthAnswer = response.parse()?;
        Ok(Health {
            settings_filled_in: answer.is_system_settings_filled_in,
            identity_service_available: answer.is_identity_service_available,
            access_token_retrievable: answer.is_access_token_retrievable_for_system_actions,
            default_resource_registered: answer.is_default_resource_registered,
            message: answer.message.map(json::beginning),
            status: response.status,
        })
    }

    /// Whether OAuth 2.0 is enabled in Creatio's config file (`Feature-EnableOAuth20Integration`).
    ///
    /// No service returns the switch, but every method of `OAuthConfigService` checks it first. This calls `GrantAccess`
    /// for a client that does not exist: unless the error is about the switch, the switch is on. Nothing is changed.
    pub async fn oauth_enabled_in_config_file(&self) -> Result<bool, Error> {
        let body =
            json!({"grantAccessRequest": {"clientId": UNUSED_CLIENT_ID, "resourceName": UNUSED_CLIENT_ID}});
        let response =
            self.call(Call::config_service(Effect::Read, Answer::Data, "GrantAccess", &body)).await?;
        match response.service_result("GrantAccessResult") {
            Ok(_) => Ok(true),
            Err(error) => match error.cause {
                Cause::OAuthDisabledInConfigFile => Ok(false),
                Cause::Malformed | Cause::Forbidden => Err(error),
                // Any other refusal came after the check of the switch.
                _ => Ok(true),
            },
        }
    }
}
