//! Changes of an answer.

use creatio::Response;
use proptest::{prelude::*, sample::select};
use serde_json::Value;

/// A change of an answer.
#[derive(Debug, Clone)]
pub struct Change {
    /// 0 keeps the status.
    pub status: u16,
    /// Empty keeps the type.
    pub content_type: &'static str,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    /// Another body.
    Text(String),
    /// The body ends early.
    Cut(usize),
    /// Something stands in the middle of the body.
    Insert(usize, String),
    /// A part of the JSON, counted from its beginning, is another one.
    Replace(usize, Value),
    /// A member or item is missing.
    Remove(usize),
    /// A name of a member is another one.
    Rename(usize, String),
}

impl Change {
    pub fn text(text: String) -> Change {
        Change { status: 0, content_type: "", kind: Kind::Text(text) }
    }

    pub fn of(&self, response: Response) -> Response {
        let body = match &self.kind {
            Kind::Text(text) => text.clone(),
            Kind::Cut(at) => response.body[..place(&response.body, *at)].to_owned(),
            Kind::Insert(at, text) => {
                let (before, after) = response.body.split_at(place(&response.body, *at));
                format!("{before}{text}{after}")
            }
            Kind::Replace(..) | Kind::Remove(_) | Kind::Rename(..) => {
                let mut json: Value = serde_json::from_str(&response.body).unwrap_or_default();
                let parts = count(&json);
                self.kind.apply(&mut json, parts);
                json.to_string()
            }
        };
        Response {
            status: if self.status == 0 { response.status } else { self.status },
            content_type: match self.content_type {
                "" => response.content_type,
                kind => Some(kind.to_owned()),
            },
            body,
            ..response
        }
    }
}

fn place(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at % (text.len() + 1))
}

/// How many values a JSON value has, itself included.
fn count(json: &Value) -> usize {
    1 + match json {
        Value::Array(items) => items.iter().map(count).sum::<usize>(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

impl Kind {
    fn apply(&self, json: &mut Value, parts: usize) {
        let (Kind::Replace(at, _) | Kind::Remove(at) | Kind::Rename(at, _)) = self else { return };
        let mut left = at % parts.max(1);
        self.visit(json, &mut left);
    }

    /// Changes the part that is `left` parts away. True once that is done.
    fn visit(&self, json: &mut Value, left: &mut usize) -> bool {
        if *left == 0 {
            match self {
                Kind::Replace(_, value) => *json = value.clone(),
                Kind::Remove(_) => match json {
                    Value::Array(items) => drop(items.pop()),
                    Value::Object(members) => {
                        let name = members.keys().next().cloned();
                        name.and_then(|name| members.remove(&name));
                    }
                    other => *other = Value::Null,
                },
                Kind::Rename(_, name) => {
                    if let Value::Object(members) = json
                        && let Some(first) = members.keys().next().cloned()
                        && let Some(value) = members.remove(&first)
                    {
                        members.insert(name.clone(), value);
                    }
                }
                Kind::Text(_) | Kind::Cut(_) | Kind::Insert(..) => {}
            }
            return true;
        }
        *left -= 1;
        match json {
            Value::Array(items) => items.iter_mut().any(|item| self.visit(item, left)),
            Value::Object(members) => members.values_mut().any(|value| self.visit(value, left)),
            _ => false,
        }
    }
}

/// Texts that the answers of Creatio are read for, among others.
fn texts() -> impl Strategy<Value = String> {
    let known = vec![
        "",
        "true",
        "null",
        "0001-01-01T00:00:00Z",
        "2026-03-02T08:00:00.0000000Z",
        "/Date(1772438400000)/",
        "2026-13-45",
        "7f3b869f-34f3-4f20-ab4d-7480a5fdf647",
        "00000000-0000-0000-0000-000000000000",
        "Authentication failed.",
        "Unable to connect to OAuth server at \"",
        "Unable to connect to OAuth server at \"ö\" x",
        "SecurityException",
        "not have sufficient permissions",
        "Unexpected error",
        "granttype",
        "RedirectUrl",
        "Column by path RedirectUrl not found",
        "ItemAlreadyExistException",
        "http://a:b@c/d?e#f",
        "://",
        "\u{feff}",
    ];
    prop_oneof![select(known).prop_map(str::to_owned), "\\PC{0,40}"]
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let members = prop::collection::vec((names(), inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn names() -> impl Strategy<Value = String> {
    let known = vec![
        "success",
        "errorInfo",
        "responseStatus",
        "Message",
        "message",
        "ErrorCode",
        "errorCode",
        "value",
        "displayValue",
        "rows",
        "rowsAffected",
        "notFoundColumns",
        "values",
        "saveResult",
        "Code",
        "Exception",
        "Type",
        "userInfo",
        "Id",
        "Name",
        "SystemUser",
        "IsActive",
        "HasProblem",
        "issuer",
        "token_endpoint",
        "FeatureState",
    ];
    prop_oneof![select(known).prop_map(str::to_owned), "\\PC{0,10}"]
}

pub fn changes() -> impl Strategy<Value = Change> {
    let kind = prop_oneof![
        texts().prop_map(Kind::Text),
        values().prop_map(|value| Kind::Text(value.to_string())),
        any::<usize>().prop_map(Kind::Cut),
        (any::<usize>(), texts()).prop_map(|(at, text)| Kind::Insert(at, text)),
        (any::<usize>(), values()).prop_map(|(at, value)| Kind::Replace(at, value)),
        any::<usize>().prop_map(Kind::Remove),
        (any::<usize>(), names()).prop_map(|(at, name)| Kind::Rename(at, name)),
    ];
    let statuses = select(vec![0, 0, 0, 0, 200, 204, 302, 400, 401, 403, 404, 409, 413, 500, 502, 503, 999]);
    let types = select(vec!["", "", "application/json", "text/html; charset=utf-8", "text/plain", "ö"]);
    (statuses, types, kind).prop_map(|(status, content_type, kind)| Change { status, content_type, kind })
}
