//! Requests and answers as the pure part sees them: no socket, no server crate.

use serde_json::Value;

/// One request as it arrived. Header names are lower case.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// GET, POST, PATCH, …
    pub method: String,
    /// The path, still percent-encoded, without the query.
    pub path: String,
    /// The query without its question mark, still percent-encoded.
    pub query: String,
    /// Names in lower case, in the order of arrival.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without headers and body.
    pub fn new(method: &str, target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self { method: method.into(), path: path.into(), query: query.into(), ..Self::default() }
    }

    /// The same request with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.into()));
        self
    }

    /// The same request with a JSON body.
    #[must_use]
    pub fn with_json(mut self, body: &Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.with_header("content-type", "application/json")
    }

    /// The first header of that (lower-case) name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A cookie's value as it was sent.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let sent = self.headers.iter().filter(|(known, _)| known == "cookie");
        sent.flat_map(|(_, value)| cookie::Cookie::split_parse(value.clone()))
            .filter_map(Result::ok)
            .find(|cookie| cookie.name() == name)
            .map(|cookie| cookie.value().to_owned())
    }

    /// The body as JSON, if it is JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The last path segment.
    pub fn last_segment(&self) -> &str {
        self.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
    }

    /// One parameter of the query, decoded.
    pub fn query_parameter(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }
}

/// How long an answer waits before it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Delay {
    /// Not at all.
    #[default]
    None,
    /// That many milliseconds.
    Millis(u64),
    /// Until somebody releases the held answers.
    UntilReleased,
}

/// One answer.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// The HTTP status; 0 when `cut` is set.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
    /// What the server waits for before it sends this.
    pub delay: Delay,
    /// True if the connection is closed in place of an answer.
    pub cut: bool,
}

impl Response {
    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// An answer in JSON.
    pub fn json(status: u16, body: &Value) -> Self {
        Self { status, body: body.to_string().into_bytes(), ..Self::default() }
            .with_header("content-type", "application/json; charset=utf-8")
    }

    /// An answer in HTML.
    pub fn html(status: u16, body: String) -> Self {
        Self { status, body: body.into_bytes(), ..Self::default() }
            .with_header("content-type", "text/html; charset=utf-8")
    }

    /// A redirect that is not permanent.
    pub fn redirect(location: &str) -> Self {
        Self::empty(302).with_header("location", location)
    }

    /// The connection closed without an answer.
    pub fn cut() -> Self {
        Self { cut: true, ..Self::default() }
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The first header of that (lower-case) name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON; `Value::Null` if it is none.
    pub fn body_json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
