//! OData 4 over the same tables: reading (creatio-api.md, section 2.1).

use super::{
    Caller, Creatio,
    filter::order,
    odata_filter, odata_write,
    schema::{self, Cell, Kind, Row, Schema},
};
use crate::{
    http::{Request, Response},
    surroundings::utc_text,
};
use serde_json::{Map, Value, json};
use std::cmp::Ordering;
use uuid::Uuid;

/// A refusal in OData's shape.
pub(super) fn refusal(status: u16, message: &str) -> Response {
    Response::json(
        status,
        &json!({"error": {"code": "", "message": message, "innererror": {"message": message}}}),
    )
}

pub(super) fn answer(creatio: &mut Creatio, caller: Caller, path: &[&str], request: &Request) -> Response {
    if !creatio.may(caller, "CanUseODataService") {
        return refusal(403, "The current user does not have sufficient permissions to use OData");
    }
    let (set, key) = match path {
        [set] | [set, "$count"] => match set.strip_suffix(')').and_then(|set| set.split_once('(')) {
            Some((set, key)) => (set, Some(key)),
            None => (*set, None),
        },
        _ => return refusal(404, "Resource not found for the segment."),
    };
    let Some(schema) = Schema::of_site(creatio, set) else {
        return refusal(404, &format!("Resource not found for the segment '{set}'."));
    };
    let key = match key.map(str::parse::<Uuid>).transpose() {
        Ok(key) => key,
        Err(_) => return refusal(400, "Bad Request - Error in query syntax."),
    };
    let counted = path.len() == 2;
    let result = match (request.method.as_str(), key) {
        ("GET", None) => collection(creatio, schema, request, counted),
        ("GET", Some(key)) => single(creatio, schema, request, key),
        ("POST", None) => odata_write::insert(creatio, caller, schema, request),
        ("PATCH", Some(key)) => odata_write::update(creatio, caller, schema, request, key),
        ("DELETE", Some(key)) => odata_write::delete(creatio, caller, schema, key),
        _ => return refusal(405, "The requested resource does not support this HTTP method."),
    };
    result.unwrap_or_else(|message| refusal(400, &message))
}

fn collection(
    creatio: &Creatio,
    schema: &Schema,
    request: &Request,
    counted: bool,
) -> Result<Response, String> {
    let parameter = |name: &str| request.query_parameter(name);
    let (filter, by) = (parameter("$filter"), parameter("$orderby"));
    let question = format!("OData {} {filter:?} {by:?} {}", schema.name, creatio.world.changes);
    let rows = creatio.ordered.rows(question, || {
        let mut rows = schema::rows(&creatio.world, schema);
        if let Some(filter) = filter {
            let filter = odata_filter::read(schema, &filter)?;
            rows.retain(|row| filter.passes(creatio, schema, row));
        }
        if let Some(by) = by {
            sort(creatio, schema, &by, &mut rows)?;
        }
        Ok::<_, String>(rows)
    })?;
    let count = rows.len();
    if counted {
        return Ok(Response { body: count.to_string().into_bytes(), ..Response::empty(200) });
    }
    let number = |name: &str, default: usize| {
        let text = parameter(name);
        text.map_or(Ok(default), |text| text.parse().map_err(|_| format!("Invalid value for {name}")))
    };
    let page = rows.iter().skip(number("$skip", 0)?).take(number("$top", 20_000)?);
    let members = members(schema, request)?;
    let value = page.map(|row| shown(creatio, schema, row, &members)).collect::<Vec<_>>();
    let mut body = json!({"@odata.context": context(creatio, schema, request), "value": value});
    if parameter("$count").as_deref() == Some("true") {
        body["@odata.count"] = count.into();
    }
    Ok(Response::json(200, &body))
}

fn single(creatio: &Creatio, schema: &Schema, request: &Request, key: Uuid) -> Result<Response, String> {
    let members = members(schema, request)?;
    let rows = schema::rows(&creatio.world, schema);
    Ok(match rows.iter().find(|row| row.get("Id") == Some(&Cell::Guid(key))) {
        Some(row) => {
            let mut body = shown(creatio, schema, row, &members);
            body["@odata.context"] = format!("{}/$entity", context(creatio, schema, request)).into();
            Response::json(200, &body)
        }
        None => Response::empty(404),
    })
}

