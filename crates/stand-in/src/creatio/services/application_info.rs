//! ApplicationInfoService. Only the call is documented (creatio-api.md, section 0); the members of its answer are a
//! guess.

use crate::creatio::{
    responses::{Answer, expect_method, not_found},
    state::Creatio,
};
use crate::http::{Request, Response};
use serde_json::json;

pub(in crate::creatio) fn answer(creatio: &Creatio, method: &str, request: &Request) -> Answer {
    if method != "GetApplicationInfo" {
        return Err(not_found(&creatio.version));
    }
    expect_method(request, "POST")?;
    let values =
        json!({"coreVersion": creatio.version.number, "runtime": creatio.version.runtime.to_string()});
    Ok(Response::json(200, &json!({"applicationInfo": {"sysValues": values}})))
}
