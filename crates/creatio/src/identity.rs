//! The Identity Service as this browser sees it, asked without the session's cookies (creatio-api.md, section 6).

use serde_json::Value;

use crate::answers::{Failure, judge};
use crate::call::Call;
use crate::read::{self, Read};
use crate::redact::Redactor;
use crate::{Cause, Client, Credentials, Error, Interruption, Method, Request};

/// What the Identity Service says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovery {
    /// The member `issuer`: the address that it calls itself by, and that its tokens name.
    pub issuer: String,
    /// The member `token_endpoint`: where tokens are asked for; empty if it names none.
    pub token_endpoint: String,
    /// How far its clock is ahead of this machine's, in milliseconds, where that can be read.
    pub clock_ahead_ms: Option<i64>,
}

/// What came of asking for the discovery document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// It was read.
    Read(Discovery),
    /// It was not asked: this page's own policy does not let it ask there.
    Forbidden,
    /// Something answers, but the browser does not let this page read it: the service allows no page of this origin.
    Blocked,
    /// It was not read.
    Not(Error),
}

/// What the call is told by.
const CALL: &str = "openid-configuration";

/// As long as a person waits for a check, in milliseconds.
const DISCOVERY_MS: u32 = 20_000;

impl Client {
    /// Asks the Identity Service at `address` for its discovery document. On another origin than the site's the browser
    /// guards the answer: where none can be read, it is asked a second time for no more than whether anything answers.
    pub async fn discovery(&self, address: &str) -> Seen {
        let other_origin = origin(address) != origin(self.site_root());
        if other_origin && !self.policy_allows(address).await {
            return Seen::Forbidden;
        }
        let url = format!("{}/.well-known/openid-configuration", address.trim_end_matches('/'));
        let call = Call::get(CALL, "");
        let error = match self.transport.send(request(url.clone(), false)).await {
            Ok(response) => {
                let ahead = response.clock_ahead_ms;
                match judge(&call, response, Redactor::default()) {
                    Ok(answer) => match answer.read(discovery_in) {
                        Ok(read) => return Seen::Read(Discovery { clock_ahead_ms: ahead, ..read }),
                        Err(error) => error,
                    },
                    // The words for a session or a right of Creatio mean nothing here.
                    Err(Failure::Clear(error) | Failure::SessionInDoubt(error)) => match error.cause {
                        Cause::SessionEnded => Error { cause: Cause::NotJson, ..error },
                        _ => error,
                    },
                }
            }
            Err(interruption) => {
                let unreachable = matches!(interruption, Interruption::Unreachable { .. });
                if other_origin && unreachable && self.transport.send(request(url, true)).await.is_ok() {
                    return Seen::Blocked;
                }
                crate::answers::interrupted(&call, interruption, &Redactor::default())
            }
        };
        Seen::Not(error)
    }

    /// Whether the policy that this page came with lets it ask at `address`. What cannot be read forbids nothing.
    async fn policy_allows(&self, address: &str) -> bool {
        let page = self.transport.send(request("./".to_owned(), false)).await;
        page.ok().and_then(|page| page.policy).is_none_or(|policy| allows(&policy, address))
    }
}

/// Whether `connect-src` of a policy, or for want of one `default-src`, names the origin of an address.
fn allows(policy: &str, address: &str) -> bool {
    let directive = |name: &str| {
        policy.split(';').find_map(|part| part.trim().strip_prefix(name).filter(|rest| rest.starts_with(' ')))
    };
    let Some(sources) = directive("connect-src").or_else(|| directive("default-src")) else { return true };
    sources
        .split_ascii_whitespace()
        .any(|source| source == "*" || source.trim_end_matches('/').eq_ignore_ascii_case(origin(address)))
}

/// Scheme, host and port of an address; nothing for a path.
fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find('/').map_or(address.len(), |at| start + at);
    &address[..end]
}

/// Without any header that would make a browser ask the service for leave first.
fn request(url: String, blind: bool) -> Request {
    Request {
        method: Method::Get,
        url,
        headers: vec![("Accept", "application/json".to_owned())],
        body: None,
        credentials: Credentials::Omit,
        timeout_ms: DISCOVERY_MS,
        blind,
    }
}

fn discovery_in(json: &Value) -> Read<Discovery> {
    let members = read::object(json)?;
    Ok(Discovery {
        issuer: read::filled_text(members, "issuer")?,
        token_endpoint: read::text_if_any(members, "token_endpoint")?.unwrap_or_default(),
        clock_ahead_ms: None,
    })
}
