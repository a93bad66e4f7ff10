//! The OAuth endpoints of Creatio itself, in 8.3 and later (creatio-api.md, sections 1.7, 13.8 and 14.3). They need no
//! session.

use super::{
    identity_client::is_reachable, responses::server_error, state::Creatio, workspace_path::path_in_workspace,
};
use crate::http::{Request, Response};
use serde_json::{Value, json};

/// The answer of an endpoint; `None` if the address is none of theirs.
pub(super) fn answer(creatio: &mut Creatio, request: &Request) -> Option<Response> {
    if !creatio.version.issues_tokens {
        return None;
    }
    match path_in_workspace(creatio, &request.path)?.as_str() {
        ".well-known/openid-configuration" => Some(Response::json(200, &discovery(creatio, request))),
        "connect/token" => Some(token(creatio, request)),
        _ => None,
    }
}

fn discovery(creatio: &Creatio, request: &Request) -> Value {
    let host = request.header("host").unwrap_or("localhost");
    let address = format!("http://{host}{}", creatio.version.workspace());
    json!({
        "issuer": address,
        "authorization_endpoint": format!("{address}/connect/authorize"),
        "token_endpoint": format!("{address}/connect/token"),
        "revocation_endpoint": format!("{address}/connect/revocation"),
        "userinfo_endpoint": format!("{address}/connect/userinfo"),
        "grant_types_supported": ["authorization_code", "client_credentials", "refresh_token"],
        "response_types_supported": ["code"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
    })
}

/// Creatio passes the request on to its Identity Service.
fn token(creatio: &mut Creatio, request: &Request) -> Response {
    if !is_reachable(creatio) {
        return server_error(&creatio.version);
    }
    let Creatio { identity, environment, conditions, .. } = creatio;
    identity.token(request, environment, conditions)
}
