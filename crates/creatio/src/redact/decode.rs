//! Undoing the escapes of JSON, JavaScript, HTML, XML and addresses.

use std::borrow::Cow;
use std::ops::Range;

/// A text after some undoing of its notations, and where each byte of it comes from.
pub(super) struct Layer<'a> {
    text: Cow<'a, str>,
    /// For each byte, the range of the original text; empty if the text is the original.
    origins: Vec<(u32, u32)>,
}

impl<'a> Layer<'a> {
    /// The text as it is.
    pub(super) fn of(text: &'a str) -> Layer<'a> {
        Layer { text: Cow::Borrowed(text), origins: Vec::new() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The range of the original text from which a range of this layer comes.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        match (
            self.origins.get(range.start),
            range.end.checked_sub(1).and_then(|last| self.origins.get(last)),
        ) {
            (Some((start, _)), Some((_, end))) if !range.is_empty() => *start as usize..*end as usize,
            _ => range,
        }
    }

    /// The layer below: each escape in this one undone once. `None` if there is none.
    pub(super) fn decoded(&self) -> Option<Layer<'a>> {
        let mut below = Decoded::default();
        let mut has_escapes = false;
        let mut at = 0;
        while let Some(c) = self.text[at..].chars().next() {
            let end = match undo(&self.text[at..], c) {
                Undone::Not => {
                    below.push(c, self.source(at..at + c.len_utf8()));
                    at + c.len_utf8()
                }
                Undone::Char(decoded, length) => {
                    has_escapes = true;
                    below.push(decoded, self.source(at..at + length));
                    at + length
                }
                Undone::Nothing(length) => {
                    has_escapes = true;
                    at + length
                }
                Undone::Bytes(bytes) => {
                    has_escapes = true;
                    let mut from = at;
                    for (decoded, length) in chars_of(&bytes) {
                        below.push(decoded, self.source(from..from + 3 * length));
                        from += 3 * length;
                    }
                    from
                }
            };
            at = end;
        }
        has_escapes.then_some(Layer { text: Cow::Owned(below.text), origins: below.origins })
    }
}

#[derive(Default)]
struct Decoded {
    text: String,
    origins: Vec<(u32, u32)>,
}

impl Decoded {
    fn push(&mut self, c: char, source: Range<usize>) {
        self.text.push(c);
        // A response is cut long before its length exceeds 32 bits.
        self.origins.resize(self.text.len(), (source.start as u32, source.end as u32));
    }
}

enum Undone {
    /// No escape begins here.
    Not,
    /// An escape of one character, and its length.
    Char(char, usize),
    /// An invisible character, which may stand in the middle of a name, and its length.
    Nothing(usize),
    /// Escapes of bytes, three characters each.
    Bytes(Vec<u8>),
}

fn undo(text: &str, first: char) -> Undone {
    match first {
        '\\' => backslash(&text[1..]),
        '&' => entity(text),
        '%' => percent(text),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Undone::Nothing(first.len_utf8()),
        _ => Undone::Not,
    }
}

fn backslash(rest: &str) -> Undone {
    let c = match rest.chars().next() {
        Some('u' | 'U') => {
            return unit(&rest[1..]).map_or(Undone::Not, |unit| pair(unit, &rest[5..], "\\u", 6));
        }
        Some('x') => match hex(&rest[1..], 2) {
            Some(byte) => return Undone::Char(char::from_u32(byte).unwrap_or('\u{fffd}'), 4),
            None => return Undone::Not,
        },
        Some('n' | 'r') => '\n',
        Some('t' | 'b' | 'f') => '\t',
        Some(c @ ('"' | '\'' | '/' | '\\' | '`')) => c,
        _ => return Undone::Not,
    };
    Undone::Char(c, 2)
}

/// One unit of UTF-16, or two that belong together.
fn pair(unit_value: u32, rest: &str, prefix: &str, length: usize) -> Undone {
    if let Some(c) = char::from_u32(unit_value) {
        return Undone::Char(c, length);
    }
    let low = rest.strip_prefix(prefix).and_then(unit).filter(|low| (0xDC00..0xE000).contains(low));
    match low {
        Some(low) if unit_value < 0xDC00 => {
            let c = char::from_u32(0x1_0000 + ((unit_value - 0xD800) << 10) + (low - 0xDC00));
            Undone::Char(c.unwrap_or('\u{fffd}'), 2 * length)
        }
        _ => Undone::Char('\u{fffd}', length),
    }
}

fn unit(text: &str) -> Option<u32> {
    hex(text, 4)
}

fn hex(text: &str, digits: usize) -> Option<u32> {
    let digits = text.get(..digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

/// Maximum length of the name or number of an entity.
const MAX_ENTITY: usize = 8;

fn entity(text: &str) -> Undone {
    let Some(end) = text.bytes().take(MAX_ENTITY + 2).position(|byte| byte == b';') else {
        return Undone::Not;
    };
    let name = &text[1..end];
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(digits) => hex(digits, digits.len()),
        None => number.parse().ok(),
    });
    let c = match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "colon" => ':',
        "equals" => '=',
        _ => match number {
            Some(number) => char::from_u32(number).unwrap_or('\u{fffd}'),
            None => return Undone::Not,
        },
    };
    Undone::Char(c, end + 1)
}

