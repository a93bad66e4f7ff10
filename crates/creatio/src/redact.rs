//! Removing secrets from everything an error carries.

use crate::secret::Secret;

/// Replaces a secret.
const MASK: &str = "•••";

/// Maximum number of characters of a raw body that an error contains.
const MAX_BODY_CHARS: usize = 4_000;

/// Removes the secrets that a request carried, and everything that looks like a secret, from a text.
#[derive(Debug, Default)]
pub(crate) struct Redactor {
    sent: Vec<Secret>,
}

impl Redactor {
    /// Also removes `secret`, as it is and as JSON and HTML escape it.
    pub(crate) fn hide(&mut self, secret: &str) {
        if secret.is_empty() {
            return;
        }
        // Serializing a string cannot fail.
        let json = serde_json::to_string(secret).unwrap_or_default();
        let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let unquoted =
            json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(&json).to_owned();
        for form in [unquoted, html, secret.to_owned()] {
            if !self.sent.iter().any(|known| known.expose() == form) {
                self.sent.push(Secret::new(form));
            }
        }
    }

    /// The text without secrets.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut text = without_secrets(text);
        for secret in &self.sent {
            if text.contains(secret.expose()) {
                text = text.replace(secret.expose(), MASK);
            }
        }
        text
    }

    /// The body of a response without secrets, cut to what an error contains; `None` if nothing is left.
    pub(crate) fn body(&self, text: &str) -> Option<String> {
        let text = self.clean(text);
        let end = text.char_indices().nth(MAX_BODY_CHARS).map_or(text.len(), |(at, _)| at);
        Some(text[..end].to_owned()).filter(|text| !text.is_empty())
    }
}

