//! A credential or request pasted into the search identifies an app, which is then searched for by its client
//! id. Only this module reads it, and it is not stored, because it may contain a secret.

use base64::{
    Engine,
    alphabet::{STANDARD, URL_SAFE},
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde_json::Value;

/// The kind of a pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An HTTP header for Basic authentication (RFC 6749, section 2.3.1).
    Basic,
    /// A token, either a JSON Web Token or opaque.
    Token,
    /// The parameters of a token request (RFC 6749, section 4.4.2), or a command that sends them.
    Request,
    /// A record or settings in JSON.
    Json,
    /// A text that looks like a secret.
    Secret,
}

/// What was recognized in a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// What it is.
    pub kind: Kind,
    /// The client id that it contains, if any.
    pub client_id: Option<String>,
}

/// Number of characters without a blank that a person hardly types; a client id has as many.
const LONG_WORD: usize = 32;

/// Whether a text may be a credential or request: a quick look that misses none of what [`recognize`] recognizes, and takes
/// every long word for a secret.
pub fn may_be_credential(text: &str) -> bool {
    text.contains(['=', '{']) || has_long_word(text) || text.split_whitespace().any(is_scheme)
}

/// Whether a text has a word that is long enough for a secret.
pub fn has_long_word(text: &str) -> bool {
    text.split_whitespace().any(|word| word.chars().count() >= LONG_WORD)
}

/// Whether a word ends as an HTTP authentication scheme does.
fn is_scheme(word: &str) -> bool {
    ["basic", "bearer"].iter().any(|scheme| {
        let start = word.len().checked_sub(scheme.len());
        start.and_then(|start| word.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(scheme))
    })
}

/// Recognizes a credential or request; `None` if the text is an ordinary search.
pub fn recognize(text: &str) -> Option<Pasted> {
    let text = text.trim();
    let pasted = |kind, client_id: Option<String>| {
        let client_id = client_id.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
        Some(Pasted { kind, client_id })
    };
    if let Some(credentials) = after(text, "basic ") {
        return pasted(Kind::Basic, of_basic(credentials));
    }
    if let Some(token) = after(text, "bearer ") {
        return pasted(Kind::Token, of_token(token));
    }
    if text.starts_with("eyJ")
        && text.contains('.')
        && has_long_word(text)
        && !text.contains(char::is_whitespace)
    {
        return pasted(Kind::Token, of_token(text));
    }
    if text.starts_with('{') && text.contains('"') {
        return pasted(Kind::Json, of_json(text));
    }
    if is_secret(text) {
        return pasted(Kind::Secret, None);
    }
    if let Some(client_id) = parameter(text, "client_id") {
        return pasted(Kind::Request, Some(client_id));
    }
    // An incomplete request is just as secret.
    parameter(text, "client_secret").and_then(|_| pasted(Kind::Request, None))
}

/// Whether a text looks randomly generated: longer than any client id, and unlike anything a person would write.
/// Creatio's own secrets are 64 hexadecimal digits; others are Base64.
fn is_secret(text: &str) -> bool {
    let has = |what: fn(&char) -> bool| text.chars().any(|c| what(&c));
    let (digits, small, large) =
        (has(char::is_ascii_digit), has(char::is_ascii_lowercase), has(char::is_ascii_uppercase));
    let hexadecimal = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let base64 = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
    text.len() >= 40 && digits && base64 && (hexadecimal || small && large)
}

/// What follows an HTTP authentication scheme, with or without the name of the header before it.
fn after<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let at = text.to_ascii_lowercase().find(scheme)?;
    let before = text[..at].trim_end();
    let is_header = before.is_empty() || before.to_ascii_lowercase().ends_with("authorization:");
    let word = text[at + scheme.len()..].split_whitespace().next()?.trim_matches(['"', '\'']);
    // A shorter word is ordinary prose rather than a credential.
    (is_header && word.len() >= 8).then_some(word)
}

fn of_basic(credentials: &str) -> Option<String> {
    let text = String::from_utf8(decode(credentials)?).ok()?;
    Some(form_decoded(text.split_once(':')?.0))
}

/// Claims that contain the client id: OAuth's own (RFC 9068), and those of other issuers.
const CLAIMS: [&str; 4] = ["client_id", "azp", "appid", "cid"];

fn of_token(token: &str) -> Option<String> {
    let payload = decode(token.split('.').nth(1)?)?;
    let claims: Value = serde_json::from_slice(&payload).ok()?;
    CLAIMS.iter().find_map(|claim| Some(claims.get(claim)?.as_str()?.to_owned()))
}

fn of_json(text: &str) -> Option<String> {
    let value: Value = serde_json::from_str(text).ok()?;
    let members = value.as_object()?;
    let is_client_id = |name: &str| name.replace('_', "").eq_ignore_ascii_case("clientid");
    members
        .iter()
        .find(|(name, _)| is_client_id(name))
        .and_then(|(_, value)| Some(value.as_str()?.to_owned()))
}

