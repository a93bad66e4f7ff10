//! The interface between this client and the code that carries its requests.

use std::future::Future;
use std::pin::Pin;

/// A boxed future that need not be `Send`: a browser page has one thread.
pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The HTTP methods that Creatio's services are called with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads an OData entity set or a simple service.
    Get,
    /// Calls a method of a service.
    Post,
    /// Changes members of an OData entity.
    Patch,
}

impl Method {
    /// The method's name in HTTP, in upper case.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Patch => "PATCH",
        }
    }
}

/// Whether a request carries the cookies of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    /// Cookies of this origin are sent and stored.
    SameOrigin,
    /// No cookie is sent or stored: the request goes to the Identity Service, which must not see the session.
    Omit,
}

/// One request, complete except for the cookies, which belong to the transport (creatio-api.md, section 1).
#[derive(Clone)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The address: absolute, or relative to the transport's origin, as the client's site root is.
    pub url: String,
    /// All headers except the cookies.
    pub headers: Vec<(&'static str, String)>,
    /// The body, which is always text.
    pub body: Option<String>,
    /// Whether the session's cookies go with it.
    pub credentials: Credentials,
    /// The transport gives up when the complete response has not arrived after this many milliseconds.
    pub timeout_ms: u32,
    /// True to learn only whether anything responds: a browser sends a `no-cors` request to a server whose responses
    /// it would not let the page read.
    pub no_cors: bool,
}

/// One complete response of any status. The transport follows no redirects.
#[derive(Clone)]
pub struct Response {
    /// The HTTP status; 0 for a redirect of which the browser reveals nothing (`opaqueredirect`).
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The whole body as text.
    pub body: String,
    /// The server's clock minus this computer's, in milliseconds, by the header `Date` (whole seconds); `None` where
    /// the header cannot be read.
    pub clock_ahead_ms: Option<i64>,
    /// The header `Content-Security-Policy`, if there is one.
    pub content_security_policy: Option<String>,
}

/// No complete response arrived; the server may or may not have acted on the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransportError {
    /// [`Request::timeout_ms`] passed.
    TimedOut,
    /// The connection could not be established, or broke.
    Unreachable {
        /// The platform's description of the problem; may be empty.
        message: String,
    },
}

/// Carries requests to Creatio: over `fetch` on the page, over a native HTTP client in tests.
pub trait Transport: Send + Sync {
    /// Sends one request exactly once and waits for the complete response.
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>>;

    /// The current values of all cookies `BPMCSRF` that can be read, in the platform's order. Another site on the same
    /// host, or a path below it, may have left one besides Creatio's.
    fn csrf_tokens(&self) -> Vec<String>;
}
