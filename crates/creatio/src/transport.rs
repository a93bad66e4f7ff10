//! The seam between this client and whatever carries its requests.

use std::future::Future;
use std::pin::Pin;

/// A future that need not be `Send`: a browser has one thread.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The verbs that Creatio's services are called with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Calls a method of a service.
    Post,
    /// Changes members of an OData entity.
    Patch,
    /// Removes an OData entity.
    Delete,
}

impl Method {
    /// The verb as HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// Whether the request carries the session's cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    /// Cookies of this origin are sent and kept.
    SameOrigin,
    /// No cookie is sent or kept; for requests that prove a bearer token.
    Omit,
}

/// One request, complete but for the cookies, which are the transport's.
#[derive(Clone)]
pub struct Request {
    /// The verb.
    pub method: Method,
    /// Where to, as the client was told where the site is: relative to the origin, or whole.
    pub url: String,
    /// All headers but the cookies.
    pub headers: Vec<(&'static str, String)>,
    /// The body, always text.
    pub body: Option<String>,
    /// Whether the session's cookies go with it.
    pub credentials: Credentials,
    /// After this many milliseconds without a complete answer the transport gives up.
    pub timeout_ms: u32,
    /// True to learn no more than whether anything answers: a browser sends such a request also to a server that lets
    /// no page of another origin read its answers (the mode `no-cors`).
    pub blind: bool,
}

/// One complete answer, whatever its status. The transport follows no redirect.
#[derive(Clone)]
pub struct Response {
    /// The HTTP status; 0 stands for a redirect that the browser did not follow and tells nothing about.
    pub status: u16,
    /// The header `Location`, where it can be read.
    pub location: Option<String>,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The whole body as text.
    pub body: String,
    /// How far the server's clock was ahead of this machine's, in milliseconds, by the header `Date` (whole seconds);
    /// `None` where that cannot be read.
    pub clock_ahead_ms: Option<i64>,
    /// The header `Content-Security-Policy`, where there is one.
    pub policy: Option<String>,
}

/// No complete answer came; the server may or may not have acted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interruption {
    /// [`Request::timeout_ms`] passed.
    TimedOut,
    /// The connection could not be made, or broke.
    Unreachable {
        /// What the platform said about it.
        said: String,
    },
}

/// Carries requests to Creatio. The page has one over `fetch`, the tests one over a native HTTP client.
pub trait Transport: Send + Sync {
    /// Sends one request exactly once and waits for the complete answer.
    fn send(&self, request: Request) -> Pending<'_, Result<Response, Interruption>>;

    /// The cookie `BPMCSRF` as it reads now, or `None` where there is none or it cannot be read.
    fn csrf_token(&self) -> Option<String>;
}
