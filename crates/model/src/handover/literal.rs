//! Texts as literals of a language: what they contain cannot end the literal.

use std::fmt::Write as _;

/// For POSIX shells.
pub fn shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// For PowerShell, which takes typographic quotation marks for plain ones.
pub fn powershell(text: &str) -> String {
    let is_quote = |c: char| matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}');
    let mut literal = String::from("'");
    for character in text.chars() {
        literal.push(character);
        if is_quote(character) {
            literal.push(character);
        }
    }
    literal + "'"
}

/// For C#, Java and JavaScript: what is not ASCII as UTF-16.
pub fn utf16(text: &str) -> String {
    quoted(text, |literal, character| {
        for unit in character.encode_utf16(&mut [0; 2]) {
            // Writing to a String cannot fail.
            let _ = write!(literal, "\\u{unit:04x}");
        }
    })
}

/// For Python and Go: what is not ASCII as code points.
pub fn code_points(text: &str) -> String {
    quoted(text, |literal, character| {
        let code = u32::from(character);
        // Writing to a String cannot fail.
        let _ =
            if code > 0xffff { write!(literal, "\\U{code:08x}") } else { write!(literal, "\\u{code:04x}") };
    })
}

/// For Power Query.
pub fn power_query(text: &str) -> String {
    format!("\"{}\"", text.replace("#(", "#(#)(").replace('"', "\"\""))
}

fn quoted(text: &str, escape: impl Fn(&mut String, char)) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            ' '..='~' => literal.push(character),
            _ => escape(&mut literal, character),
        }
    }
    literal + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_escapes() {
        let text = "it's \"a\" \\ $b `c` #(lf) \u{2019}";
        assert_eq!(shell(text), "'it'\\''s \"a\" \\ $b `c` #(lf) \u{2019}'");
        assert_eq!(powershell(text), "'it''s \"a\" \\ $b `c` #(lf) \u{2019}\u{2019}'");
        assert_eq!(power_query(text), "\"it's \"\"a\"\" \\ $b `c` #(#)(lf) \u{2019}\"");
        let text = "\"\\u0022\" \u{e9} \u{1f600}";
        assert_eq!(utf16(text), r#""\"\\u0022\" \u00e9 \ud83d\ude00""#);
        assert_eq!(code_points(text), r#""\"\\u0022\" \u00e9 \U0001f600""#);
    }
}
