//! Creating, changing and deleting apps, and their secrets (creatio-api.md, sections 3.1 and 14.3).

use serde::Deserialize;
use serde_json::{Value, json};

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::id::Id;
use crate::json;
use crate::secret::Secret;
use crate::shape;

/// An app to be created. Creatio creates it active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApp {
    /// The display name, required.
    pub name: String,
    /// The address of the app's home page, required.
    pub application_url: String,
    /// The description. Versions before 8.3 ignore it here: see [`Client::set_description`].
    pub description: String,
    /// The user that the app acts as.
    pub system_user_id: Id,
}

/// The credentials of a new app.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientCredentials {
    /// The public identifier that the app authenticates with; never empty.
    #[serde(deserialize_with = "json::required_text")]
    pub client_id: String,
    /// The app's secret. Empty if the response contained none: then [`Client::client_secret`] returns it.
    #[serde(default)]
    pub client_secret: Secret,
}

/// A change of an app: `None` leaves a value as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppChange {
    /// The client id of the app to change.
    pub client_id: String,
    /// The new display name.
    pub name: Option<String>,
    /// The new address of the app's home page.
    pub application_url: Option<String>,
    /// The new redirect URL; an empty text removes it.
    pub redirect_url: Option<String>,
    /// The user that the app is to act as.
    pub system_user_id: Option<Id>,
    /// Whether the app can get tokens.
    pub is_active: Option<bool>,
}

impl Client {
    /// Creates an app by `AddClient`.
    ///
    /// The call is sent once. Only if Creatio refuses it as unreadable, or names a member that was added in 8.3, both of
    /// which prove that nothing was created, is it sent a second time without these members.
    pub async fn create_app(&self, app: &NewApp) -> Result<ClientCredentials, Error> {
        match self.add_client(app, true).await {
            Err(error) if refuses_newer_members(&error) => self.add_client(app, false).await,
            outcome => outcome,
        }
    }

    async fn add_client(&self, app: &NewApp, with_newer_members: bool) -> Result<ClientCredentials, Error> {
        let mut request = json!({
            "name": app.name, "applicationUrl": app.application_url, "systemUserId": app.system_user_id.as_str(),
        });
        if with_newer_members {
            request["description"] = json!(app.description);
            request["grantType"] = json!("client_credentials");
            request["allowedGrantTypes"] = json!(["client_credentials"]);
        }
        let call = Call::config_service(
            Effect::Write,
            Answer::Secret(shape::of_json),
            "AddClient",
            &json!({"addClientRequest": request}),
        );
        let response = self.call(call).await?;
        response.parse_part(response.service_result("AddClientResult")?)
    }

    /// Changes an app by `UpdateClient`, including switching it on and off. [`Cause::RecordNotFound`] if there is no app
    /// with this client id.
    pub async fn update_app(&self, change: &AppChange) -> Result<(), Error> {
        let mut request = json!({"clientId": change.client_id});
        let mut set = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                request[name] = value;
            }
        };
        set("name", change.name.as_deref().map(Value::from));
        set("applicationUrl", change.application_url.as_deref().map(Value::from));
        set("redirectUrl", change.redirect_url.as_deref().map(Value::from));
        set("systemUserId", change.system_user_id.as_ref().map(|id| Value::from(id.as_str())));
        set("isActive", change.is_active.map(Value::from));
        let call = Call::config_service(
            Effect::Write,
            Answer::Data,
            "UpdateClient",
            &json!({"updateClientRequest": request}),
        );
        self.call(call).await?.service_result("UpdateClientResult").map(drop)
    }

    /// Deletes an app by `DeleteClient`; the Identity Service deletes its client first. [`Cause::RecordNotFound`] if
    /// there is no app with this client id.
    pub async fn delete_app(&self, client_id: &str) -> Result<(), Error> {
        let body = json!({"deleteClientRequest": {"clientId": client_id}});
        let call = Call::config_service(Effect::Write, Answer::Data, "DeleteClient", &body);
        self.call(call).await?.service_result("DeleteClientResult").map(drop)
    }

    /// The secret of the app with this record id, by `GetClientSecret`; never empty. Requires the right
    /// `CanManageSolution`. [`Cause::RecordNotFound`] if there is no such app.
    pub async fn client_secret(&self, id: &Id) -> Result<Secret, Error> {
        self.check_user().await?;
        let call = Call::config_service(
            Effect::Read,
            Answer::Secret(shape::of_json),
            "GetClientSecret",
            &json!({"clientAppId": id.as_str()}),
        );
        let response = self.call(call).await?;
        let answer: SecretAnswer = response.parse_part(response.service_result("GetClientSecretResult")?)?;
        Ok(answer.client_secret)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SecretAnswer {
    #[serde(deserialize_with = "json::required_secret")]
    client_secret: Secret,
}

/// True if nothing was created because this version does not know the members that were added in 8.3.
fn refuses_newer_members(error: &Error) -> bool {
    let hints = error.hints();
    let is_unreadable = error.status == Some(400) || hints.refuses_newer_members;
    error.cause == Cause::Refused && is_unreadable && !hints.failed_midway
}
