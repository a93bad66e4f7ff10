//! `POST /connect/token`: the client-credentials grant.

use super::{
    state::{ISSUER, Identity, OWN_SCOPES},
    token_refusal::TokenRefusal,
};
use crate::{
    dates::Millis,
    http::{Request, Response},
    profile::IdentityGeneration,
    world::GrantType,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// How long a token is valid, in seconds.
const LIFETIME: i64 = 3_600;
/// Grants that the service knows but does not offer here.
const OTHER_GRANTS: &[&str] = &["authorization_code", "refresh_token", "password", "implicit"];

/// Issues a token with that id, or refuses to.
pub(super) fn answer(identity: &Identity, request: &Request, now: Millis, token_id: &str) -> Response {
    match grant(identity, request) {
        Ok(grant) => Response::json(200, &issue(identity, &grant, now, token_id))
            .with_header("cache-control", "no-store"),
        Err(refusal) => refusal.response(identity.generation),
    }
}

/// What is granted to whom.
struct Grant {
    client_id: String,
    scopes: Vec<String>,
}

fn grant(identity: &Identity, request: &Request) -> Result<Grant, TokenRefusal> {
    let form = form_of(request).ok_or(TokenRefusal::InvalidRequest)?;
    let (client_id, secret) = credentials(request, &form).ok_or(TokenRefusal::InvalidClient)?;
    let allowed = allowed_scopes(identity, &client_id, &secret).ok_or(TokenRefusal::InvalidClient)?;
    let may_use_grant = identity
        .client(&client_id)
        .is_none_or(|client| client.grant_types.contains(&GrantType::ClientCredentials));
    match form.get("grant_type").map(String::as_str) {
        Some("client_credentials") if may_use_grant => {}
        Some("client_credentials") => return Err(TokenRefusal::UnauthorizedClient),
        Some(grant) if OTHER_GRANTS.contains(&grant) => return Err(TokenRefusal::UnauthorizedClient),
        _ => return Err(TokenRefusal::UnsupportedGrantType),
    }
    let requested = form.get("scope").map(String::as_str).unwrap_or_default();
    let requested: Vec<String> = requested.split_whitespace().map(str::to_owned).collect();
    if requested.iter().any(|scope| !allowed.contains(scope)) || allowed.is_empty() {
        return Err(TokenRefusal::InvalidScope);
    }
    Ok(Grant { client_id, scopes: if requested.is_empty() { allowed } else { requested } })
}

fn form_of(request: &Request) -> Option<HashMap<String, String>> {
    let kind = request.header("content-type").unwrap_or_default();
    let is_form = kind.split(';').next().unwrap_or_default().trim() == "application/x-www-form-urlencoded";
    (request.method == "POST" && is_form)
        .then(|| form_urlencoded::parse(&request.body).into_owned().collect())
}

/// The client's id and secret, from the `Authorization` header or from the form.
fn credentials(request: &Request, form: &HashMap<String, String>) -> Option<(String, String)> {
    if let Some(basic) = request.header("authorization").and_then(|value| value.strip_prefix("Basic ")) {
        let pair = String::from_utf8(STANDARD.decode(basic).ok()?).ok()?;
        let (id, secret) = pair.split_once(':')?;
        let decode =
            |text: &str| Some(percent_encoding::percent_decode_str(text).decode_utf8().ok()?.into_owned());
        return Some((decode(id)?, decode(secret)?));
    }
    Some((form.get("client_id")?.clone(), form.get("client_secret")?.clone()))
}

fn allowed_scopes(identity: &Identity, client_id: &str, secret: &str) -> Option<Vec<String>> {
    if identity.is_own_client(client_id, secret) {
        return Some(OWN_SCOPES.iter().map(|&scope| scope.to_owned()).collect());
    }
    let client = identity.client(client_id)?;
    (client.enabled && client.secret == secret).then(|| client.scopes.clone())
}

fn issue(identity: &Identity, grant: &Grant, now: Millis, token_id: &str) -> Value {
    let now = now / 1_000;
    let resource = grant.scopes.first();
    let mut claims = json!({
        "iss": ISSUER, "nbf": now, "iat": now, "exp": now + LIFETIME, "aud": resource,
        "client_id": grant.client_id, "scope": grant.scopes, "jti": token_id,
    });
    if let Some(client) = identity.client(&grant.client_id) {
        claims["prop:SysAdminUnitId"] = client.system_user.as_str().into();
        claims["prop:Type"] = "ApplicationAccess".into();
        claims["prop:OwnerClientId"] = identity.own_client.0.as_str().into();
        // Only the older generation adds the id of the resource.
        let id = resource.and_then(|name| name.rsplit('_').next()?.parse::<Uuid>().ok());
        if let Some(id) = id.filter(|_| identity.generation == IdentityGeneration::IdentityServer4) {
            claims["prop:ResourceId"] = json!(id);
        }
    }
    let token = identity.key.sign(&claims);
    json!({
        "access_token": token, "expires_in": LIFETIME, "token_type": "Bearer", "scope": grant.scopes.join(" "),
    })
}
