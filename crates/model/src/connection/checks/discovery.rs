//! The Identity Service as this browser reaches it. Creatio has its own route to it, so nothing here keeps apps from
//! working.

use creatio::{Cause, DiscoveryOutcome, Error};

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    identity_service_url,
    outcome::{Outcome, State},
};
use crate::connection::{
    address::{host_of, is_https, is_this_machine},
    facts::{Fact, Facts},
    query::Query,
};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// `config.json` does not allow the browser to call the service, which has this URL in the system settings.
    NotConfigured(Option<String>),
    /// The page was loaded over HTTPS and this address is plain HTTP, so the browser would block the call.
    MixedContent(String),
    /// The service answers, and this is its issuer.
    Read(String),
    /// The service answers, and issues tokens at another host than the system settings name.
    AddressDiffers {
        /// The address at which the service says that it issues tokens.
        token_endpoint: String,
        /// The URL in the system settings.
        url: String,
    },
    /// The content security policy of the page does not allow this address.
    ForbiddenByPolicy(String),
    /// The service answers, but does not allow pages of this origin to read the answer.
    BlockedByCors(String),
    /// There was no readable answer.
    Unreadable {
        /// The address that was called.
        address: String,
        /// What was received instead.
        error: Error,
    },
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::Discovery],
        link: Link::BrowserToIdentityService,
        importance: Importance::Advice,
        needs_creatio: false,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        let Some(address) = &facts.environment.identity_service else {
            let url = facts.identity_service_url().map(|url| url.trim().to_owned());
            return Outcome::Found(Finding::NotConfigured(url));
        };
        let site_root = &facts.environment.site_root;
        if is_https(site_root) && !is_https(address) && !is_this_machine(&host_of(address)) {
            return Outcome::Found(Finding::MixedContent(address.clone()));
        }
        match &facts.discovery {
            Fact::Waiting => Outcome::Waiting,
            Fact::Failed(error) => Outcome::NotAnswered(error.clone()),
            Fact::Known(seen) => judge(seen, address, facts),
        }
    }

    fn state(&self) -> State {
        match self {
            Finding::Read(_) => State::Ok,
            Finding::AddressDiffers { .. } | Finding::ForbiddenByPolicy(_) => State::ToDo,
            Finding::MixedContent(_) | Finding::BlockedByCors(_) | Finding::Unreadable { .. } => {
                State::Failed
            }
            Finding::NotConfigured(_) => State::Unknown,
        }
    }
}

fn judge(seen: &DiscoveryOutcome, address: &str, facts: &Facts) -> Outcome<Finding> {
    let address = address.to_owned();
    Outcome::Found(match seen {
        DiscoveryOutcome::ForbiddenByPolicy => Finding::ForbiddenByPolicy(address),
        DiscoveryOutcome::BlockedByCors => Finding::BlockedByCors(address),
        DiscoveryOutcome::Failed(error) if error.cause == Cause::TimedOut => {
            return Outcome::NotAnswered(error.clone());
        }
        DiscoveryOutcome::Failed(error) => Finding::Unreadable { address, error: error.clone() },
        DiscoveryOutcome::Read(document) => match plausible_url(facts) {
            Some(url) if !may_be_same_service(&document.token_endpoint, &url) => {
                Finding::AddressDiffers { token_endpoint: document.token_endpoint.clone(), url }
            }
            Some(_) | None => Finding::Read(document.issuer.clone()),
        },
    })
}

/// The URL in the system settings, unless it cannot be right anyway.
fn plausible_url(facts: &Facts) -> Option<String> {
    match identity_service_url::Finding::evaluate(facts).found()? {
        identity_service_url::Finding::Filled(url) => Some(url.trim().to_owned()),
        identity_service_url::Finding::Wrong { .. }
        | identity_service_url::Finding::Empty { .. }
        | identity_service_url::Finding::Absent => None,
    }
}

/// Whether a token endpoint may belong to the service in the settings. Only hosts are compared: the service derives the
/// endpoint from the host name by which it is called, and behind a proxy, it does not know about HTTPS. Its issuer is the
/// same word on all sites.
fn may_be_same_service(token_endpoint: &str, url: &str) -> bool {
    if !token_endpoint.contains("://") {
        return true;
    }
    let (endpoint_host, url_host) = (host_of(token_endpoint), host_of(url));
    let port = |host: &str| host.rsplit(':').next().unwrap_or_default().to_owned();
    endpoint_host == url_host
        || (is_this_machine(&endpoint_host)
            && is_this_machine(&url_host)
            && port(&endpoint_host) == port(&url_host))
}

