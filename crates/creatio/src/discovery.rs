//! The Identity Service as this browser sees it, without the session's cookies (creatio-api.md, sections 6 and 14.4).

use serde::Deserialize;

use crate::call::{Answer, Call};
use crate::client::Client;
use crate::error::{Cause, Effect, Error};
use crate::json;
use crate::response::{Failure, classify, transport_error};
use crate::transport::{Credentials, Method, Request, TransportError};

/// The Identity Service's description of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiscoveryDocument {
    /// The member `issuer`, which the service's tokens name: an address, or a bare word such as `creatio.com`.
    pub issuer: String,
    /// The member `token_endpoint`, an absolute address; empty if there is none.
    pub token_endpoint: String,
    /// The service's clock minus this computer's, in milliseconds; `None` where it cannot be read.
    pub clock_ahead_ms: Option<i64>,
}

/// The result of fetching the discovery document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiscoveryOutcome {
    /// The document.
    Read(DiscoveryDocument),
    /// Not fetched: the `connect-src` of this page's own policy does not allow the address.
    ForbiddenByPolicy,
    /// Something responds, but allows no page of this origin to read it.
    BlockedByCors,
    /// Nothing responds, or something other than a discovery document.
    Failed(Error),
}

/// The policy that this page was served with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PagePolicy {
    /// The header `Content-Security-Policy`, if there is one.
    Header(Option<String>),
    /// The page's own headers could not be read.
    Unreadable,
}

#[derive(Deserialize)]
struct DocumentAnswer {
    // A number is not an issuer: this is some other document.
    issuer: String,
    #[serde(default, deserialize_with = "json::text")]
    token_endpoint: String,
}

/// Timeout in milliseconds: as long as a user is likely to wait for a check.
const TIMEOUT_MS: u32 = 20_000;

impl Client {
    /// Fetches the discovery document of the Identity Service at `address`, absolute or relative to the transport's
    /// origin.
    ///
    /// The browser withholds responses of another origin that does not allow this page. Where none can be read, a second
    /// request in `no-cors` mode finds out whether anything responds at all.
    pub async fn discovery(&self, address: &str) -> DiscoveryOutcome {
        let is_other_origin = self.is_on_other_origin(address);
        if is_other_origin && !self.policy_allows(address).await {
            return DiscoveryOutcome::ForbiddenByPolicy;
        }
        let url = format!("{}/.well-known/openid-configuration", address.trim_end_matches('/'));
        let call = Call::get(Effect::Read, Answer::Data, "openid-configuration", "");
        let response = match self.transport.send(request(url.clone(), false)).await {
            Ok(response) => response,
            Err(error) => {
                let is_unreachable = matches!(error, TransportError::Unreachable { .. });
                if is_other_origin && is_unreachable && self.transport.send(request(url, true)).await.is_ok()
                {
                    return DiscoveryOutcome::BlockedByCors;
                }
                return DiscoveryOutcome::Failed(transport_error(call.id, error, &[]));
            }
        };
        let clock_ahead_ms = response.clock_ahead_ms;
        let document = match classify(&call, response, Vec::new()) {
            Ok(response) => response.parse::<DocumentAnswer>(),
            // The service has no session of Creatio that could have ended.
            Err(Failure::Final(error)) if error.cause == Cause::SessionEnded => {
                Err(error.with_cause(Cause::NotJson))
            }
            Err(Failure::Final(error) | Failure::SessionUnclear(error)) => Err(error),
        };
        match document {
            Ok(DocumentAnswer { issuer, token_endpoint }) => {
                let [issuer, token_endpoint] = [issuer, token_endpoint].map(json::beginning);
                DiscoveryOutcome::Read(DiscoveryDocument { issuer, token_endpoint, clock_ahead_ms })
            }
            Err(error) => DiscoveryOutcome::Failed(error),
        }
    }

    /// Whether an address is on another origin than Creatio and this page.
    pub fn is_on_other_origin(&self, address: &str) -> bool {
        origin(address) != origin(self.site_root())
    }

    /// The policy that this page was served with.
    pub async fn page_policy(&self) -> PagePolicy {
        match self.transport.send(request("./".to_owned(), false)).await {
            Ok(page) if page.status == 200 => PagePolicy::Header(page.content_security_policy),
            Ok(_) | Err(_) => PagePolicy::Unreadable,
        }
    }

    /// Whether this page's own policy allows a request to `address`. An unreadable policy forbids nothing.
    async fn policy_allows(&self, address: &str) -> bool {
        let page = self.transport.send(request("./".to_owned(), false)).await;
        let policy = page.ok().and_then(|page| page.content_security_policy);
        policy.is_none_or(|policy| allows(&policy, address))
    }
}

/// Whether `connect-src` of a policy, or `default-src` in its absence, names the origin of an address.
fn allows(policy: &str, address: &str) -> bool {
    let directive = |name: &str| {
        policy.split(';').find_map(|part| part.trim().strip_prefix(name).filter(|rest| rest.starts_with(' ')))
    };
    let Some(sources) = directive("connect-src").or_else(|| directive("default-src")) else { return true };
    sources
        .split_ascii_whitespace()
        .any(|source| source == "*" || source.trim_end_matches('/').eq_ignore_ascii_case(origin(address)))
}

/// Scheme, host and port of an absolute address; empty for a path.
fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find('/').map_or(address.len(), |at| start + at);
    &address[..end]
}

/// A request without any header that would make the browser send a preflight request.
fn request(url: String, no_cors: bool) -> Request {
    Request {
        method: Method::Get,
        url,
        headers: vec![("Accept", "application/json".to_owned())],
        body: None,
        credentials: Credentials::Omit,
        timeout_ms: TIMEOUT_MS,
        no_cors,
    }
}
