//! Translates between the stand-in's requests and responses and those of the HTTP server.

use crate::http::{Request, Response};
use axum::{body::Body, http as wire};

/// The largest request body that is read, in bytes.
const BODY_LIMIT: usize = 2 << 20;

/// Marks a response that is not sent, because the connection is closed instead.
#[derive(Clone, Copy)]
pub struct Cut;

/// Reads a request; `None` if its body is too large.
pub async fn from_wire(request: wire::Request<Body>) -> Option<Request> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, BODY_LIMIT).await.ok()?;
    let text = |value: &wire::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    Some(Request {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: body.into(),
    })
}

/// Builds a response; with `close`, the connection is not used again.
pub fn to_wire(response: Response, close: bool) -> wire::Response<Body> {
    let mut builder = wire::Response::builder().status(if response.cut { 500 } else { response.status });
    for (name, value) in &response.headers {
        builder = builder.header(name, value);
    }
    if close {
        builder = builder.header("connection", "close");
    }
    if response.cut {
        builder = builder.extension(Cut);
    }
    builder.body(Body::from(response.body)).unwrap_or_else(|_| wire::Response::new(Body::empty()))
}
