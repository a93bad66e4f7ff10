//! Secrets that are recognized without a name: tokens, random texts, and the password in an address.

use std::ops::Range;

/// Authentication schemes, which a token follows.
const SCHEMES: [&str; 4] = ["bearer", "basic", "negotiate", "digest"];

/// Minimum length of a random text.
const MIN_RANDOM: usize = 24;

/// Adds all secrets of these kinds.
pub(super) fn find(text: &str, lower: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"://") {
            found.extend(user_info(text, at + 3));
            at += 3;
        } else if is_run(bytes[at]) {
            let end = run_end(bytes, at);
            let secret = in_run(text, lower, at..end);
            at = secret.as_ref().map_or(end, |secret| secret.end.max(end));
            found.extend(secret);
        } else {
            at += 1;
        }
    }
}

fn is_run(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'_' | b'-')
}

fn run_end(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| is_run(**byte)).count()
}

/// User name and password of an address whose host may begin at `start`.
fn user_info(text: &str, start: usize) -> Option<Range<usize>> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>' | '”');
    let length = text[start..].find(ends).unwrap_or(text.len() - start);
    text[start..start + length].rfind('@').map(|at| start..start + at)
}

fn in_run(text: &str, lower: &str, run: Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    if SCHEMES.contains(&&lower[run.clone()]) {
        return credentials(text, run.end);
    }
    // Base64 of `{"`, with which every JSON web token begins.
    if text[run.clone()].starts_with("eyJ") && bytes.get(run.end) == Some(&b'.') {
        let is_token = |byte: &u8| is_run(*byte) || matches!(byte, b'.' | b'=');
        return Some(run.start..run.end + bytes[run.end..].iter().take_while(|byte| is_token(byte)).count());
    }
    let padding = bytes[run.end..].iter().take_while(|byte| **byte == b'=').count().min(2);
    (is_random(&text[run.clone()]) && !is_public(text, lower, &run)).then_some(run.start..run.end + padding)
}

/// What follows the name of a scheme, unless it is the next word of a sentence.
fn credentials(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let between = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '+' | '"' | '\'');
    let start = at + rest.len() - rest.trim_start_matches(between).len();
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ';' | ')' | '”');
    let length = text[start..].find(ends).unwrap_or(text.len() - start);
    let word = text[start..start + length].trim_end_matches([',', '.']);
    let is_prose =
        word.len() < 12 || matches!(word.to_ascii_lowercase().as_str(), "authentication" | "authorization");
    (start > at && !word.is_empty() && (!is_prose || is_password_like(word)))
        .then_some(start..start + word.len())
}

/// True for a word that is not one of a sentence: digits among letters, upper case in its middle, or symbols.
pub(super) fn is_password_like(word: &str) -> bool {
    let has = |test: fn(&u8) -> bool| word.bytes().any(|byte| test(&byte));
    let is_mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    let has_inner_upper =
        word.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    let has_symbol = has(|byte| {
        matches!(byte, b'+' | b'/' | b'=' | b'_' | b'!' | b'@' | b'#' | b'$' | b'%' | b'&' | b'*')
    });
    is_mixed || has_inner_upper || has_symbol
}

/// True for a long text of letters and digits that is no path and no name of Creatio.
fn is_random(run: &str) -> bool {
    if run.len() < MIN_RANDOM {
        return false;
    }
    if !run.contains('/') {
        return mixes_letters_and_digits(run);
    }
    // Base64 changes between kinds of characters all the time, an address hardly ever.
    let kind = |byte: u8| match byte {
        b'0'..=b'9' => 0,
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        _ => 3,
    };
    let changes = run.as_bytes().windows(2).filter(|two| kind(two[0]) != kind(two[1])).count();
    let is_dense = changes * 5 >= run.len() * 2 && mixes_letters_and_digits(run);
    is_dense || run.split('/').any(|part| part.len() >= MIN_RANDOM && mixes_letters_and_digits(part))
}

fn mixes_letters_and_digits(run: &str) -> bool {
    // Names of settings and features of Creatio contain this.
    let run = run.replace("OAuth20", "");
    run.bytes().any(|byte| byte.is_ascii_digit()) && run.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// True for a GUID, and for a client id that is called one.
fn is_public(text: &str, lower: &str, run: &Range<usize>) -> bool {
    let id = &text[run.clone()];
    let hex_digits = id.bytes().filter(u8::is_ascii_hexdigit).count();
    if hex_digits == 32 && id.len() == 36 {
        return id.bytes().enumerate().all(|(at, byte)| (byte == b'-') == matches!(at, 8 | 13 | 18 | 23));
    }
    // At most a name, a quote and a colon stand before it.
    let before: String =
        lower[..run.start].chars().rev().take(16).filter(char::is_ascii_alphabetic).collect();
    hex_digits == 32 && id.len() == 32 && before.starts_with("ditneilc")
}
