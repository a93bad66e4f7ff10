//! Reading JSON of a site whose version is unknown (creatio-api.md, sections 2.1, 2.2 and 13).
//!
//! Each function tolerates only the differences between sites: a value of any other type is an error, so that a response
//! is never misread in part.

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::id::{Id, LookupValue};
use crate::secret::Secret;

pub(crate) type JsonObject = Map<String, Value>;

/// The JSON does not have the shape that Creatio documents.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct UnexpectedShape;

/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;

/// Start of the dates that .NET writes for an empty date column, in any zone.
const EMPTY_DATES: [&str; 2] = ["0001-01-01", "0000-12-31"];

/// A text; `null` is an empty text, and a number is its decimal digits.
pub(crate) fn text_of(value: &Value) -> Result<String, UnexpectedShape> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(UnexpectedShape),
    }
}

/// Maximum number of characters of a message among the results of a call.
const MAX_MESSAGE: usize = 500;

/// The beginning of a text that a page shows as it is.
pub(crate) fn beginning(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MAX_MESSAGE) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// A date as text that begins with `YYYY-MM-DD`; empty for an empty date in any of its forms, and for anything else.
pub(crate) fn date_of(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default().trim();
    let converted = text.strip_prefix("/Date(").map(|text| utc_of(text).unwrap_or_default());
    let text = converted.as_deref().unwrap_or(text);
    let is_date = text.len() >= 10
        && text.bytes().take(10).enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if is_date && !EMPTY_DATES.iter().any(|empty| text.starts_with(empty)) {
        text.to_owned()
    } else {
        String::new()
    }
}

/// The moment in a date of WCF, such as `/Date(1697649641245+0200)/`, from behind its bracket: milliseconds in UTC since
/// 1970, and the zone in which the server would show it. Earlier dates stand for no date.
fn utc_of(text: &str) -> Option<String> {
    let digits = text.split(['+', '-', ')']).next()?;
    let moment: u64 = digits.parse().ok()?;
    // Days since 0000-03-01 in the Gregorian calendar, in which a year ends with its leap day.
    let day = u32::try_from(moment / DAY_MS).ok()?.checked_add(719_468)?;
    let time = (moment % DAY_MS) as u32;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let mut text = String::new();
    // Without `format!`, whose widths cost more bytes in the first load than all of this.
    for (number, width, end) in [
        (era * 400 + year + month / 10, 4, '-'),
        ((month + 2) % 12 + 1, 2, '-'),
        (day, 2, 'T'),
        (time / 3_600_000, 2, ':'),
        (time / 60_000 % 60, 2, ':'),
        (time / 1_000 % 60, 2, '.'),
        (time % 1_000, 3, 'Z'),
    ] {
        let number = number.to_string();
        (number.len()..width).for_each(|_| text.push('0'));
        text.push_str(&number);
        text.push(end);
    }
    Some(text)
}

/// A lookup value: the DataService's object, or OData's bare id, which leaves the name empty.
///
/// An empty lookup is `null`, `""`, an object without a `value`, or the GUID of zeros.
pub(crate) fn lookup_of(value: &Value) -> Result<Option<LookupValue>, UnexpectedShape> {
    let (id, name) = match value {
        Value::Null => return Ok(None),
        Value::String(id) => (id.clone(), String::new()),
        Value::Object(members) => {
            let member = |name| text_of(members.get(name).unwrap_or(&Value::Null));
            (member("value")?, member("displayValue")?)
        }
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => return Err(UnexpectedShape),
    };
    if id.is_empty() {
        return Ok(None);
    }
    let id: Id = id.parse().map_err(|_| UnexpectedShape)?;
    Ok(Some(LookupValue { id, name }).filter(|value| !value.id.is_zero()))
}

/// [`text_of`] for `deserialize_with`; combine with `default` for a member that may be missing.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    text_of(&Value::deserialize(deserializer)?).map_err(shape_error)
}

/// A text; `None` if it is empty.
pub(crate) fn optional_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    text(deserializer).map(|text| Some(text).filter(|text| !text.is_empty()))
}

/// A text that must not be empty.
pub(crate) fn required_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    optional_text(deserializer)?.ok_or_else(|| shape_error(UnexpectedShape))
}

/// A secret, which must be a text and must not be empty.
pub(crate) fn required_secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
    let secret = Secret::deserialize(deserializer)?;
    if secret.is_empty() { Err(shape_error(UnexpectedShape)) } else { Ok(secret) }
}

/// The member called `name` in any mix of upper and lower case.
pub(crate) fn member_in_any_case<'a>(members: &'a JsonObject, name: &str) -> Option<&'a Value> {
    members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Callers report the whole response, so the error needs no description of its own.
