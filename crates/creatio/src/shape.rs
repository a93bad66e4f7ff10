//! The shape of an answer that may hold a secret: its members, their kinds and their lengths, but no text of it.

use std::fmt::Write as _;

use serde_json::Value;

/// Maximum number of levels, and of members or items of one level, that are described.
const MAX_LEVELS: usize = 4;
const MAX_ITEMS: usize = 8;

/// Maximum length of a name that is repeated.
const MAX_NAME: usize = 40;

/// Describes JSON, such as `{"GetClientSecretResult": text of 32 characters}`.
pub(crate) fn of_json(json: &Value) -> String {
    let mut shape = String::new();
    write_value(&mut shape, json, MAX_LEVELS);
    shape
}

fn write_value(shape: &mut String, value: &Value, levels: usize) {
    // Writing to a string cannot fail.
    let _ = match value {
        Value::Null => write!(shape, "null"),
        Value::Bool(flag) => write!(shape, "{flag}"),
        Value::Number(_) => write!(shape, "number"),
        Value::String(text) => write!(shape, "text of {} characters", text.chars().count()),
        Value::Array(items) if levels == 0 => write!(shape, "array of {}", items.len()),
        Value::Object(members) if levels == 0 => write!(shape, "object of {}", members.len()),
        Value::Array(items) => {
            write_list(shape, ('[', ']'), items, |shape, item| write_value(shape, item, levels - 1));
            Ok(())
        }
        Value::Object(members) => {
            write_list(shape, ('{', '}'), members, |shape, (name, value)| {
                shape.push_str(&quoted_name(name));
                shape.push_str(": ");
                write_value(shape, value, levels - 1);
            });
            Ok(())
        }
    };
}

fn write_list<T>(
    shape: &mut String,
    (open, close): (char, char),
    items: impl IntoIterator<Item = T>,
    write_item: impl Fn(&mut String, T),
) {
    shape.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            shape.push_str(", ");
        }
        if index == MAX_ITEMS {
            shape.push('…');
            break;
        }
        write_item(shape, item);
    }
    shape.push(close);
}

/// The name of a member, unless a service may have put a secret in its place: names of services are short and have no
/// digits.
fn quoted_name(name: &str) -> String {
    let is_name =
        name.len() <= MAX_NAME && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    if is_name { format!("\"{name}\"") } else { format!("name of {} characters", name.chars().count()) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_shape_has_names_kinds_and_lengths() {
        for (value, shape) in [
            (
                json!({"GetClientSecretResult": "0".repeat(32)}),
                r#"{"GetClientSecretResult": text of 32 characters}"#,
            ),
            (
                json!({"R": {"success": true, "data": ["ö", null, 5]}}),
                r#"{"R": {"data": [text of 1 characters, null, number], "success": true}}"#,
            ),
            (
                json!({"8AA6": 1, "a b": ""}),
                "{name of 4 characters: number, name of 3 characters: text of 0 characters}",
            ),
            (json!([[[[[1, 2]]], {}]]), "[[[[array of 2]], {}]]"),
            (json!([[[[{"a": 1}]]]]), "[[[[object of 1]]]]"),
            (
                json!([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
                "[number, number, number, number, number, number, number, number, …]",
            ),
            (json!("S3CRET"), "text of 6 characters"),
        ] {
            assert_eq!(of_json(&value), shape);
        }
    }
}
