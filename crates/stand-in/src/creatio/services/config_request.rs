//! What the methods of OAuthConfigService have in common.

use crate::creatio::{product_error::ProductError, responses::bad_request};
use crate::http::Response;
use serde_json::Value;

/// What a method returns: the members in addition to `success`, or a refusal by the product. `Err` if its request cannot be read.
pub(super) type Outcome = Result<Result<Value, ProductError>, Response>;

pub(super) fn invalid_user() -> ProductError {
    ProductError::without_code("Specified system user is not valid.")
}

/// A member that must be there.
pub(super) fn required(request: &Value, member: &str) -> Result<String, Response> {
    request[member].as_str().map(str::to_owned).ok_or_else(bad_request)
}

/// A member that may be absent or null.
pub(super) fn optional(request: &Value, member: &str) -> Result<Option<String>, Response> {
    match &request[member] {
        Value::Null => Ok(None),
        value => value.as_str().map(|text| Some(text.to_owned())).ok_or_else(bad_request),
    }
}
