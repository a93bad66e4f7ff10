//! RightsService: the operations that the user may execute (creatio-api.md, sections 0 and 9).

use crate::creatio::{
    responses::{Answer, bad_request, not_found, posted_object},
    state::{Caller, Creatio},
};
use crate::{
    condition::Condition,
    http::{Request, Response},
    profile::Runtime,
};
use serde_json::{Map, Value, json};

pub(in crate::creatio) fn answer(
    creatio: &Creatio,
    caller: Caller,
    method: &str,
    request: &Request,
) -> Answer {
    let body = posted_object(request)?;
    let result = match method {
        "GetCanExecuteOperation" => {
            let operation = body["operation"].as_str().ok_or_else(bad_request)?;
            let may = may(creatio, caller, operation);
            let has_another_shape = creatio.has(&Condition::RightsAnotherShape);
            if has_another_shape { json!({ "value": may }) } else { may.into() }
        }
        "GetCanExecuteOperations" => {
            dictionary(creatio, caller, body["operations"].as_array().ok_or_else(bad_request)?)
        }
        _ => return Err(not_found(&creatio.version)),
    };
    Ok(Response::json(200, &json!({ format!("{method}Result"): result })))
}

/// A dictionary: pairs of Key and Value on .NET Framework, an object on .NET.
fn dictionary(creatio: &Creatio, caller: Caller, operations: &[Value]) -> Value {
    let names = operations.iter().filter_map(Value::as_str);
    let answers = names.map(|name| (name, may(creatio, caller, name)));
    match creatio.version.runtime {
        Runtime::Framework => answers.map(|(name, may)| json!({"Key": name, "Value": may})).collect(),
        Runtime::Core => {
            Value::Object(answers.map(|(name, may)| (name.into(), may.into())).collect::<Map<_, _>>())
        }
    }
}

/// True if the operation exists and the caller may execute it.
fn may(creatio: &Creatio, caller: Caller, operation: &str) -> bool {
    operation.parse().is_ok_and(|operation| creatio.may(caller, operation))
}
