//! What Creatio itself says of its connection to the Identity Service (creatio-api.md, sections 3.1, 3.4 and 12).

use serde_json::{Value, json};

use crate::call::{Call, Expected};
use crate::read::{self, Read};
use crate::{Cause, Client, Error};

/// What Creatio's own check of the connection found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Something is wrong.
    pub has_problem: bool,
    /// The three settings have values.
    pub settings_filled_in: bool,
    /// Creatio's server reaches the Identity Service.
    pub identity_service_available: bool,
    /// The Identity Service accepts Creatio's own client.
    pub access_token_retrievable: bool,
    /// There is a default resource; `None` where the version does not check it.
    pub default_resource_registered: Option<bool>,
    /// Creatio's words about what is wrong.
    pub message: Option<String>,
    /// The HTTP status: 200, or 500 with a problem.
    pub status: u16,
}

/// The health check waits for the Identity Service.
const HEALTH_MS: u32 = 60_000;

/// A client id that no app has: Creatio makes up its own.
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

impl Client {
    /// Creatio's own check of the connection. [`Cause::ServiceMissing`] where the version has none.
    pub async fn health(&self) -> Result<Health, Error> {
        let call = Call::get("OAuthHealthCheck", "/api/OAuthHealthCheck");
        let answer = self.ask(call.expecting(Expected::JsonEvenWithFault).within_ms(HEALTH_MS)).await?;
        let is_health = answer.json.get("HasProblem").is_some();
        if answer.is_fault() && !is_health {
            return Err(answer.fail(answer.said().cause().unwrap_or(Cause::ServerFault)));
        }
        let health = answer.read(health_in)?;
        Ok(Health { status: answer.status(), ..health })
    }

    /// Whether OAuth 2.0 is switched on in Creatio's config file (`Feature-EnableOAuth20Integration`).
    ///
    /// No service tells it, but every method of `OAuthConfigService` looks at the switch before anything else. So one
    /// is asked for something that cannot be: access for a client that does not exist. It changes nothing.
    pub async fn switched_on(&self) -> Result<bool, Error> {
        let name = "GrantAccess";
        let body = json!({"grantAccessRequest": {"clientId": NOBODY, "resourceName": NOBODY}});
        let answer = self.ask(Call::read(name, format!("/rest/OAuthConfigService/{name}"), &body)).await?;
        match answer.result("GrantAccessResult") {
            Ok(_) => Ok(true),
            Err(error) => match error.cause {
                Cause::SwitchedOffInConfigFile => Ok(false),
                Cause::Malformed | Cause::Forbidden => Err(error),
                // It got past the switch, whatever it stumbled over then.
                _ => Ok(true),
            },
        }
    }
}

/// A health check that finds a problem answers with HTTP 500; a fault that is none has no such members.
fn health_in(json: &Value) -> Read<Health> {
    let members = read::object(json)?;
    Ok(Health {
        has_problem: read::flag(members, "HasProblem")?,
        settings_filled_in: read::flag(members, "IsSystemSettingsFilledIn")?,
        identity_service_available: read::flag(members, "IsIdentityServiceAvailable")?,
        access_token_retrievable: read::flag(members, "IsAccessTokenRetrievableForSystemActions")?,
        default_resource_registered: read::flag_if_any(members, "IsDefaultResourceRegistered")?,
        message: read::text_if_any(members, "Message")?,
        status: 200,
    })
}
