//! Puts values into a template.

use super::{subject::Subject, value::Value};

/// The template with its values, each as `literal` writes it. What a value contains is never taken for a name.
pub(super) fn fill(template: &str, subject: &Subject, literal: &dyn Fn(Value, &str) -> String) -> String {
    let mut text = String::with_capacity(template.len() + 1000);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('@') {
        text.push_str(before);
        let named = after.split_once('@').and_then(|(name, rest)| Some((name.parse::<Value>().ok()?, rest)));
        match named {
            Some((value @ (Value::App | Value::IsNetCore), following)) => {
                text.push_str(subject.get(value));
                rest = following;
            }
            Some((value, following)) => {
                text.push_str(&literal(value, subject.get(value)));
                rest = following;
            }
            None => {
                text.push('@');
                rest = after;
            }
        }
    }
    text + rest
}
