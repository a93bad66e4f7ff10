//! The system settings of the connection to the Identity Service (creatio-api.md, section 5).

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::data_service_query::object;
use crate::error::{Cause, Effect, Error};
use crate::json;
use crate::secret::Secret;

const POST_SETTINGS: &str = "PostSysSettingsValues";

/// Codes of the system settings.
pub mod setting {
    /// "Authorization server Url for OAuth 2.0 integrations".
    pub const URL: &str = "OAuth20IdentityServerUrl";
    /// "Client id for OAuth 2.0 integrations".
    pub const CLIENT_ID: &str = "OAuth20IdentityServerClientId";
    /// "Client secret for OAuth 2.0 integrations". It is written, never read.
    pub const CLIENT_SECRET: &str = "OAuth20IdentityServerClientSecret";
}

/// The readable system settings. Whether the secret is set is part of [`Client::health`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The address of the Identity Service; `None` if it is empty or the setting does not exist.
    pub url: Option<String>,
    /// The client id by which Creatio authenticates with the Identity Service; `None` likewise.
    pub client_id: Option<String>,
    /// Codes of settings that the site does not have: its version is very old, or a package is missing.
    pub not_found: Vec<String>,
}

/// New values of system settings: `None` leaves a value as it is.
#[derive(Debug, Default)]
pub struct SettingsChange {
    /// The address of the Identity Service.
    pub url: Option<String>,
    /// The client id by which Creatio authenticates with the Identity Service.
    pub client_id: Option<String>,
    /// The secret of that client. Creatio's own pages show a mask for it, which must not be written back.
    pub client_secret: Option<Secret>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct QueryAnswer {
    success: Option<bool>,
    values: Option<HashMap<String, SettingValue>>,
    /// Not checked: a site without the list lacks nothing.
    #[serde(default)]
    not_found_settings: Value,
}

#[derive(Deserialize)]
struct SettingValue {
    #[serde(default, deserialize_with = "json::optional_text")]
    value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SaveAnswer {
    save_result: Option<HashMap<String, bool>>,
}

impl Client {
    /// Reads the settings by `QuerySysSettings`, without the secret.
    pub async fn settings(&self) -> Result<Settings, Error> {
        let body = json!({"sysSettingsNameCollection": [setting::URL, setting::CLIENT_ID]});
        let path = "/DataService/json/SyncReply/QuerySysSettings";
        let response =
            self.call(Call::post(Effect::Read, Answer::Data, "QuerySysSettings", path, &body)).await?;
        let answer: QueryAnswer = response.parse()?;
        let mut values = answer.values.unwrap_or_default();
        let found = [values.remove(setting::URL), values.remove(setting::CLIENT_ID)];
        let not_found = answer.not_found_settings.as_array().into_iter().flatten().filter_map(Value::as_str);
        let not_found: Vec<String> = not_found.map(str::to_owned).collect();
        let answered = found.iter().flatten().count() + not_found.len();
        // `success` may be false although the response is complete, so it counts only if something is missing.
        match answer.success {
            Some(false) if answered < found.len() => return Err(response.refusal()),
            None if answered == 0 => return Err(response.error(Cause::Malformed)),
            _ => {}
        }
        let [url, client_id] = found.map(|setting| setting.and_then(|setting| setting.value));
        Ok(Settings { url, client_id, not_found })
    }

    /// Saves the values that are `Some` by `PostSysSettingsValues`; sends nothing if there are none.
    ///
    /// Address and client id are read back afterwards, also if the response was lost. [`Cause::SettingsRefused`] names the
    /// settings that Creatio did not save, [`Cause::NotApplied`] those that it reported as saved and holds otherwise.
    pub async fn save_settings(&self, change: &SettingsChange) -> Result<(), Error> {
        let outcome = self.post_settings(change).await;
        let is_read_back = change.url.is_some() || change.client_id.is_some();
        if outcome.as_ref().is_err_and(Error::certainly_changed_nothing) {
            return outcome;
        }
        if !is_read_back {
            // A secret cannot be read.
            return if is_settings_refused(&outcome) { outcome } else { outcome.map_err(Error::unverified) };
        }
        let now = match self.settings().await {
            Ok(now) => now,
            // Creatio itself says which ones it did not save.
            Err(_) if is_settings_refused(&outcome) => return outcome,
            Err(error) => return Err(outcome.err().unwrap_or(error).unverified()),
        };
        let differing =
            [(setting::URL, &change.url, now.url), (setting::CLIENT_ID, &change.client_id, now.client_id)]
                .into_iter()
                .filter_map(|(code, sent, held)| {
                    let held = held.unwrap_or_default();
                    sent.as_ref().is_some_and(|sent| *sent != held).then_some((code, held))
                });
        let held: Vec<(&str, String)> = differing.collect();
        match outcome {
            Ok(()) if !held.is_empty() => {
                Err(Error::new(Cause::NotApplied { held }, POST_SETTINGS, Effect::Write))
            }
            _ if is_settings_refused(&outcome) => outcome,
            // All that was sent is there; a secret cannot be read.
            Err(_) if held.is_empty() && change.client_secret.is_none() => Ok(()),
            Err(error) if held.is_empty() => Err(error.unverified()),
            outcome => outcome,
        }
    }

    async fn post_settings(&self, change: &SettingsChange) -> Result<(), Error> {
        let secret = change.client_secret.as_ref();
        let values: Vec<(&str, &str)> = [
            (setting::URL, change.url.as_deref()),
            (setting::CLIENT_ID, change.client_id.as_deref()),
            (setting::CLIENT_SECRET, secret.map(Secret::expose)),
        ]
        .into_iter()
        .filter_map(|(code, value)| Some((code, value?)))
        .collect();
        if values.is_empty() {
            return Ok(());
        }
        let map = object(values.iter().map(|(code, value)| ((*code).to_owned(), Value::from(*value))));
        let body = json!({"isPersonal": false, "sysSettingsValues": map});
        let path = format!("/DataService/json/SyncReply/{POST_SETTINGS}");
        let mut call = Call::post(Effect::Write, Answer::Data, POST_SETTINGS, path, &body);
        if let Some(secret) = secret {
            call = call.carrying(secret);
        }
        let response = self.call(call).await?;
        // The result of each setting decides; `success` is false even when all are saved.
        let Some(results) = response.parse::<SaveAnswer>()?.save_result else {
            response.check_success()?;
            return Err(response.error(Cause::Malformed));
        };
        let unsaved = values.iter().filter(|(code, _)| results.get(*code) != Some(&true));
        let codes: Vec<String> = unsaved.map(|(code, _)| (*code).to_owned()).collect();
        if codes.is_empty() { Ok(()) } else { Err(response.error(Cause::SettingsRefused { codes })) }
    }
}

fn is_settings_refused(outcome: &Result<(), Error>) -> bool {
    outcome.as_ref().is_err_and(|error| matches!(error.cause, Cause::SettingsRefused { .. }))
}
