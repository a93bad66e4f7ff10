//! Text that is not what it looks like: invisible characters, which come along when a value is copied.

use std::fmt::Write as _;

/// Whether a character leaves no trace on screen.
pub fn is_invisible(character: char) -> bool {
    let is_format = matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}');
    is_format || (character.is_control() && !character.is_whitespace())
}

/// Invisible characters by which some scripts and emoji join letters, or mark their direction.
fn joins(character: char) -> bool {
    matches!(character, '\u{200C}'..='\u{200F}' | '\u{61C}' | '\u{34F}' | '\u{180B}'..='\u{180E}')
}

/// A text without blanks and invisible characters at its ends.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || is_invisible(character))
}

/// A text as the user sees it, on one line or several: trimmed, without the invisible characters inside that mean nothing.
pub fn cleaned(text: &str, has_lines: bool) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = trimmed(text).chars().peekable();
    let mut before = None;
    while let Some(character) = rest.next() {
        let is_foreign = |other: Option<&char>| other.is_some_and(|other| !other.is_ascii());
        match character {
            _ if joins(character) && is_foreign(before.as_ref()) && is_foreign(rest.peek()) => {}
            _ if is_invisible(character) => continue,
            // A carriage return belongs to the line feed after it.
            '\r' if !has_lines && rest.peek() == Some(&'\n') => continue,
            _ if character.is_control() && !has_lines => {
                clean.push(' ');
                continue;
            }
            _ => {}
        }
        clean.push(character);
        before = Some(character);
    }
    clean
}

/// A URL or an identifier, none of which has an invisible character or a line break.
pub fn cleaned_identifier(text: &str) -> String {
    trimmed(text).chars().filter(|character| !is_invisible(*character) && !character.is_control()).collect()
}

/// A text by which two are compared that look the same. `normalize` gives the compatible form of a text (NFKC).
pub fn comparable(text: &str, normalize: fn(&str) -> String) -> String {
    let visible: String = text.chars().filter(|character| !is_invisible(*character)).collect();
    let normalized = if visible.is_ascii() { visible } else { normalize(&visible) };
    normalized.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name with what cannot be seen in it written out, for a place where it is confirmed.
pub fn visible(name: &str) -> String {
    let mut visible = String::with_capacity(name.len());
    let mut rest = name.chars().peekable();
    let mut before = None;
    while let Some(character) = rest.next() {
        let is_at_end = before.is_none() || rest.peek().is_none();
        let is_odd = is_invisible(character)
            || (character.is_whitespace() && character != ' ')
            || (character == ' ' && (is_at_end || rest.peek() == Some(&' ')));
        if is_odd {
            // Writing to a string does not fail.
            let _ = write!(visible, "[U+{:04X}]", u32::from(character));
        } else {
            visible.push(character);
        }
        before = Some(character);
    }
    visible
}

/// A name for the middle of a sentence: one that is written from right to left, or changes the direction, cannot reorder
/// what is around it.
pub fn isolated(name: &str) -> String {
    let reorders = |character: char| {
        matches!(character, '\u{590}'..='\u{8FF}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}')
    };
    if name.contains(reorders) { format!("\u{2068}{}\u{2069}", balanced(name)) } else { name.to_owned() }
}

/// The text without the marks that would end its own isolation.
fn balanced(name: &str) -> String {
    name.chars().filter(|character| !matches!(character, '\u{2066}'..='\u{2069}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_removed_at_the_ends_and_inside() {
        for (pasted, line) in [
            (" Postman\u{A0}", "Postman"),
            ("\u{FEFF}Postman\u{200B}", "Postman"),
            ("Post\u{AD}man\r\n", "Postman"),
            ("Post\nman", "Post man"),
            ("Post\r\nman", "Post man"),
            ("Post\u{202E}man", "Postman"),
            ("Azure Data", "Azure Data"),
            ("\u{200B}", ""),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("👩\u{200D}💻", "👩\u{200D}💻"),
            ("❤\u{FE0F}", "❤\u{FE0F}"),
            ("a\u{200D}b", "ab"),
        ] {
            assert_eq!(cleaned(pasted, false), line, "{pasted:?}");
        }
        assert_eq!(cleaned(" one\r\ntwo\tx\u{200B} ", true), "one\r\ntwo\tx");
        assert_eq!(
            cleaned_identifier("\u{FEFF}https://a.\u{AD}example/\u{200B}x\r\ny "),
            "https://a.example/xy"
        );
    }

    #[test]
    fn names_that_look_the_same_compare_as_the_same() {
        let same = |one: &str, other: &str| {
            let normalize = |text: &str| text.replace("e\u{301}", "é").replace('\u{A0}', " ");
            comparable(one, normalize) == comparable(other, normalize)
        };
        assert!(same(" Azure  Data\u{200B}", "Azure\u{A0}Data"));
        assert!(same("Caf\u{E9}", "Cafe\u{301}"));
        assert!(!same("Postman", "postman"));
    }

    #[test]
    fn what_cannot_be_seen_in_a_name_is_written_out() {
        for (name, shown) in [
            ("Azure Data Factory", "Azure Data Factory"),
            ("Pay\u{200B}roll", "Pay[U+200B]roll"),
            ("Pay\u{202E}roll", "Pay[U+202E]roll"),
            ("Pay\u{A0}roll", "Pay[U+00A0]roll"),
            ("Payroll ", "Payroll[U+0020]"),
            ("Pay\u{7}roll", "Pay[U+0007]roll"),
        ] {
            assert_eq!(visible(name), shown);
        }
    }

    #[test]
    fn only_a_name_that_can_reorder_a_sentence_is_isolated() {
        assert_eq!(isolated("Zürich 東京"), "Zürich 東京");
        assert_eq!(isolated("שלום"), "\u{2068}שלום\u{2069}");
        assert_eq!(isolated("a\u{202E}b\u{2069}c"), "\u{2068}a\u{202E}bc\u{2069}");
    }
}
