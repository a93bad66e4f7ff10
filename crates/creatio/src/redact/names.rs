//! Names that tell that their value is a secret, wherever the name and the value stand.

use std::ops::Range;

use super::{patterns::is_password_like, values};

/// Parts of such names, in lower case.
const WORDS: [&str; 22] = [
    "secret",
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "token",
    "apikey",
    "api_key",
    "api-key",
    "api key",
    "privatekey",
    "private_key",
    "csrf",
    "xsrf",
    "aspxauth",
    "bpmloader",
    "sessionid",
    "credential",
    "authorization",
    "cookie",
    "assertion",
];

/// Ends of names that say something about a secret instead of being one, such as `token_endpoint`.
const HARMLESS_ENDS: [&str; 7] = ["endpoint", "type", "url", "uri", "lifetime", "length", "supported"];

/// Number of characters after a name within which its value is looked for in a pair.
const PAIR_REACH: usize = 200;

/// Number of words of a sentence between a name and its value.
const SENTENCE_REACH: usize = 3;

/// Length of a word that no sentence contains, and of a word that is no secret.
const LONG_WORD: usize = 20;
const SHORT_SECRET: usize = 4;

/// All values with such names.
pub(super) fn find(text: &str, lower: &str) -> Vec<Range<usize>> {
    let mut search = Search { text, lower, found: Vec::new(), has_pairs: false };
    search.names(word_at);
    // The value of a pair may stand before its key, so every member with this name counts.
    if search.has_pairs {
        search.names(value_word_at);
    }
    search.found
}

struct Search<'a> {
    text: &'a str,
    lower: &'a str,
    found: Vec<Range<usize>>,
    /// Whether a telling name is itself a value, as in `{"Key":"clientSecret","Value":"…"}`.
    has_pairs: bool,
}

/// The length of the telling word that begins at a place.
fn word_at(lower: &str, at: usize) -> Option<usize> {
    let rest = &lower.as_bytes()[at..];
    if let Some(word) = WORDS.iter().find(|word| rest.starts_with(word.as_bytes())) {
        return Some(word.len());
    }
    // These are parts of too many other names.
    let is_whole = at.checked_sub(1).is_none_or(|before| !is_name_byte(lower.as_bytes()[before]));
    ["code=", "pass=", "pass:"].iter().find(|word| is_whole && rest.starts_with(word.as_bytes())).map(|_| 4)
}

fn value_word_at(lower: &str, at: usize) -> Option<usize> {
    let rest = &lower.as_bytes()[at..];
    let ends = |length: usize| rest.get(length).is_none_or(|byte| !is_name_byte(*byte));
    let is_whole = at.checked_sub(1).is_none_or(|before| !is_name_byte(lower.as_bytes()[before]));
    if rest.starts_with(b"value") && ends(5) {
        return Some(5);
    }
    (is_whole && ends(1) && rest.first() == Some(&b'v')).then_some(1)
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$')
}

impl Search<'_> {
    fn names(&mut self, word_at: fn(&str, usize) -> Option<usize>) {
        let bytes = self.lower.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let Some(length) = word_at(self.lower, at) else {
                at += 1;
                continue;
            };
            let end = name_end(bytes, at + length);
            let tail = self.lower[at + length..end].trim_matches(['_', '-']);
            // A name with several words is one name.
            at = if HARMLESS_ENDS.iter().any(|harmless| tail.ends_with(harmless)) {
                end
            } else {
                self.value_of(at, end).max(end)
            };
        }
    }

    /// Finds the value of the name of which a word begins at `word`, and that ends at `end`. Returns where the search
    /// continues.
    fn value_of(&mut self, word: usize, end: usize) -> usize {
        if let Some([attributes, content]) = values::element(self.text, word, end) {
            let continues = content.end;
            self.found.extend([attributes, content]);
            return continues;
        }
        let closed = values::skip(self.text, end, values::is_closing);
        let separated = values::skip(self.text, closed, values::is_separator);
        if separated > closed {
            let is_header =
                ["cookie", "authorization"].iter().any(|name| self.lower[word..end].starts_with(name));
            let range = values::after_separator(self.text, separated, is_header);
            let continues = range.end;
            self.found.push(range);
            return continues;
        }
        let is_quoted = self.text[end..closed].contains(['"', '\'', '”', '`']);
        let ends_text = is_quoted || self.text[closed..].starts_with("</");
        if ends_text && values::begins_text(self.text, word) {
            self.has_pairs = true;
            self.found.extend(values::next_value(self.text, closed, PAIR_REACH));
        } else {
            self.found.extend(self.in_sentence(end));
        }
        end
    }

    /// The word of a sentence that is the value: "the client secret is 8AA6".
    fn in_sentence(&self, end: usize) -> Option<Range<usize>> {
        let mut at = end;
        for _ in 0..SENTENCE_REACH {
            let start = values::skip(self.text, at, values::is_blank_or_quote);
            if !self.text[at..start].contains(char::is_whitespace) {
                return None;
            }
            let length = self.text[start..].find(char::is_whitespace).unwrap_or(self.text.len() - start);
            let word = self.text[start..start + length].trim_end_matches(['.', ',', '"', '\'', ')', '”']);
            if word.len() >= LONG_WORD || word.len() >= SHORT_SECRET && is_password_like(word) {
                return Some(start..start + word.len());
            }
            at = start + length;
        }
        None
    }
}

fn name_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(byte) = bytes.get(end) {
        let joins = *byte == b'.' && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        if !joins && !is_name_byte(*byte) {
            break;
        }
        end += 1;
    }
    end
}
