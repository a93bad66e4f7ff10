//! The discovery document.

use super::state::{Identity, OWN_SCOPES};
use crate::condition::{Condition, ConditionSet};
use serde_json::{Value, json};

/// The issuer that a wrongly configured Identity Service names.
const WRONG_ISSUER: &str = "https://other-is.example.com";

pub(super) fn document(identity: &Identity, conditions: &ConditionSet) -> Value {
    let issuer =
        if conditions.contains(&Condition::IdentityWrongIssuer) { WRONG_ISSUER } else { &identity.issuer };
    let mut scopes: Vec<_> = identity.resources.iter().map(String::as_str).collect();
    scopes.extend(OWN_SCOPES);
    json!({
        "issuer": issuer,
        "jwks_uri": format!("{issuer}/.well-known/openid-configuration/jwks"),
        "authorization_endpoint": format!("{issuer}/connect/authorize"),
        "token_endpoint": format!("{issuer}/connect/token"),
        "userinfo_endpoint": format!("{issuer}/connect/userinfo"),
        "revocation_endpoint": format!("{issuer}/connect/revocation"),
        "scopes_supported": scopes,
        "grant_types_supported": ["authorization_code", "client_credentials", "refresh_token", "implicit"],
        "response_types_supported": ["code", "token", "id_token"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "subject_types_supported": ["public"],
        "code_challenge_methods_supported": ["plain", "S256"],
    })
}
