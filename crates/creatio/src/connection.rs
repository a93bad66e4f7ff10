//! Creatio's connection to the Identity Service: feature, system settings, default resource, rights
//! (creatio-api.md, sections 3 to 5).

use serde_json::{Value, json};

use crate::call::{Call, Expected};
use crate::read::{self, Members, Misshapen, Read};
use crate::select::{Filter, Order, Page, Select, members};
use crate::{Cause, Client, Error, Id, Secret};

/// The code of the feature that shows the section "OAuth 2.0 integrated applications".
pub const OAUTH20_INTEGRATION: &str = "OAuth20Integration";

/// The same in base64, as `ClearFeaturesCacheForAllUsers` of 8.2 and later wants it.
const OAUTH20_INTEGRATION_IN_BASE64: &str = "T0F1dGgyMEludGVncmF0aW9u";

/// Codes of the system settings.
pub mod setting {
    /// "Authorization server Url for OAuth 2.0 integrations".
    pub const URL: &str = "OAuth20IdentityServerUrl";
    /// "Client id for OAuth 2.0 integrations".
    pub const CLIENT_ID: &str = "OAuth20IdentityServerClientId";
    /// "Client secret for OAuth 2.0 integrations". It is written, never read.
    pub const CLIENT_SECRET: &str = "OAuth20IdentityServerClientSecret";
}

/// The system settings that may be read. Whether the secret is set is for [`Client::health`] to tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The address of the Identity Service; `None` if it is empty or there is no such setting.
    pub url: Option<String>,
    /// What Creatio identifies itself to it with; `None` likewise.
    pub client_id: Option<String>,
    /// Codes of settings that this site does not have: a very old version, or a package is missing.
    pub not_found: Vec<String>,
}

/// New values of system settings: `None` keeps what is there.
#[derive(Debug, Default)]
pub struct SettingsChange {
    /// The address of the Identity Service.
    pub url: Option<String>,
    /// What Creatio identifies itself to it with.
    pub client_id: Option<String>,
    /// And proves it with. A mask must not be written back.
    pub client_secret: Option<Secret>,
}

/// A resource that apps get access to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// The record.
    pub id: Id,
    /// The scope, such as `ApplicationAccess_` and a GUID.
    pub name: String,
    /// The name for people.
    pub display_name: String,
}

/// What "Create default resource" came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefaultResource {
    /// It was made.
    Created {
        /// Its scope; empty if the answer held none.
        scope: String,
    },
    /// There was one already, so nothing was to be done.
    Existed,
}

/// As long as Creatio's own server takes for a request, in milliseconds.
const DEFAULT_RESOURCE_MS: u32 = 120_000;

impl Client {
    /// Reads the settings, all but the secret, which is not asked for.
    pub async fn settings(&self) -> Result<Settings, Error> {
        let body = json!({"sysSettingsNameCollection": [setting::URL, setting::CLIENT_ID]});
        let call = Call::read("QuerySysSettings", "/DataService/json/SyncReply/QuerySysSettings", &body);
        let answer = self.ask(call).await?;
        let (settings, answered, success) = answer.read(settings_in)?;
        // `success` may be false although all is answered; it counts only where something is missing.
        match success {
            Some(false) if answered < 2 => Err(answer.refusal()),
            None if answered == 0 => Err(answer.fail(Cause::Malformed)),
            _ => Ok(settings),
        }
    }

    /// Saves what is `Some`. [`Cause::SettingsRefused`] names those that were not saved.
    pub async fn save_settings(&self, change: &SettingsChange) -> Result<(), Error> {
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
        let map = members(values.iter().map(|(code, value)| ((*code).to_owned(), Value::from(*value))));
        let body = json!({"isPersonal": false, "sysSettingsValues": map});
        let path = "/DataService/json/SyncReply/PostSysSettingsValues";
        let mut call = Call::write("PostSysSettingsValues", path, &body);
        if let Some(secret) = secret {
            call = call.carrying(secret);
        }
        let answer = self.ask(call).await?;
        let members = answer.read(read::object)?;
        let Some(results) = members.get("saveResult") else {
            answer.success()?;
            return Err(answer.fail(Cause::Malformed));
        };
        let results = answer.read(|_| read::object(results))?;
        let saved = answer.read(|_| saved_codes(results))?;
        let codes: Vec<String> = values
            .iter()
            .filter(|(code, _)| !saved.contains(code))
            .map(|(code, _)| (*code).to_owned())
            .collect();
        if codes.is_empty() { Ok(()) } else { Err(answer.fail(Cause::SettingsRefused { codes })) }
    }