/// The value of a parameter anywhere in a text.
fn parameter(text: &str, name: &str) -> Option<String> {
    let start = text.match_indices(name).find_map(|(at, _)| {
        let begins = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
        let rest = text[at + name.len()..].strip_prefix('=')?;
        begins.then_some(rest)
    })?;
    let end = start.find(|c: char| c == '&' || c.is_whitespace() || matches!(c, '"' | '\'' | '\\'));
    Some(form_decoded(&start[..end.unwrap_or(start.len())]))
}

/// Base64 of either alphabet, with or without padding.
fn decode(text: &str) -> Option<Vec<u8>> {
    let lax = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    [STANDARD, URL_SAFE].iter().find_map(|alphabet| GeneralPurpose::new(alphabet, lax).decode(text).ok())
}

/// Decodes `application/x-www-form-urlencoded`, which clients apply to their id and secret before Base64.
fn form_decoded(text: &str) -> String {
    crate::query_string::decode(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};

    use super::*;

    const ID: &str = "AF1CEC7B00112233445566778899AABB";

    fn token(claims: &str) -> String {
        let part = |text: &str| BASE64_URL_SAFE_NO_PAD.encode(text);
        format!("{}.{}.c2lnbmF0dXJl", part("{\"alg\":\"RS256\"}"), part(claims))
    }

    /// A quick look misses nothing, since what it misses gets into the address.
    #[test]
    fn whatever_is_recognized_may_be_a_credential() {
        for text in [
            "Basic QUJDOmRlZg==",
            "authorization:basic QUJDOmRlZg",
            "BEARER abcdefgh",
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
            "{\"a\":1}",
            "client_secret=x",
            &"a1B2".repeat(10),
        ] {
            assert!(recognize(text).is_some() && may_be_credential(text), "{text}");
        }
        for text in ["", "Postman", "Azure Data Factory", "basically", "my app (test)", "Приложение"]
        {
            assert!(!may_be_credential(text), "{text}");
        }
        assert!(may_be_credential(ID), "a client id is as long as a secret, so it has to be a known one");
    }

    #[test]
    fn a_credential_names_its_app() {
        let basic = BASE64_STANDARD.encode(format!("{ID}:s3cr3t-of-the-app"));
        let escaped = BASE64_STANDARD.encode("a%2Fb+c:secret");
        let token = token(&format!("{{\"client_id\":\"{ID}\",\"scope\":[\"ApplicationAccess_1\"]}}"));
        for (text, kind, client_id) in [
            (format!("Basic {basic}"), Kind::Basic, ID),
            (format!("Authorization: Basic {basic}"), Kind::Basic, ID),
            (format!("  authorization:  basic {basic}  "), Kind::Basic, ID),
            (format!("Basic {escaped}"), Kind::Basic, "a/b c"),
            (token.clone(), Kind::Token, ID),
            (format!("Bearer {token}"), Kind::Token, ID),
            (format!("grant_type=client_credentials&client_id={ID}&client_secret=s3cr3t"), Kind::Request, ID),
            (
                format!(
                    "curl -d 'grant_type=client_credentials' -d 'client_id={ID}' https://x/connect/token"
                ),
                Kind::Request,
                ID,
            ),
            (format!("{{\"Name\":\"x\",\"ClientId\":\"{ID}\"}}"), Kind::Json, ID),
            (format!("{{\"client_id\":\"{ID}\",\"client_secret\":\"s3cr3t\"}}"), Kind::Json, ID),
        ] {
            let expected = Pasted { kind, client_id: Some(client_id.to_owned()) };
            assert_eq!(recognize(&text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_credential_that_names_no_app_is_still_one() {
        for (text, kind) in [
            (token("{\"sub\":\"somebody\"}"), Kind::Token),
            ("Bearer an-opaque-token".to_owned(), Kind::Token),
            ("Basic !!!not-base64!!!".to_owned(), Kind::Basic),
            ("client_secret=s3cr3t".to_owned(), Kind::Request),
            ("{\"secret\":\"s3cr3t\"".to_owned(), Kind::Json),
            (ID.repeat(2), Kind::Secret),
            (ID.repeat(2).to_lowercase(), Kind::Secret),
            (BASE64_STANDARD.encode("0123456789abcdefghijklmnopqrstuv"), Kind::Secret),
        ] {
            assert_eq!(recognize(&text), Some(Pasted { kind, client_id: None }), "{text}");
        }
    }

    #[test]
    fn an_ordinary_search_is_not_a_credential() {
        for text in [
            "",
            "basic",
            "basic report",
            "Basics of mail",
            "the bearer token",
            "eyJ",
            "my_client_id",
            "client_id",
            "https://example.com/?page=1",
            ID,
            "{AF1CEC7B-0011-2233-4455-66778899AABB}",
            "{curly}",
            "a-very-long-name-of-an-integration-for-2026-and-later",
            "Donaudampfschifffahrtsgesellschaftskapitaene",
            "SynchronisiertKontakteUndKontenJedeNachtNeu",
        ] {
            assert_eq!(recognize(text), None, "{text}");
        }
    }
}