fn percent(text: &str) -> Undone {
    if let Some(unit) = text.strip_prefix("%u").and_then(unit) {
        return pair(unit, &text[6..], "%u", 6);
    }
    let mut bytes = Vec::new();
    // Four bytes are one character at most; the rest is undone in turn.
    while bytes.len() < 4 {
        let escape = text.get(3 * bytes.len()..).and_then(|rest| rest.strip_prefix('%'));
        match escape.and_then(|digits| hex(digits, 2)).and_then(|byte| u8::try_from(byte).ok()) {
            Some(byte) if bytes.is_empty() || byte & 0xC0 == 0x80 => bytes.push(byte),
            _ => break,
        }
    }
    if bytes.is_empty() { Undone::Not } else { Undone::Bytes(bytes) }
}

/// The characters of UTF-8, and the number of bytes of each. What is not UTF-8 is taken for Latin-1.
fn chars_of(bytes: &[u8]) -> Vec<(char, usize)> {
    let mut chars = Vec::new();
    for chunk in bytes.utf8_chunks() {
        chars.extend(chunk.valid().chars().map(|c| (c, c.len_utf8())));
        chars.extend(chunk.invalid().iter().map(|byte| (char::from(*byte), 1)));
    }
    chars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_notation_is_undone_once() {
        for (text, below) in [
            (r#"\u0022a\""#, "\"a\""),
            (r"\\u0022", r"\u0022"),
            (r"\uD83D\uDE00 \ud83d \x41 \q", "\u{1f600} \u{fffd} A \\q"),
            ("&quot;&#39;&#xF6;&amp;lt;&nbsp;&none;", "\"'ö&lt;\u{a0}&none;"),
            ("%22%C3%B6%F6%2522%u00f6%zz", "\"öö%22ö%zz"),
            ("se\u{200b}cret", "secret"),
        ] {
            assert_eq!(Layer::of(text).decoded().as_ref().map(Layer::text), Some(below), "{text}");
        }
        assert!(Layer::of("a & b 50 % \\").decoded().is_none());
    }

    #[test]
    fn each_range_is_found_in_the_original() {
        let text = r"ö&amp;#x41;%2541\\u0041.";
        let layer = Layer::of(text).decoded().and_then(|layer| layer.decoded());
        let layer = layer.as_ref();
        assert_eq!(layer.map(Layer::text), Some("öAAA."));
        let source = |range| layer.map(|layer| &text[layer.source(range)]);
        assert_eq!(source(2..3), Some("&amp;#x41;"));
        assert_eq!(source(3..4), Some("%2541"));
        assert_eq!(source(2..5), Some(r"&amp;#x41;%2541\\u0041"));
        assert_eq!(source(0..2), Some("ö"));
    }
}