#[cfg(test)]
mod tests {
    use creatio::DiscoveryDocument;

    use super::*;
    use crate::connection::{
        checks::{evaluate, sample::*},
        environment::Environment,
        verdict::overall,
    };

    const PAGE: &str = "https://crm.example.com/identity/";

    fn with_discovery(seen: DiscoveryOutcome) -> Facts {
        Facts { discovery: Fact::Known(seen), ..connected() }
    }

    fn with_identity_service(address: Option<&str>) -> Facts {
        let identity_service = address.map(str::to_owned);
        Facts { environment: Environment { identity_service, ..connected().environment }, ..connected() }
    }

    #[test]
    fn what_the_browser_receives_is_judged_but_never_breaks_the_connection() {
        let unreadable = Finding::Unreadable { address: PAGE.to_owned(), error: error(Cause::NotJson) };
        let elsewhere = "https://other.example.com/connect/token".to_owned();
        let differs = Finding::AddressDiffers {
            token_endpoint: elsewhere.clone(),
            url: "http://localhost:8090/".to_owned(),
        };
        let url = "http://localhost:8090/".to_owned();
        let plain = "http://is.example.com".to_owned();
        for (facts, expected) in [
            (with_discovery(DiscoveryOutcome::BlockedByCors), Finding::BlockedByCors(PAGE.to_owned())),
            (
                with_discovery(DiscoveryOutcome::ForbiddenByPolicy),
                Finding::ForbiddenByPolicy(PAGE.to_owned()),
            ),
            (with_discovery(DiscoveryOutcome::Failed(error(Cause::NotJson))), unreadable),
            (with_discovery(document(&elsewhere, None)), differs),
            (with_identity_service(None), Finding::NotConfigured(Some(url))),
            (with_identity_service(Some(&plain)), Finding::MixedContent(plain.clone())),
        ] {
            assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected));
            assert_eq!(overall(&evaluate(&facts)), State::Ok);
        }
    }

    #[test]
    fn only_the_host_of_the_token_endpoint_is_compared() {
        for (issuer, token_endpoint, url, is_same) in [
            ("creatio.com", "http://localhost:8090/connect/token", "http://localhost:8090", true),
            ("creatio.com", "http://127.0.0.1:8090/connect/token", "http://localhost:8090/", true),
            ("creatio.com", "http://127.0.0.1:8091/connect/token", "http://localhost:8090/", false),
            ("creatio.com", "http://is.example.com/connect/token", "https://is.example.com", true),
            (
                "https://is.example.com",
                "https://IS.example.com:443/connect/token",
                "https://is.example.com",
                true,
            ),
            (
                "https://old.example.com",
                "https://is.example.com/connect/token",
                "https://is.example.com",
                true,
            ),
            (
                "https://is.example.com",
                "https://other.example.com/connect/token",
                "https://is.example.com",
                false,
            ),
            ("creatio.com", "", "https://is.example.com", true),
            ("creatio.com", "/connect/token", "https://is.example.com", true),
        ] {
            let seen = DiscoveryOutcome::Read(DiscoveryDocument {
                issuer: issuer.to_owned(),
                token_endpoint: token_endpoint.to_owned(),
                clock_ahead_ms: None,
            });
            let facts = Facts { settings: settings(url, "IdServiceUser"), ..with_discovery(seen) };
            let expected = if is_same { State::Ok } else { State::ToDo };
            let outcome = Finding::evaluate(&facts);
            assert_eq!(outcome.found().map(Finding::state), Some(expected), "{token_endpoint} {url}");
        }
    }

    #[test]
    fn a_timeout_proves_nothing() {
        let facts = with_discovery(DiscoveryOutcome::Failed(error(Cause::TimedOut)));
        assert_eq!(Finding::evaluate(&facts), Outcome::NotAnswered(error(Cause::TimedOut)));
        assert_eq!(overall(&evaluate(&facts)), State::Ok);
    }
}
