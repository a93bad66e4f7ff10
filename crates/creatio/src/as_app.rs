//! Calls as an app: for a token with its secret, and for data with its token (creatio-api.md, sections 6, 14.4 and 14.5).
//!
//! None carries a cookie, so the session of the user cannot make a bad token pass. What is known of an answer has no text of
//! it, because the answer may repeat the secret or the token.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use strum::{EnumString, IntoStaticStr};

use crate::client::Client;
use crate::secret::Secret;
use crate::transport::{Credentials, Method, Request, Response, TransportError};

/// The errors of a token endpoint (RFC 6749, section 5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum TokenError {
    /// The request is incomplete, or no form.
    InvalidRequest,
    /// The client is unknown, inactive, or has another secret.
    InvalidClient,
    /// The authorization code or refresh token is invalid.
    InvalidGrant,
    /// The client may not use this grant type.
    UnauthorizedClient,
    /// The service does not offer this grant type.
    UnsupportedGrantType,
    /// The scope is unknown, or not allowed for the client.
    InvalidScope,
}

/// What a body is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Content {
    /// JSON.
    Json,
    /// An HTML page.
    Html,
    /// Anything else, or nothing.
    #[default]
    Other,
}

/// What is known of the answer to a call as an app.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AppReply {
    /// The HTTP status, 0 for a redirect; `None` if there was no answer that the caller may read.
    pub status: Option<u16>,
    /// What the body is.
    pub content: Content,
    /// The error of the token endpoint, if it names one of the standard.
    pub error: Option<TokenError>,
    /// Whether there was a record; `None` if the answer is no successful query.
    pub has_records: Option<bool>,
    /// Whether there was a token.
    pub has_token: bool,
    /// The server's clock minus this computer's, in milliseconds.
    pub clock_ahead_ms: Option<i64>,
}

/// Timeout in milliseconds: as long as a user is likely to wait for a check.
const TIMEOUT_MS: u32 = 30_000;

/// Reads one contact (section 0, "Bearer smoke test").
const QUERY: &str = r#"{"rootSchemaName":"Contact","operationType":0,"rowCount":1,"columns":{"items":{"Id":{"expression":{"expressionType":0,"columnPath":"Id"}}}}}"#;

impl Client {
    /// Requests a token by client credentials at `url`, as a form, which needs no preflight request.
    pub async fn token_of_app(
        &self,
        url: &str,
        client_id: &str,
        secret: &Secret,
        scope: Option<&str>,
    ) -> (AppReply, Option<Secret>) {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let mut form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}",
            encode(client_id),
            encode(secret.expose())
        );
        if let Some(scope) = scope {
            form += &format!("&scope={}", encode(scope));
        }
        let headers = vec![("Content-Type", "application/x-www-form-urlencoded".to_owned())];
        let (mut reply, mut json) = self.ask_as_app(Method::Post, url.to_owned(), headers, Some(form)).await;
        let token = match json["access_token"].take() {
            Value::String(text) => Some(Secret::new(text)),
            _ => None,
        };
        // Only visible ASCII fits into a header.
        let token = token
            .filter(|token| !token.is_empty() && token.expose().bytes().all(|byte| byte.is_ascii_graphic()));
        reply.has_token = token.is_some();
        (reply, token.filter(|_| reply.status == Some(200)))
    }

    /// Reads a contact through the DataService with a token.
    pub async fn data_service_as_app(&self, token: &Secret) -> AppReply {
        let headers = vec![("Content-Type", "application/json; charset=utf-8".to_owned())];
        let path = "/DataService/json/SyncReply/SelectQuery";
        self.read_as_app(Method::Post, path, headers, Some(QUERY.to_owned()), token).await
    }

    /// Reads a contact through OData with a token.
    pub async fn odata_as_app(&self, token: &Secret) -> AppReply {
        self.read_as_app(Method::Get, "/odata/Contact?$select=Id&$top=1", Vec::new(), None, token).await
    }

    async fn read_as_app(
        &self,
        method: Method,
        path: &str,
        mut headers: Vec<(&'static str, String)>,
        body: Option<String>,
        token: &Secret,
    ) -> AppReply {
        headers.push(("Authorization", format!("Bearer {}", token.expose())));
        let workspace = self.workspace().map_or("", |workspace| workspace.as_str());
        let url = format!("{}{workspace}{path}", self.site_root());
        self.ask_as_app(method, url, headers, body).await.0
    }

    async fn ask_as_app(
        &self,
        method: Method,
        url: String,
        mut headers: Vec<(&'static str, String)>,
        body: Option<String>,
    ) -> (AppReply, Value) {
        headers.push(("Accept", "application/json".to_owned()));
        let request = Request {
            method,
            url,
            headers,
            body,
            credentials: Credentials::Omit,
            timeout_ms: TIMEOUT_MS,
            no_cors: false,
        };
        reply(self.transport.send(request).await)
    }
}

fn reply(outcome: Result<Response, TransportError>) -> (AppReply, Value) {
    let Ok(response) = outcome else { return Default::default() };
    let body = Secret::new(response.body);
    let json: Value = serde_json::from_str(body.expose()).unwrap_or_default();
    let content = match body.expose().trim_start().chars().next() {
        _ if json.is_object() => Content::Json,
        Some('<') => Content::Html,
        _ => Content::Other,
    };
    let rows = match json["success"].as_bool() {
        Some(true) => json["rows"].as_array(),
        Some(false) => None,
        None => json["value"].as_array(),
    };
    let reply = AppReply {
        status: Some(response.status),
        content,
        error: json["error"].as_str().and_then(|code| code.parse().ok()),
        has_records: rows.map(|rows| !rows.is_empty()),
        has_token: false,
        clock_ahead_ms: response.clock_ahead_ms,
    };
    (reply, json)
}
