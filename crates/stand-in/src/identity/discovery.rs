//! The discovery document (creatio-api.md, section 14.4).

use super::state::{ISSUER, Identity};
use crate::condition::{Condition, ConditionSet};
use serde_json::{Value, json};

/// The address that the document names if a proxy passes another host name to the Identity Service.
const OTHER_ADDRESS: &str = "https://other-is.example.com";

pub(super) fn document(identity: &Identity, conditions: &ConditionSet) -> Value {
    let address =
        if conditions.contains(&Condition::IdentityOtherAddress) { OTHER_ADDRESS } else { &identity.address };
    json!({
        "issuer": ISSUER,
        "jwks_uri": format!("{address}/.well-known/openid-configuration/jwks"),
        "authorization_endpoint": format!("{address}/connect/authorize"),
        "token_endpoint": format!("{address}/connect/token"),
        "userinfo_endpoint": format!("{address}/connect/userinfo"),
        "end_session_endpoint": format!("{address}/connect/endsession"),
        "check_session_iframe": format!("{address}/connect/checksession"),
        "revocation_endpoint": format!("{address}/connect/revocation"),
        "introspection_endpoint": format!("{address}/connect/introspect"),
        "device_authorization_endpoint": format!("{address}/connect/deviceauthorization"),
        "scopes_supported": ["openid", "profile", "email", "phone"],
        "grant_types_supported": [
            "authorization_code", "client_credentials", "refresh_token", "implicit",
            "urn:ietf:params:oauth:grant-type:device_code",
        ],
        "response_types_supported": ["code", "token", "id_token"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "subject_types_supported": ["public"],
        "code_challenge_methods_supported": ["plain", "S256"],
    })
}
