//! RightsService: which operations the user may execute (creatio-api.md, sections 0 and 9).

use super::{Caller, Creatio, answers};
use crate::{
    condition::Condition,
    http::{Request, Response},
    profile::Runtime,
};
use serde_json::{Map, Value, json};

pub(super) fn answer(creatio: &Creatio, caller: Caller, method: &str, request: &Request) -> Response {
    let body = match answers::posted(request) {
        Ok(body) => body,
        Err(refusal) => return refusal,
    };
    match method {
        "GetCanExecuteOperation" => match body["operation"].as_str() {
            Some(operation) => {
                let may = creatio.may(caller, operation);
                let shaped = if creatio.is(&Condition::RightsAnotherShape) {
                    json!({ "value": may })
                } else {
                    may.into()
                };
                Response::json(200, &json!({"GetCanExecuteOperationResult": shaped}))
            }
            None => answers::bad_request(),
        },
        "GetCanExecuteOperations" => match body["operations"].as_array() {
            Some(operations) => several(creatio, caller, operations),
            None => answers::bad_request(),
        },
        _ => answers::not_found(&creatio.profile),
    }
}

/// A dictionary: pairs of Key and Value on .NET Framework, an object on .NET.
fn several(creatio: &Creatio, caller: Caller, operations: &[Value]) -> Response {
    let answers = operations.iter().filter_map(Value::as_str).map(|name| (name, creatio.may(caller, name)));
    let result = match creatio.profile.runtime {
        Runtime::Framework => answers.map(|(name, may)| json!({"Key": name, "Value": may})).collect(),
        Runtime::Core => {
            Value::Object(answers.map(|(name, may)| (name.into(), may.into())).collect::<Map<_, _>>())
        }
    };
    Response::json(200, &json!({"GetCanExecuteOperationsResult": result}))
}
