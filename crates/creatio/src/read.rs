//! Reading members of JSON without believing that they are what they should be.

use serde_json::{Map, Value};

use crate::{Id, Named};

/// The JSON is of another shape than Creatio answers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misshapen;

pub(crate) type Read<T> = Result<T, Misshapen>;
pub(crate) type Members = Map<String, Value>;

/// The members of an object.
pub(crate) fn object(value: &Value) -> Read<&Members> {
    value.as_object().ok_or(Misshapen)
}

/// The items of the array `name`.
pub(crate) fn array<'a>(members: &'a Members, name: &str) -> Read<&'a [Value]> {
    members.get(name).and_then(Value::as_array).map(Vec::as_slice).ok_or(Misshapen)
}

/// The text `name`; absent and `null` are empty text, as Creatio has both for an empty column.
pub(crate) fn text(members: &Members, name: &str) -> Read<String> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err(Misshapen),
    }
}

/// The text `name`, which must be there and not empty.
pub(crate) fn filled_text(members: &Members, name: &str) -> Read<String> {
    text(members, name).and_then(|text| if text.is_empty() { Err(Misshapen) } else { Ok(text) })
}

/// The text `name`, or `None` if it is absent or empty.
pub(crate) fn text_if_any(members: &Members, name: &str) -> Read<Option<String>> {
    text(members, name).map(|text| Some(text).filter(|text| !text.is_empty()))
}

/// The boolean `name`, which must be there.
pub(crate) fn flag(members: &Members, name: &str) -> Read<bool> {
    members.get(name).and_then(Value::as_bool).ok_or(Misshapen)
}

/// The boolean `name`, or `None` if it is absent.
pub(crate) fn flag_if_any(members: &Members, name: &str) -> Read<Option<bool>> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(flag)) => Ok(Some(*flag)),
        Some(_) => Err(Misshapen),
    }
}

/// The whole number `name`, which must be there.
pub(crate) fn number(members: &Members, name: &str) -> Read<i64> {
    members.get(name).and_then(Value::as_i64).ok_or(Misshapen)
}

/// The GUID `name`, which must be there.
pub(crate) fn id(members: &Members, name: &str) -> Read<Id> {
    members.get(name).and_then(Value::as_str).and_then(Id::parse).ok_or(Misshapen)
}

/// The lookup `name`. Creatio answers an empty one as `""`, as `null` or with a GUID of zeros.
pub(crate) fn lookup(members: &Members, name: &str) -> Read<Option<Named>> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::Object(value)) => {
            if text(value, "value")?.is_empty() {
                return Ok(None);
            }
            let named = Named { id: id(value, "value")?, name: text(value, "displayValue")? };
            Ok(Some(named).filter(|named| !named.id.is_zero()))
        }
        Some(_) => Err(Misshapen),
    }
}

/// The member that is called `name` in any mix of upper and lower case.
pub(crate) fn any_case<'a>(members: &'a Members, name: &str) -> Option<&'a Value> {
    members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use serde_json::json;

    use super::*;

    fn members(value: Value) -> Members {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn an_empty_lookup_has_four_shapes() {
        let empty = "00000000-0000-0000-0000-000000000000";
        for value in
            [json!(""), json!(null), json!({"value": ""}), json!({"value": empty, "displayValue": ""})]
        {
            let row = members(json!({"SystemUser": value}));
            assert_eq!(lookup(&row, "SystemUser"), Ok(None), "{row:?}");
        }
        assert_eq!(lookup(&members(json!({})), "SystemUser"), Ok(None));
    }

    #[test]
    fn a_lookup_of_another_shape_is_misshapen() {
        for value in
            [json!(5), json!("Supervisor"), json!({"value": "Supervisor"}), json!([]), json!({"value": 1})]
        {
            let row = members(json!({"SystemUser": value}));
            assert_eq!(lookup(&row, "SystemUser"), Err(Misshapen), "{row:?}");
        }
    }

    #[test]
    fn absent_and_null_text_is_empty_and_a_number_is_no_text() {
        let row = members(json!({"null": null, "text": "a", "number": 1}));
        assert_eq!(text(&row, "absent"), Ok(String::new()));
        assert_eq!(text(&row, "null"), Ok(String::new()));
        assert_eq!(text(&row, "text"), Ok("a".to_owned()));
        assert_eq!(text(&row, "number"), Err(Misshapen));
        assert_eq!(filled_text(&row, "null"), Err(Misshapen));
    }

    #[test]
    fn a_boolean_is_a_boolean_only() {
        let row = members(json!({"yes": true, "one": 1, "text": "true", "null": null}));
        assert_eq!(flag(&row, "yes"), Ok(true));
        for name in ["one", "text", "null", "absent"] {
            assert_eq!(flag(&row, name), Err(Misshapen), "{name}");
        }
        assert_eq!(flag_if_any(&row, "absent"), Ok(None));
        assert_eq!(flag_if_any(&row, "text"), Err(Misshapen));
    }
}
