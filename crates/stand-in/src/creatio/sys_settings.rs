//! System settings by DataService (creatio-api.md, section 5).

use super::{Caller, Creatio, answers};
use crate::{
    condition::Condition,
    http::Response,
    world::{CLIENT_ID_SETTING, CLIENT_SECRET_SETTING, URL_SETTING},
};
use serde_json::{Map, Value, json};

/// What a SecureText setting shows in place of its value.
const MASK: &str = "123456789";

struct Definition {
    code: &'static str,
    caption: &'static str,
    data_value_type: u8,
    id: &'static str,
}

const DEFINITIONS: &[Definition] = &[
    Definition {
        code: URL_SETTING,
        caption: "Authorization server Url for OAuth 2.0 integrations",
        data_value_type: 1,
        id: "c2ef9f94-3b99-4f05-ab7e-f8f9f037d1ae",
    },
    Definition {
        code: CLIENT_ID_SETTING,
        caption: "Client id for OAuth 2.0 integrations",
        data_value_type: 27,
        id: "97d05c0b-6398-4389-b408-6e0cfc6391e4",
    },
    Definition {
        code: CLIENT_SECRET_SETTING,
        caption: "Client secret for OAuth 2.0 integrations",
        data_value_type: 24,
        id: "c29620cf-9650-426f-bdad-66c8f1753bef",
    },
];

pub(super) fn query(creatio: &Creatio, body: &Value) -> Response {
    let Some(asked) = body["sysSettingsNameCollection"].as_array() else {
        return answers::fault(
            "ArgumentNullException",
            "Value cannot be null. Parameter name: sysSettingsNameCollection",
        );
    };
    let (mut values, mut not_found) = (Map::new(), Vec::new());
    for code in asked.iter().filter_map(Value::as_str) {
        let definition = DEFINITIONS.iter().find(|definition| definition.code == code);
        match definition.zip(creatio.world.settings.get(code)) {
            Some((definition, value)) => {
                values.insert(code.to_owned(), shown(definition, value));
            }
            None => not_found.push(code),
        }
    }
    let body = json!({
        "success": creatio.profile.settings_query_success, "values": values, "notFoundSettings": not_found,
        "rowsAffected": -1, "nextPrcElReady": false,
    });
    Response::json(200, &body)
}

fn shown(definition: &Definition, value: &str) -> Value {
    let secret = definition.data_value_type == 24 && !value.is_empty();
    let value = if secret { MASK } else { value };
    json!({
        "code": definition.code, "value": value, "displayValue": value, "isCacheable": false,
        "dataValueType": definition.data_value_type, "id": definition.id, "name": definition.caption,
    })
}

pub(super) fn post(creatio: &mut Creatio, caller: Caller, body: &Value) -> Response {
    let Some(values) = body["sysSettingsValues"].as_object() else {
        return answers::fault(
            "ArgumentNullException",
            "Value cannot be null. Parameter name: sysSettingsValues",
        );
    };
    let allowed = creatio.may(caller, "CanManageSysSettings");
    let (mut saved, mut denied) = (Map::new(), false);
    for (code, value) in values {
        let refused = !allowed || creatio.is(&Condition::SettingRefused(code.clone()));
        denied |= refused;
        let known = !refused && save(creatio, code, value);
        saved.insert(code.clone(), known.into());
    }
    // The product's own `success` says nothing here: it is false beside settings that were saved.
    let mut answer =
        json!({"saveResult": saved, "rowsAffected": -1, "nextPrcElReady": false, "success": false});
    if denied {
        answer["responseStatus"] = json!({"ErrorCode": "", "Message": "denied", "Errors": []});
    }
    Response::json(200, &answer)
}

fn save(creatio: &mut Creatio, code: &str, value: &Value) -> bool {
    value.as_str().is_some_and(|value| creatio.world.set_setting(code, value))
}
