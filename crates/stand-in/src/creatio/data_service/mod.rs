//! DataService: queries and system settings (creatio-api.md, sections 2.2 and 5).

mod change_query;
mod members;
mod parse_filter;
mod restricted;
mod select_query;
mod sys_settings;
mod values;

use super::{
    product_error::ProductError,
    responses::{self, Answer, data_service_error, expect_method},
    state::{Caller, Creatio},
};
use crate::{
    condition::Condition,
    http::{Request, Response},
    profile::{ProductVersion, Runtime},
    world::Table,
};
use serde_json::Value;

pub(super) fn answer(creatio: &mut Creatio, caller: Caller, method: &str, request: &Request) -> Answer {
    type Method = fn(&mut Creatio, Caller, &Value) -> Answer;
    let (carry_out, operation_type): (Method, _) = match method {
        "SelectQuery" => (|creatio, caller, body| select_query::answer(creatio, caller, body), Some(0)),
        "InsertQuery" => (change_query::insert, Some(1)),
        "UpdateQuery" => (change_query::update, Some(2)),
        "DeleteQuery" => (change_query::delete, Some(3)),
        "QuerySysSettings" => (|creatio, _, body| sys_settings::query(creatio, body), None),
        "PostSysSettingsValues" => (sys_settings::post, None),
        _ => return Err(responses::not_found(&creatio.version)),
    };
    expect_method(request, "POST")?;
    let body = request.json().filter(Value::is_object).ok_or_else(|| {
        data_service_error(ProductError::new("SerializationException", "Unable to deserialize the request"))
    })?;
    let body = members::in_usual_case(body);
    let sent_type = body["operationType"].as_i64();
    if operation_type.is_some() && sent_type.is_some() && sent_type != operation_type {
        let message = "Object reference not set to an instance of an object.";
        return Err(data_service_error(ProductError::new("NullReferenceException", message)));
    }
    let name = body["rootSchemaName"].as_str().unwrap_or_default();
    if restricted::is_restricted(name, method != "SelectQuery") {
        return Err(closed_table(&creatio.version, name));
    }
    let table = body["rootSchemaName"].as_str().and_then(|name| name.parse::<Table>().ok());
    if let Some(table) = table.filter(|&table| creatio.has(&Condition::DataServiceClosed { table })) {
        return Err(closed_table(&creatio.version, table.into()));
    }
    carry_out(creatio, caller, &body)
}

/// The answer about a table that is closed to queries, by default or by the site's administrator.
///
/// The code and the message are those for a denied operation (creatio-api.md, section 13.9). What a closed table really
/// answers is unknown (section 2.2), so the runtimes answer differently: one 200 with `success:false`, the other 403.
fn closed_table(version: &ProductVersion, table: &str) -> Response {
    let status = match version.runtime {
        Runtime::Framework => 200,
        Runtime::Core => 403,
    };
    Response::json(status, &ProductError::forbidden(table).data_service_body())
}
