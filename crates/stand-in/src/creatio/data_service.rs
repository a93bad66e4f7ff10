//! DataService: its queries by name (creatio-api.md, sections 2.2 and 5).

use super::{Caller, Creatio, answers, change_query, schema_named, select_query, sys_settings};
use crate::{
    condition::Condition,
    http::{Request, Response},
};

pub(super) fn answer(creatio: &mut Creatio, caller: Caller, method: &str, request: &Request) -> Response {
    let operation = match method {
        "SelectQuery" => 0,
        "InsertQuery" => 1,
        "UpdateQuery" => 2,
        "DeleteQuery" => 3,
        "QuerySysSettings" | "PostSysSettingsValues" => -1,
        _ => return answers::not_found(&creatio.profile),
    };
    if request.method != "POST" {
        return answers::wrong_verb("POST");
    }
    let Some(body) = request.json().filter(serde_json::Value::is_object) else {
        return answers::fault("SerializationException", "Unable to deserialize the request");
    };
    if operation >= 0 && body["operationType"].as_i64().is_some_and(|sent| sent != operation) {
        return answers::fault(
            "NullReferenceException",
            "Object reference not set to an instance of an object.",
        );
    }
    let table = body["rootSchemaName"].as_str().and_then(schema_named);
    if let Some(table) = table.filter(|table| creatio.is(&Condition::DataServiceClosed(table))) {
        return answers::closed_table(&creatio.profile, table);
    }
    match method {
        "SelectQuery" => select_query::answer(creatio, caller, &body),
        "InsertQuery" => change_query::insert(creatio, caller, &body),
        "UpdateQuery" => change_query::update(creatio, caller, &body),
        "DeleteQuery" => change_query::delete(creatio, caller, &body),
        "QuerySysSettings" => sys_settings::query(creatio, &body),
        _ => sys_settings::post(creatio, caller, &body),
    }
}