fn shape_error<E: Error>(UnexpectedShape: UnexpectedShape) -> E {
    E::custom("unexpected shape")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;

    const GUID: &str = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";
    const ZEROS: &str = "00000000-0000-0000-0000-000000000000";

    fn read<T>(read: impl FnOnce(Value) -> Result<T, serde_json::Error>, value: Value) -> Option<T> {
        read(value).ok()
    }

    #[test]
    fn an_empty_lookup_has_five_shapes() {
        for value in [
            json!(null),
            json!(""),
            json!({"value": ""}),
            json!({"value": ZEROS, "displayValue": ""}),
            json!(ZEROS),
        ] {
            assert_eq!(lookup_of(&value), Ok(None), "{value}");
        }
    }

    #[test]
    fn a_lookup_is_an_object_or_a_bare_id() {
        let id: Id = GUID.parse().unwrap();
        for (value, name) in [
            (json!({"value": GUID, "displayValue": "Supervisor", "primaryImageValue": ""}), "Supervisor"),
            (json!({"value": GUID, "displayValue": null}), ""),
            (json!({"value": GUID, "displayValue": 7}), "7"),
            (json!(GUID), ""),
        ] {
            let expected = LookupValue { id: id.clone(), name: name.to_owned() };
            assert_eq!(lookup_of(&value), Ok(Some(expected)), "{value}");
        }
    }

    #[test]
    fn a_lookup_of_another_shape_is_an_error() {
        for value in
            [json!(5), json!("Supervisor"), json!({"value": "Supervisor"}), json!([]), json!({"value": 1})]
        {
            assert_eq!(lookup_of(&value), Err(UnexpectedShape), "{value}");
        }
    }

    #[test]
    fn a_text_may_be_null_or_a_number() {
        for (value, expected) in [
            (json!("a"), Some("a")),
            (json!(null), Some("")),
            (json!(1), Some("1")),
            (json!(-2.5), Some("-2.5")),
            (json!(true), None),
            (json!(["a"]), None),
            (json!({}), None),
        ] {
            assert_eq!(read(text, value.clone()).as_deref(), expected, "{value}");
            let required = expected.filter(|text| !text.is_empty());
            assert_eq!(read(required_text, value.clone()).as_deref(), required, "{value}");
            let optional = read(optional_text, value.clone());
            assert_eq!(optional, expected.map(|_| required.map(str::to_owned)), "{value}");
        }
    }

    #[test]
    fn what_is_no_date_or_the_first_day_of_the_calendar_is_empty() {
        for (value, expected) in [
            (json!(null), ""),
            (json!(""), ""),
            (json!("0001-01-01T00:00:00Z"), ""),
            (json!("0001-01-01T02:00:00.000"), ""),
            (json!("0000-12-31T22:00:00"), ""),
            (json!("soon"), ""),
            (json!("18.10.2023 17:20"), ""),
            (json!("ååååååååå"), ""),
            (json!(1_697_649_641_245_i64), ""),
            (json!(true), ""),
            (json!({}), ""),
            (json!("2023-10-18"), "2023-10-18"),
            (json!(" 2023-10-18T17:20:41.245"), "2023-10-18T17:20:41.245"),
            (json!("2023-10-18T17:20:41+02:00"), "2023-10-18T17:20:41+02:00"),
            (json!("/Date(1697649641245)/"), "2023-10-18T17:20:41.245Z"),
            (json!("/Date(1697649641245+0200)/"), "2023-10-18T17:20:41.245Z"),
            (json!(" /Date(1697649641245-0730)/ "), "2023-10-18T17:20:41.245Z"),
            (json!("/Date(0)/"), "1970-01-01T00:00:00.000Z"),
            (json!("/Date(253402300799999)/"), "9999-12-31T23:59:59.999Z"),
            (json!("/Date(253402300800000)/"), ""),
            (json!("/Date(-1)/"), ""),
            (json!("/Date(951782400000)/"), "2000-02-29T00:00:00.000Z"),
            (json!("/Date(-62135596800000)/"), ""),
            (json!("/Date(-62135604000000+0200)/"), ""),
            (json!("/Date(x)/"), ""),
            (json!("/Date()/"), ""),
            (json!("/Date(18446744073709551615)/"), ""),
            (json!("/Date(18446744073709551616)/"), ""),
        ] {
            assert_eq!(date_of(&value), expected, "{value}");
        }
    }

    #[test]
    fn only_a_text_is_a_secret() {
        for (value, expected) in
            [(json!("S3"), Some("S3")), (json!(""), None), (json!(3), None), (json!(null), None)]
        {
            let secret = read(required_secret, value.clone());
            assert_eq!(secret.as_ref().map(Secret::expose), expected, "{value}");
        }
    }

    #[test]
    fn members_are_found_in_any_case() {
        let members = json!({"UserInfo": 1});
        let members = members.as_object().unwrap();
        assert_eq!(member_in_any_case(members, "userinfo"), Some(&json!(1)));
        assert_eq!(member_in_any_case(members, "user"), None);
    }
}
