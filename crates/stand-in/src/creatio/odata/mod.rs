//! OData 4 over the same tables (creatio-api.md, section 2.1).

mod metadata;
mod parse_filter;
mod read;
mod record;
mod write;

use super::{
    responses::Answer,
    schema::Schema,
    state::{Caller, Creatio},
};
use crate::{http::Request, world::Operation};
use record::refusal;
use uuid::Uuid;

/// The part of a resource that an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Whole,
    /// Only the number of records.
    Count,
    /// Only the value of a member.
    Value(&'a str),
}

pub(super) fn answer(creatio: &mut Creatio, caller: Caller, path: &[&str], request: &Request) -> Answer {
    if !creatio.may(caller, Operation::CanUseODataService) {
        let message = "The current user does not have sufficient permissions to use OData";
        return Err(refusal(403, message));
    }
    let (resource, part) = match path {
        [] | [""] if request.method == "GET" => return Ok(metadata::service_document(creatio, request)),
        ["$metadata"] if request.method == "GET" => return Ok(metadata::metadata(creatio)),
        [resource] => (*resource, Part::Whole),
        [resource, "$count"] => (*resource, Part::Count),
        [resource, member, "$value"] => (*resource, Part::Value(member)),
        _ => return Err(refusal(404, "Resource not found for the segment.")),
    };
    let (set, key) = match resource.strip_suffix(')').and_then(|resource| resource.split_once('(')) {
        Some((set, key)) => (set, Some(key)),
        None => (resource, None),
    };
    let schema = Schema::of_site(creatio, set)
        .ok_or_else(|| refusal(404, &format!("Resource not found for the segment '{set}'.")))?;
    let key = key.map(str::parse::<Uuid>).transpose();
    let key = key.map_err(|_| refusal(400, "Bad Request - Error in query syntax."))?;
    match (request.method.as_str(), key) {
        ("GET", None) => read::collection(creatio, &schema, request, part == Part::Count),
        ("GET", Some(key)) => match part {
            Part::Value(member) => read::value(creatio, &schema, key, member),
            Part::Whole | Part::Count => read::single(creatio, &schema, request, key),
        },
        ("POST", None) => write::insert(creatio, caller, &schema, request),
        ("PATCH", Some(key)) => write::update(creatio, caller, &schema, request, key),
        ("DELETE", Some(key)) => write::delete(creatio, caller, &schema, key),
        _ => Err(refusal(405, "The requested resource does not support this HTTP method.")),
    }
}
