//! What surrounds the connection: the way to Creatio, rights, the Identity Service as this browser sees it, clocks.

use creatio::{Cause, Error, Seen};

use super::{flag, settings};
use crate::connect::{
    address::{host_of, is_this_machine, same_place},
    facts::{Fact, Facts, Operation},
    finding::Finding,
};

/// Clocks further apart than this break tokens sooner or later, in seconds. Creatio's clock is known to the second.
const APART: i64 = 120;

/// The failure of everything that was asked of Creatio, if all failed and nothing is left to wait for.
pub fn site_fails(facts: &Facts) -> Option<&Error> {
    let rights = facts.rights.iter().map(answered);
    let others = [
        answered(&facts.feature),
        answered(&facts.switch),
        answered(&facts.settings),
        answered(&facts.resources),
        answered(&facts.user),
    ];
    let mut first = None;
    for outcome in rights.chain(others) {
        match outcome {
            Some(Err(error)) => first = first.or(Some(error)),
            Some(Ok(())) | None => return None,
        }
    }
    first
}

/// Whether there was an answer; `None` while it is awaited.
fn answered<T>(fact: &Fact<T>) -> Option<Result<(), &Error>> {
    match fact {
        Fact::Asking => None,
        Fact::Known(_) => Some(Ok(())),
        Fact::Failed(error) => Some(Err(error)),
    }
}

pub fn site(facts: &Facts) -> Finding {
    match (site_fails(facts), &facts.user) {
        (Some(error), _) => Finding::SiteFails(error.clone()),
        (None, Fact::Asking) => Finding::Asking,
        (None, Fact::Failed(error)) => Finding::NotAnswered(error.clone()),
        (None, Fact::Known(_)) => Finding::SiteAnswers,
    }
}

pub fn workspace(facts: &Facts) -> Finding {
    match (facts.standing.workspace_set, facts.standing.workspace) {
        (_, None) => Finding::Asking,
        (Some(set), Some(found)) if set != found => Finding::WorkspaceElsewhere { set, found },
        (_, Some(found)) => Finding::WorkspaceFound(found),
    }
}

pub fn csrf(facts: &Facts) -> Finding {
    if facts.standing.csrf_readable {
        return Finding::CsrfReadable;
    }
    // Who is signed in was told without the token, so this site wants none.
    match &facts.user {
        Fact::Known(_) => Finding::CsrfNotUsed,
        Fact::Asking => Finding::Asking,
        Fact::Failed(_) => Finding::CsrfUnreadable,
    }
}

pub fn scheme(facts: &Facts) -> Finding {
    let root = &facts.standing.site_root;
    if is_https(root) {
        Finding::Https
    } else if is_this_machine(&host_of(root)) {
        Finding::ThisMachine
    } else {
        Finding::PlainHttp
    }
}

pub fn right(facts: &Facts, operation: Operation) -> Finding {
    let needed = match operation {
        Operation::Solution => true,
        Operation::SysSettings => !settings::are_well(facts),
        Operation::Administration => facts.feature == Fact::Known(false),
        // This page reads by the DataService, which asks for no such right.
        Operation::OData => false,
    };
    let missing = if needed { Finding::RightMissing(operation) } else { Finding::RightNotNeeded(operation) };
    flag(facts.right(operation), Finding::RightThere(operation), missing)
}

pub fn discovery(facts: &Facts) -> Finding {
    let Some(address) = &facts.standing.identity_service else {
        return Finding::BrowserDoesNotAsk(facts.url().map(|url| url.trim().to_owned()));
    };
    if is_https(&facts.standing.site_root) && !is_https(address) && !is_this_machine(&host_of(address)) {
        return Finding::MixedContent(address.clone());
    }
    let seen = match &facts.discovery {
        Fact::Asking => return Finding::Asking,
        Fact::Failed(error) => return Finding::NotAnswered(error.clone()),
        Fact::Known(seen) => seen,
    };
    // An address that cannot be right is compared with nothing.
    let url = match settings::url(facts) {
        Finding::UrlFilled(url) => Some(url.trim().to_owned()),
        _ => None,
    };
    match (seen, url) {
        (Seen::Forbidden, _) => Finding::PolicyForbids(address.clone()),
        (Seen::Blocked, _) => Finding::Blocked(address.clone()),
        (Seen::Not(error), _) if error.cause == Cause::TimedOut => Finding::NotAnswered(error.clone()),
        (Seen::Not(error), _) => Finding::Unseen { address: address.clone(), error: error.clone() },
        (Seen::Read(read), Some(url)) if !names(&read.issuer, &url) => {
            Finding::IssuerDiffers { issuer: read.issuer.clone(), url }
        }
        (Seen::Read(read), _) => Finding::DiscoveryRead(read.issuer.clone()),
    }
}

/// Whether an issuer is the service of the settings. A service that is asked by another name of its machine calls itself
/// by that name.
fn names(issuer: &str, url: &str) -> bool {
    let (one, other) = (host_of(issuer), host_of(url));
    let port = |host: &str| host.rsplit(':').next().unwrap_or_default().to_owned();
    same_place(issuer, url)
        || (is_this_machine(&one) && is_this_machine(&other) && port(&one) == port(&other))
}

pub fn clock(facts: &Facts) -> Finding {
    let seconds = |ms: i64| ms / 1_000;
    let identity = match &facts.discovery {
        Fact::Known(Seen::Read(read)) => read.clock_ahead_ms.map(seconds),
        _ => None,
    };
    match (facts.standing.clock_ahead_ms.map(seconds), identity) {
        (Some(creatio), Some(identity)) if (creatio - identity).abs() > APART => {
            Finding::ServersApart(creatio - identity)
        }
        (Some(creatio), _) if creatio.abs() > APART => Finding::BrowserApart(creatio),
        (Some(_), _) => Finding::ClocksAgree,
        (None, _) => Finding::ClockUnknown,
    }
}

fn is_https(address: &str) -> bool {
    address.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))
}
