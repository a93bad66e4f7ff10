//! The messages between the page and the worker, as JSON.

use serde::{Deserialize, Serialize};

/// A request that the page's `fetch` hands over.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Request {
    /// The time in milliseconds since 1970, because the worker's WebAssembly has no clock.
    pub now: i64,
    /// GET, POST, …
    pub method: String,
    /// The absolute address.
    pub url: String,
    /// The headers in order.
    pub headers: Vec<(String, String)>,
    /// The body; empty if there is none.
    pub body: String,
    /// Whether the cookies of the site go with it.
    pub credentials: bool,
}

/// The response, or that there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// The HTTP status; 0 if the connection is closed without a response.
    pub status: u16,
    /// The headers but for `Set-Cookie`, which no page sees.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// For how many milliseconds it is held back.
    pub delay_ms: u64,
    /// The cookies of the site that scripts can read.
    pub cookies: String,
}
