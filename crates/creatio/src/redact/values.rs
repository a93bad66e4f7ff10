//! Where the value of a name begins and ends.

use std::ops::Range;

use super::MASK;

/// Number of characters before a telling word within which its name must begin.
const NAME_REACH: usize = 100;

/// Number of characters within which a value with blanks must be ended by a semicolon, as in connection strings.
const SEMICOLON_REACH: usize = 200;

/// Maximum length of a number that is not taken for a secret.
const MAX_NUMBER: usize = 5;

/// The end of the characters of a kind that begin at a place.
pub(super) fn skip(text: &str, at: usize, is_skipped: fn(char) -> bool) -> usize {
    text.len() - text[at..].trim_start_matches(is_skipped).len()
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '«' | '»' | '„')
}

/// True for what may stand between a name and its separator.
pub(super) fn is_closing(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, '\\' | ']' | ')')
}

/// True for what separates a name from its value.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, ':' | '=' | '：' | '＝')
}

pub(super) fn is_blank_or_quote(c: char) -> bool {
    c.is_whitespace() || is_quote(c)
}

/// True if the name that contains `word` is a whole text: nothing stands between it and the quote or tag before it.
pub(super) fn begins_text(text: &str, word: usize) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b' ');
    let length =
        text.as_bytes()[..word].iter().rev().take(NAME_REACH).take_while(|byte| is_name(**byte)).count();
    text[..word - length].ends_with(|c| is_quote(c) || c == '>')
}

/// The attributes and the content of the XML element with a name that ends at `end` and contains `word`; `None` if no tag
/// begins there.
pub(super) fn element(text: &str, word: usize, end: usize) -> Option<[Range<usize>; 2]> {
    let bytes = text.as_bytes();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':');
    let length = bytes[..word].iter().rev().take(NAME_REACH).take_while(|byte| is_name(**byte)).count();
    let tag = word - length;
    if tag == 0 || bytes[tag - 1] != b'<' {
        return None;
    }
    let close = text[end..].find('>').map_or(text.len(), |length| end + length);
    let attributes = text[end..close].trim_end_matches('/');
    let start = text.len().min(close + 1);
    let content_end = if text[..close].ends_with('/') {
        start
    } else {
        let end_tag = format!("</{}", &text[tag..end]);
        text[start..].find(&end_tag).map_or(text.len(), |length| start + length)
    };
    let attributes_end = if attributes.trim().is_empty() { end } else { end + attributes.len() };
    Some([end..attributes_end, start..content_end])
}

/// The value after a separator that ends at `at`. The value of a header is the rest of its line.
pub(super) fn after_separator(text: &str, at: usize, is_header: bool) -> Range<usize> {
    let start = skip(text, at, |c| c.is_whitespace() || c == '>');
    let rest = &text[start..];
    if rest.starts_with(MASK) {
        return start..start;
    }
    if rest.starts_with(['{', '[']) {
        return start..brackets_end(text, start);
    }
    if let Some(range) = quoted(text, start) {
        return range;
    }
    let length =
        if is_header { rest.find(['\n', '\r', '<', '"']).unwrap_or(rest.len()) } else { bare_length(rest) };
    let value = rest[..length].trim_end();
    match value.trim_end_matches([',', ')', '}', ']']) {
        "null" | "true" | "false" => start..start,
        _ => start..start + value.len(),
    }
}

/// The length of a value without quotes.
fn bare_length(rest: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, '&' | ';' | '<' | '>' | '"' | '”' | '»');
    let word = rest.find(ends).unwrap_or(rest.len());
    let line = rest[word..].char_indices().take(SEMICOLON_REACH);
    let end = line.map_while(|(at, c)| (!matches!(c, '=' | ':' | '\n' | '<' | '"')).then_some((at, c)));
    end.into_iter().find(|(_, c)| *c == ';').map_or(word, |(at, _)| word + at)
}

/// The content of a text in quotes, perhaps behind backslashes: up to the next quote with no more backslashes than the first
/// one has (JSON inside JSON).
fn quoted(text: &str, at: usize) -> Option<Range<usize>> {
    let open = skip(text, at, |c| c == '\\');
    let quote = text[open..].chars().next().filter(|c| is_quote(*c))?;
    let close = match quote {
        '“' | '„' => '”',
        '‘' => '’',
        '«' => '»',
        other => other,
    };
    let (start, depth) = (open + quote.len_utf8(), open - at);
    let mut backslashes = 0;
    for (length, c) in text[start..].char_indices() {
        if c == close && backslashes <= depth {
            return Some(start..start + length - backslashes);
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
    }
    Some(start..text.len())
}

/// The end of what a bracket begins, or of the text.
fn brackets_end(text: &str, start: usize) -> usize {
    let (mut depth, mut is_escaped, mut in_text) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if is_escaped => {}
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

/// The value that follows a name that is itself a value, within `reach` characters: the next text in quotes that is no name,
/// or the content of the next element.
pub(super) fn next_value(text: &str, at: usize, reach: usize) -> Option<Range<usize>> {
    let limit = text[at..].char_indices().nth(reach).map_or(text.len(), |(length, _)| at + length);
    let mut at = at;
    let mut is_content = false;
    while at < limit {
        let c = text[at..].chars().next()?;
        if c == '<' {
            at += text[at..limit].find('>')? + 1;
            is_content = true;
        } else if c.is_whitespace() || matches!(c, ',' | ';' | '|' | '(' | '{' | '[') || is_separator(c) {
            at += c.len_utf8();
        } else if is_content {
            return Some(at..text[at..].find('<').map_or(text.len(), |length| at + length));
        } else if let Some(range) = quoted(text, at) {
            if !is_name(text, range.end) {
                return Some(range);
            }
            at = skip(text, range.end, is_closing);
        } else if matches!(c, '}' | ']' | ')' | '/' | '>' | '.') {
            return None;
        } else {
            let ends = |c: char| {
                c.is_whitespace() || is_separator(c) || matches!(c, ',' | ';' | '<' | '>' | '"' | '}')
            };
            let end = text[at..limit].find(ends).map_or(limit, |length| at + length);
            if !is_name(text, end) {
                // A short number is a code or a count.
                let is_number =
                    end - at <= MAX_NUMBER && text[at..end].bytes().all(|byte| byte.is_ascii_digit());
                return (!is_number).then_some(at..end);
            }
            at = end;
        }
    }
    None
}

/// True if a separator follows.
fn is_name(text: &str, at: usize) -> bool {
    text[skip(text, at, is_closing)..].starts_with(is_separator)
}
