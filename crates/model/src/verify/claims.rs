//! What a token says, if it is a JSON Web Token. The signature is not checked: that is Creatio's part.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use creatio::Secret;
use serde_json::Value;

/// The claims of a token that explain how Creatio will take it (creatio-api.md, section 14.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// The app that the token was issued to.
    pub client_id: String,
    /// Who issued it.
    pub issuer: String,
    /// What it may be used for.
    pub scopes: Vec<String>,
    /// When it was issued, in seconds since 1970.
    pub issued_at: Option<i64>,
    /// When it expires, in seconds since 1970.
    pub expires_at: Option<i64>,
}

/// Maximum number of characters of a claim that is shown.
const MAX_LENGTH: usize = 80;

impl Claims {
    /// The claims of a token; `None` if it is opaque. A claim that repeats the secret is left out.
    pub fn of(token: &Secret, secret: &Secret) -> Option<Claims> {
        let mut parts = token.expose().split('.');
        let (payload, 3) = (parts.nth(1)?, parts.count() + 2) else { return None };
        let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
        let json: Value = serde_json::from_str(std::str::from_utf8(&bytes).ok()?).ok()?;
        json.is_object().then(|| Claims::read(&json, |text| !text.contains(secret.expose())))
    }

    /// The claims in JSON, without the texts that `is_allowed` refuses.
    pub(super) fn read(json: &Value, is_allowed: impl Fn(&str) -> bool) -> Claims {
        let kept = |text: &str| -> String {
            if is_allowed(text) { text.chars().take(MAX_LENGTH).collect() } else { String::new() }
        };
        let text = |name: &str| kept(json[name].as_str().unwrap_or_default());
        let scopes = match &json["scope"] {
            Value::Array(scopes) => scopes.iter().filter_map(Value::as_str).map(&kept).collect(),
            scope => scope.as_str().unwrap_or_default().split_whitespace().map(&kept).collect(),
        };
        let seconds = |name: &str| json[name].as_i64();
        Claims {
            client_id: text("client_id"),
            issuer: text("iss"),
            scopes,
            issued_at: seconds("iat").or_else(|| seconds("nbf")),
            expires_at: seconds("exp"),
        }
    }
}
