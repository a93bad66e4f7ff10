//! The file of requests for HTTP clients in editors.

use super::{Subject, fill::fill, value::Value};
use crate::query_string;

const TEMPLATE: &str = include_str!("templates/requests.http");

/// The client runs what stands between two braces, so no value may have any: URLs have none, and the others go into
/// forms, where the encoded text is the same value.
pub(super) fn text(subject: &Subject) -> String {
    fill(TEMPLATE, subject, &|value, text| match value {
        Value::ClientId | Value::Scope => query_string::encode(text),
        Value::App
        | Value::TokenUrl
        | Value::OdataUrl
        | Value::DataServiceUrl
        | Value::SiteUrl
        | Value::Query
        | Value::IsNetCore => text.to_owned(),
    })
}
