//! The value of a field of an app, whatever its type, and its forms as text and JSON.

use creatio::LookupValue;
use serde_json::{Value, json};

use crate::typed_text::trimmed;

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// A text.
    Text(String),
    /// On or off.
    Flag(bool),
    /// A user, if one is set.
    User(Option<LookupValue>),
}

/// A [`FieldValue`] borrowed from an app or a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldRef<'a> {
    /// A text.
    Text(&'a str),
    /// On or off.
    Flag(bool),
    /// A user, if one is set.
    User(Option<&'a LookupValue>),
}

impl FieldValue {
    /// The value, borrowed.
    pub fn as_ref(&self) -> FieldRef<'_> {
        match self {
            FieldValue::Text(text) => FieldRef::Text(text),
            FieldValue::Flag(on) => FieldRef::Flag(*on),
            FieldValue::User(user) => FieldRef::User(user.as_ref()),
        }
    }

    /// The text; empty if the value is of another type.
    pub fn as_text(&self) -> &str {
        if let FieldValue::Text(text) = self { text } else { "" }
    }

    /// Whether the value is on; false if it is of another type.
    pub fn as_flag(&self) -> bool {
        matches!(self, FieldValue::Flag(true))
    }

    /// The user; `None` if none is set, or if the value is of another type.
    pub fn as_user(&self) -> Option<&LookupValue> {
        if let FieldValue::User(user) = self { user.as_ref() } else { None }
    }

    /// Like [`as_text`](FieldValue::as_text), owned.
    pub fn into_text(self) -> String {
        if let FieldValue::Text(text) = self { text } else { String::new() }
    }

    /// Like [`as_user`](FieldValue::as_user), owned.
    pub fn into_user(self) -> Option<LookupValue> {
        if let FieldValue::User(user) = self { user } else { None }
    }

    /// Whether the field is empty. A switch never is.
    pub fn is_empty(&self) -> bool {
        match self {
            FieldValue::Text(text) => text.is_empty(),
            FieldValue::Flag(_) => false,
            FieldValue::User(user) => user.is_none(),
        }
    }

    /// The value without blanks and invisible characters around a text.
    pub fn trimmed(&self) -> FieldValue {
        match self {
            FieldValue::Text(text) => FieldValue::Text(trimmed(text).to_owned()),
            other => other.clone(),
        }
    }

    /// Whether both values are of the same type.
    pub fn has_type_of(&self, other: &FieldValue) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// Whether saving one over the other would change nothing: users are compared by id, not by name.
    pub fn is_same(&self, other: &FieldValue) -> bool {
        match (self, other) {
            (FieldValue::User(one), FieldValue::User(other)) => {
                one.as_ref().map(|user| &user.id) == other.as_ref().map(|user| &user.id)
            }
            (one, other) => one == other,
        }
    }

    /// Reads what [`FieldRef::to_json`] wrote. `None` for anything else.
    pub fn from_json(value: &Value) -> Option<FieldValue> {
        match value {
            Value::String(text) => Some(FieldValue::Text(text.clone())),
            Value::Bool(on) => Some(FieldValue::Flag(*on)),
            Value::Null => Some(FieldValue::User(None)),
            Value::Object(members) => {
                let id = members.get("Id")?.as_str()?.parse().ok()?;
                let name = members.get("Name")?.as_str()?.to_owned();
                Some(FieldValue::User(Some(LookupValue { id, name })))
            }
            Value::Number(_) | Value::Array(_) => None,
        }
    }
}

impl<'a> FieldRef<'a> {
    /// The value, owned.
    pub fn to_value(self) -> FieldValue {
        match self {
            FieldRef::Text(text) => FieldValue::Text(text.to_owned()),
            FieldRef::Flag(on) => FieldValue::Flag(on),
            FieldRef::User(user) => FieldValue::User(user.cloned()),
        }
    }

    /// The value as JSON.
    pub fn to_json(self) -> Value {
        match self {
            FieldRef::Text(text) => text.into(),
            FieldRef::Flag(on) => on.into(),
            FieldRef::User(None) => Value::Null,
            FieldRef::User(Some(user)) => json!({"Id": user.id.as_str(), "Name": user.name}),
        }
    }

    /// The text by which values of the same field are sorted; on comes before off.
    pub fn sort_text(self) -> &'a str {
        match self {
            FieldRef::Text(text) => text,
            FieldRef::Flag(true) => "0",
            FieldRef::Flag(false) => "1",
            FieldRef::User(user) => user.map_or("", |user| &user.name),
        }
    }
}

impl From<&str> for FieldValue {
    fn from(text: &str) -> FieldValue {
        FieldValue::Text(text.to_owned())
    }
}

impl From<String> for FieldValue {
    fn from(text: String) -> FieldValue {
        FieldValue::Text(text)
    }
}

impl From<bool> for FieldValue {
    fn from(on: bool) -> FieldValue {
        FieldValue::Flag(on)
    }
}

impl From<Option<LookupValue>> for FieldValue {
    fn from(user: Option<LookupValue>) -> FieldValue {
        FieldValue::User(user)
    }
}
