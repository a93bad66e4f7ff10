//! The file of environment variables.

/// A value as shells and the readers of such files understand it alike.
pub fn value(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%+,@=".contains(c);
    match text {
        _ if text.chars().all(is_plain) => text.to_owned(),
        _ if !text.contains('\'') => format!("'{text}'"),
        _ => {
            let escape = |c: char| if "\"\\$`".contains(c) { vec!['\\', c] } else { vec![c] };
            format!("\"{}\"", text.chars().flat_map(escape).collect::<String>())
        }
    }
}