pub(super) fn context(creatio: &Creatio, schema: &Schema, request: &Request) -> String {
    let host = request.header("host").unwrap_or("localhost");
    format!("http://{host}{}/odata/$metadata#{}", creatio.profile.workspace(), schema.name)
}

/// What a read shows: members by name, and lookups that are expanded.
pub(super) struct Members {
    selected: Option<Vec<String>>,
    expanded: Vec<String>,
}

impl Members {
    /// Every member, nothing expanded.
    pub fn all() -> Self {
        Self { selected: None, expanded: Vec::new() }
    }
}

fn members(schema: &Schema, request: &Request) -> Result<Members, String> {
    let list = |name: &str| {
        let text = request.query_parameter(name)?;
        Some(text.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>())
    };
    let known: Vec<String> = schema.columns.iter().map(|(name, kind)| member_name(name, *kind)).collect();
    let selected = list("$select");
    if let Some(unknown) = selected.iter().flatten().find(|name| !known.contains(name)) {
        return Err(format!("Could not find a property named '{unknown}' on type '{}'.", schema.name));
    }
    let expanded = list("$expand").unwrap_or_default();
    // Options inside an expansion give 400 too: the name before the bracket is no column with the bracket.
    match expanded.iter().find(|name| !matches!(schema.kind(name), Some(Kind::Lookup(_)))) {
        Some(unknown) => Err(format!("Could not expand '{unknown}'.")),
        None => Ok(Members { selected, expanded }),
    }
}

fn member_name(column: &str, kind: Kind) -> String {
    if matches!(kind, Kind::Lookup(_)) { format!("{column}Id") } else { column.into() }
}

/// One record; without `$select` secrets are among its members.
pub(super) fn shown(creatio: &Creatio, schema: &Schema, row: &Row, members: &Members) -> Value {
    let mut record = Map::new();
    for (column, kind) in schema.columns {
        let (name, cell) = (member_name(column, *kind), row.get(column).unwrap_or(&Cell::Null));
        if members.selected.as_ref().is_none_or(|selected| selected.contains(&name)) {
            record.insert(name, written(cell));
        }
        if let (Kind::Lookup(target), true) = (kind, members.expanded.iter().any(|name| name == column)) {
            record.insert((*column).into(), expanded(creatio, target, cell));
        }
    }
    Value::Object(record)
}

fn expanded(creatio: &Creatio, target: &str, cell: &Cell) -> Value {
    let (Cell::Lookup(id), Some(schema)) = (cell, Schema::named(target)) else { return Value::Null };
    let rows = schema::rows(&creatio.world, schema);
    let row = rows.iter().find(|row| row.get("Id") == Some(&Cell::Guid(*id)));
    row.map_or(Value::Null, |row| shown(creatio, schema, row, &Members::all()))
}

fn written(cell: &Cell) -> Value {
    match cell {
        Cell::Null => json!(Uuid::nil()),
        Cell::Guid(id) | Cell::Lookup(id) => json!(id),
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        Cell::Boolean(state) => json!(state),
        Cell::Moment(moment) => json!(utc_text(*moment)),
    }
}

fn sort(creatio: &Creatio, schema: &Schema, by: &str, rows: &mut [Row]) -> Result<(), String> {
    let mut keys = Vec::new();
    for part in by.split(',') {
        let mut words = part.split_whitespace();
        let path = words.next().unwrap_or_default().replace('/', ".");
        schema.kind_at(&path).ok_or_else(|| format!("Could not find a property named '{path}'."))?;
        keys.push((path, words.next() == Some("desc")));
    }
    let at = |row: &Row, path: &str| schema::value_at(&creatio.world, schema, row, path);
    rows.sort_by(|left, right| {
        keys.iter().fold(Ordering::Equal, |so_far, (path, down)| {
            so_far.then_with(|| {
                let found = order(&at(left, path), &at(right, path)).unwrap_or(Ordering::Equal);
                if *down { found.reverse() } else { found }
            })
        })
    });
    Ok(())
}