/// The text with everything that looks like a secret replaced by `•••`: JSON members, parameters, headers and cookies with
/// a telling name, tokens, and the user name and password in an address.
pub fn without_secrets(text: &str) -> String {
    let text = without_secret_members(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((start, end)) = next_secret(rest) {
        out.push_str(&rest[..start]);
        out.push_str(MASK);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// True for a character that ends a secret.
fn is_delimiter(c: char) -> bool {
    c.is_whitespace() || matches!(c, ';' | '&' | '"' | '\'' | '<' | '>' | ',' | ')' | '”')
}

/// Endings of the names of parameters, headers and cookies whose value is a secret.
const SECRET_NAMES: [&str; 7] =
    ["secret", "password", "token", "csrf", "aspxauth", "bpmloader", "bpmsessionid"];

/// Authentication schemes, which a token follows.
const SCHEMES: [&str; 2] = ["bearer ", "basic "];

/// The bounds of the first secret.
fn next_secret(text: &str) -> Option<(usize, usize)> {
    let lower = text.to_ascii_lowercase();
    text.char_indices().find_map(|(at, c)| {
        let word = |start: usize| {
            let end = text[start..].find(is_delimiter).map_or(text.len(), |length| start + length);
            (end > start && !text[start..end].starts_with(MASK)).then_some((start, end))
        };
        match c {
            '=' | ':' if SECRET_NAMES.iter().any(|name| lower[..at].ends_with(name)) => {
                let blanks = text[at + 1..].len() - text[at + 1..].trim_start_matches(' ').len();
                word(at + 1 + blanks)
            }
            // Base64 of `{"`, with which every JSON web token begins.
            'e' if text[at..].starts_with("eyJ") => {
                word(at).filter(|(start, end)| text[*start..*end].contains('.'))
            }
            'b' | 'B' => {
                let scheme = SCHEMES.iter().find(|scheme| lower[at..].starts_with(**scheme))?;
                // A word that follows "basic" in prose is shorter.
                word(at + scheme.len()).filter(|(start, end)| end - start >= 12)
            }
            '/' if text[..at].ends_with(":/") => {
                let (start, end) = word(at + 1)?;
                let authority = text[start..end].split(['/', '?', '#']).next()?;
                authority
                    .rfind('@')
                    .map(|length| (start, start + length))
                    .filter(|(start, end)| &text[*start..*end] != MASK)
            }
            _ => None,
        }
    })
}

/// Masks the values of JSON members with a telling name, also in JSON inside a JSON string, and where the text is cut off
/// in the middle of the value.
fn without_secret_members(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut from = 0;
    while let Some(end_of_name) = next_name(&lower, from) {
        from = end_of_name;
        if let Some((start, end)) = value_after(text, end_of_name) {
            out.push_str(&text[done..start]);
            out.push_str(MASK);
            done = end;
            from = end;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// The end of the next word with which the name of a secret member ends.
fn next_name(lower: &str, from: usize) -> Option<usize> {
    ["secret", "password", "token"]
        .iter()
        .filter_map(|word| lower[from..].find(word).map(|at| from + at + word.len()))
        .min()
}

/// The bounds of the string value of the member whose name ends at `at`: after `":"`, up to the next quote with no more
/// backslashes than the first one (JSON inside JSON).
fn value_after(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let (at, _) = quote(bytes, at)?;
    let at = spaces(bytes, at);
    if bytes.get(at) != Some(&b':') {
        return None;
    }
    let (start, depth) = quote(bytes, spaces(bytes, at + 1))?;
    let mut end = start;
    while end < bytes.len() {
        match quote(bytes, end) {
            Some((_, escapes)) if escapes <= depth => return Some((start, end)),
            Some((after, _)) => end = after,
            None => end += 1,
        }
    }
    Some((start, bytes.len()))
}

/// If there is a quote at `at`, perhaps after backslashes: its end, and the number of backslashes.
fn quote(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let escapes = bytes.get(at..)?.iter().take_while(|byte| **byte == b'\\').count();
    (bytes.get(at + escapes) == Some(&b'"')).then_some((at + escapes + 1, escapes))
}

fn spaces(bytes: &[u8], at: usize) -> usize {
    at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_looks_like_a_secret_is_masked() {
        for (text, cleaned) in [
            (
                "grant_type=client_credentials&client_secret=S3&x=1",
                "grant_type=client_credentials&client_secret=•••&x=1",
            ),
            ("Authorization: Bearer abcdefghijkl; next", "Authorization: Bearer •••; next"),
            ("Basic QWxhZGRpbjpvcGVu", "Basic •••"),
            ("a basic question", "a basic question"),
            (
                "Cookie: .ASPXAUTH=F00; BPMCSRF=abc/d+e==; UserType=General",
                "Cookie: .ASPXAUTH=•••; BPMCSRF=•••; UserType=General",
            ),
            ("BPMCSRF: abc", "BPMCSRF: •••"),
            ("it was eyJhbGciOi.eyJzdWIi.c2ln here", "it was ••• here"),
            ("eyJ is how they begin", "eyJ is how they begin"),
            ("http://admin:pass@is.example/x@y", "http://•••@is.example/x@y"),
            ("http://is.example:8090/a@b", "http://is.example:8090/a@b"),
            ("settings: OAuth20IdentityServerClientSecret.", "settings: OAuth20IdentityServerClientSecret."),
            ("password=", "password="),
        ] {
            assert_eq!(without_secrets(text), cleaned);
            assert_eq!(without_secrets(cleaned), cleaned, "idempotent");
        }
    }

    #[test]
    fn secret_members_are_masked_at_any_depth() {
        for (name, text, cleaned) in [
            ("plain", r#"{"clientId":"A","clientSecret":"S3"}"#, r#"{"clientId":"A","clientSecret":"•••"}"#),
            ("spaces", r#"{"ClientSecret" : "S3" }"#, r#"{"ClientSecret" : "•••" }"#),
            (
                "setting",
                r#"{"OAuth20IdentityServerClientSecret":"S3","b":1}"#,
                r#"{"OAuth20IdentityServerClientSecret":"•••","b":1}"#,
            ),
            ("quote inside", r#"{"secret":"a\"S3","b":"c"}"#, r#"{"secret":"•••","b":"c"}"#),
            ("cut inside", r#"{"clientSecret":"S3aaa"#, r#"{"clientSecret":"•••"#),
            ("cut after a backslash", r#"{"clientSecret":"S3\"#, r#"{"clientSecret":"•••"#),
            (
                "JSON in JSON",
                r#"{"m":"{\"clientSecret\":\"S3\",\"b\":1}"}"#,
                r#"{"m":"{\"clientSecret\":\"•••\",\"b\":1}"}"#,
            ),
            ("password", r#"{"UserPassword":"S3"}"#, r#"{"UserPassword":"•••"}"#),
            ("token", r#"{"access_token":"S3"}"#, r#"{"access_token":"•••"}"#),
            ("two", r#"{"aSecret":"S3","bSecret":"S3"}"#, r#"{"aSecret":"•••","bSecret":"•••"}"#),
            (
                "no text",
                r#"{"clientSecret":null,"secret":{"a":"b"}}"#,
                r#"{"clientSecret":null,"secret":{"a":"b"}}"#,
            ),
            (
                "prose",
                r#"check OAuth20IdentityServerClientSecret."#,
                r#"check OAuth20IdentityServerClientSecret."#,
            ),
        ] {
            assert_eq!(without_secret_members(text), cleaned, "{name}");
        }
    }

    #[test]
    fn a_sent_secret_is_masked_as_it_is_and_escaped() {
        let mut redactor = Redactor::default();
        redactor.hide("");
        redactor.hide("p\"<&ö");
        for text in ["a p\"<&ö b", r#"a p\"<&ö b"#, "a p&quot;&lt;&amp;ö b"] {
            assert_eq!(redactor.clean(text), "a ••• b");
        }
    }

    #[test]
    fn a_body_is_cut_by_characters_and_never_empty() {
        let redactor = Redactor::default();
        assert_eq!(redactor.body(&"ö".repeat(4_001)), Some("ö".repeat(4_000)));
        assert_eq!(redactor.body("short"), Some("short".to_owned()));
        assert_eq!(redactor.body(""), None);
    }
}