    /// Whether [`OAUTH20_INTEGRATION`] is on for the signed-in user.
    pub async fn feature_enabled(&self) -> Result<bool, Error> {
        let call = feature("GetFeatureState", &json!({"code": OAUTH20_INTEGRATION}));
        let answer = self.ask(call).await?;
        answer.read(|json| match read::number(read::object(json)?, "FeatureState")? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Misshapen),
        })
    }

    /// Switches [`OAUTH20_INTEGRATION`] on for all users, unless it is, and answers whether it is on afterwards.
    pub async fn enable_feature(&self) -> Result<bool, Error> {
        if self.feature_enabled().await? {
            return Ok(true);
        }
        let name = "SetFeatureStateForAllUsers";
        let body = json!({"code": OAUTH20_INTEGRATION, "state": 1});
        let call = Call::write(name, format!("/rest/FeatureService/{name}"), &body);
        let answer = self.ask(call.expecting(Expected::AnySuccess)).await?;
        if !answer.json.is_null() {
            answer.success()?;
        }
        // Which of the two forms a version takes cannot be told from its answer, but from what is on afterwards.
        for code in [OAUTH20_INTEGRATION_IN_BASE64, OAUTH20_INTEGRATION] {
            let name = "ClearFeaturesCacheForAllUsers";
            let call = Call::get(name, format!("/rest/FeatureService/{name}/{code}"));
            let _ignored = self.ask(call.expecting(Expected::AnySuccess)).await;
            if self.feature_enabled().await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The default resources; there should be exactly one.
    pub async fn default_resources(&self) -> Result<Vec<Resource>, Error> {
        let select = Select {
            schema: "OAuthResource",
            columns: &["Id", "Name", "DisplayName"],
            order: &[("Name", Order::Ascending)],
            filters: vec![Filter::FlagIs("IsDefault", true)],
            page: Page { offset: 0, rows: 10 },
        };
        self.select(select, |row| {
            Ok(Resource {
                id: read::id(row, "Id")?,
                name: read::text(row, "Name")?,
                display_name: read::text(row, "DisplayName")?,
            })
        })
        .await
    }

    /// Makes the default resource. It may take two minutes; that there is one already is no error.
    pub async fn add_default_resource(&self) -> Result<DefaultResource, Error> {
        let name = "AddDefaultResource";
        let call = Call::write(name, format!("/rest/OAuthConfigService/{name}"), &json!({}));
        let answer = self.ask(call.within_ms(DEFAULT_RESOURCE_MS)).await?;
        match answer.result("AddDefaultResourceResult") {
            Ok(result) => {
                Ok(DefaultResource::Created { scope: answer.read(|_| read::text(result, "scope"))? })
            }
            Err(_) if answer.said().already_exists() => Ok(DefaultResource::Existed),
            Err(error) => Err(error),
        }
    }

    /// Whether the signed-in user may do what the system operation `operation` stands for.
    pub async fn can_execute(&self, operation: &str) -> Result<bool, Error> {
        let name = "GetCanExecuteOperation";
        let call = Call::read(name, format!("/rest/RightsService/{name}"), &json!({"operation": operation}));
        let answer = self.ask(call).await?;
        answer.read(|json| read::flag(read::object(json)?, "GetCanExecuteOperationResult"))
    }
}

fn feature(name: &'static str, body: &Value) -> Call<'static> {
    Call::read(name, format!("/rest/FeatureService/{name}"), body)
}

/// The settings, how many of the two were answered, and what `success` says.
fn settings_in(json: &Value) -> Read<(Settings, usize, Option<bool>)> {
    let members = read::object(json)?;
    let mut settings = Settings::default();
    if let Some(Value::Array(codes)) = members.get("notFoundSettings") {
        settings.not_found = codes.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    }
    let mut answered = settings.not_found.len();
    if let Some(values) = members.get("values").filter(|values| !values.is_null()) {
        let values = read::object(values)?;
        for (code, place) in
            [(setting::URL, &mut settings.url), (setting::CLIENT_ID, &mut settings.client_id)]
        {
            if let Some(described) = values.get(code) {
                *place = read::text_if_any(read::object(described)?, "value")?;
                answered += 1;
            }
        }
    }
    Ok((settings, answered, read::flag_if_any(members, "success")?))
}

/// The codes that `saveResult` says were saved.
fn saved_codes(results: &Members) -> Read<Vec<&str>> {
    let mut saved = Vec::new();
    for (code, result) in results {
        if result.as_bool().ok_or(Misshapen)? {
            saved.push(code.as_str());
        }
    }
    Ok(saved)
}
