//! QuerySysSettings and PostSysSettingsValues (creatio-api.md, section 5).

use crate::creatio::{
    product_error::ProductError,
    responses::{Answer, data_service_error},
    state::{Caller, Creatio},
};
use crate::{
    condition::Condition,
    http::Response,
    world::{Operation, Setting},
};
use serde_json::{Map, Value, json};

/// What an answer contains instead of a secret.
const MASK: &str = "123456789";

pub(super) fn query(creatio: &Creatio, body: &Value) -> Answer {
    let codes = body["sysSettingsNameCollection"].as_array();
    let codes = codes.ok_or_else(|| missing_parameter("sysSettingsNameCollection"))?;
    let (mut values, mut not_found) = (Map::new(), Vec::new());
    for code in codes.iter().filter_map(Value::as_str) {
        let setting: Option<Setting> = code.parse().ok();
        match setting.and_then(|setting| Some((setting, creatio.world.settings.get(&setting)?))) {
            Some((setting, value)) => {
                values.insert(code.to_owned(), setting_json(setting, value));
            }
            None => not_found.push(code),
        }
    }
    let body = json!({
        "success": creatio.version.settings_query_success, "values": values, "notFoundSettings": not_found,
        "rowsAffected": -1, "nextPrcElReady": false,
    });
    Ok(Response::json(200, &body))
}

fn setting_json(setting: Setting, value: &str) -> Value {
    let (name, data_value_type, id) = match setting {
        Setting::Url => {
            ("Authorization server Url for OAuth 2.0 integrations", 1, "c2ef9f94-3b99-4f05-ab7e-f8f9f037d1ae")
        }
        Setting::ClientId => {
            ("Client id for OAuth 2.0 integrations", 27, "97d05c0b-6398-4389-b408-6e0cfc6391e4")
        }
        Setting::ClientSecret => {
            ("Client secret for OAuth 2.0 integrations", 24, "c29620cf-9650-426f-bdad-66c8f1753bef")
        }
    };
    let is_masked = setting == Setting::ClientSecret && !value.is_empty();
    let value = if is_masked { MASK } else { value };
    json!({
        "code": setting.code(), "value": value, "displayValue": value, "isCacheable": false,
        "dataValueType": data_value_type, "id": id, "name": name,
    })
}

pub(super) fn post(creatio: &mut Creatio, caller: Caller, body: &Value) -> Answer {
    let values = body["sysSettingsValues"].as_object();
    let values = values.ok_or_else(|| missing_parameter("sysSettingsValues"))?;
    let allowed = creatio.may(caller, Operation::CanManageSysSettings);
    let (mut results, mut any_denied) = (Map::new(), false);
    for (code, value) in values {
        let setting: Option<Setting> = code.parse().ok();
        let refused = setting.is_some_and(|setting| creatio.has(&Condition::SettingRefused { setting }));
        let denied = !allowed || refused;
        any_denied |= denied;
        let saved = match (setting, value.as_str()) {
            (Some(setting), Some(value)) if !denied => creatio.world.set_setting(setting, value),
            _ => false,
        };
        results.insert(code.clone(), saved.into());
    }
    // The product's own `success` says nothing: it is false even if every setting was saved.
    let mut body =
        json!({"saveResult": results, "rowsAffected": -1, "nextPrcElReady": false, "success": false});
    if any_denied {
        body["responseStatus"] = json!({"ErrorCode": "", "Message": "denied", "Errors": []});
    }
    Ok(Response::json(200, &body))
}

fn missing_parameter(name: &str) -> Response {
    let message = format!("Value cannot be null. Parameter name: {name}");
    data_service_error(ProductError::new("ArgumentNullException", message))
}
