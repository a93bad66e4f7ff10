//! Whether the Creatio server reaches the Identity Service.

use creatio::Cause;

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
    settings_problem::blocks_connection,
};
use crate::connection::{
    facts::{Fact, Facts},
    query::Query,
};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The service answers Creatio.
    Reached,
    /// Creatio cannot reach it, at this URL if that is known.
    NotReached(Option<String>),
    /// This site has no health check.
    NoHealthCheck,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::Health],
        link: Link::CreatioToIdentityService,
        importance: Importance::Essential,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        match &facts.health {
            Fact::Waiting => Outcome::Waiting,
            Fact::Known(health) if health.identity_service_available => Outcome::Found(Finding::Reached),
            Fact::Known(_) => not_reached(facts, None),
            Fact::Failed(error) => match facts.attempt_failure() {
                Some(Cause::IdentityServiceUnreachable { url }) => not_reached(facts, url.as_deref()),
                Some(Cause::IdentityServiceRefused) => Outcome::Found(Finding::Reached),
                _ if facts.default_resource_attempt == Some(Ok(())) => Outcome::Found(Finding::Reached),
                _ if error.cause == Cause::ServiceMissing => Outcome::Found(Finding::NoHealthCheck),
                _ => Outcome::NotAnswered(error.clone()),
            },
        }
    }

    fn state(&self) -> State {
        match self {
            Finding::Reached => State::Ok,
            Finding::NotReached(_) => State::Failed,
            Finding::NoHealthCheck => State::Unknown,
        }
    }
}

fn not_reached(facts: &Facts, attempted_url: Option<&str>) -> Outcome<Finding> {
    if blocks_connection(facts) {
        // A setting that cannot be right is the cause.
        return Outcome::WaitingForEarlierChecks;
    }
    let url = attempted_url.or_else(|| facts.identity_service_url().map(str::trim));
    Outcome::Found(Finding::NotReached(url.map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::checks::sample::*;

    #[test]
    fn the_health_check_shows_whether_the_service_is_reached() {
        let facts = Facts { health: health(true, false, false), ..connected() };
        let expected = Finding::NotReached(Some("http://localhost:8090/".to_owned()));
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected));
        let facts = Facts { health: health(true, true, false), ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Reached));
    }

    #[test]
    fn a_url_that_cannot_be_right_is_reported_as_the_only_cause() {
        let facts = Facts {
            settings: settings("localhost:8090", "IdServiceUser"),
            health: health(true, false, false),
            ..connected()
        };
        assert_eq!(Finding::evaluate(&facts), Outcome::WaitingForEarlierChecks);
    }

    #[test]
    fn without_a_health_check_an_attempt_shows_the_same() {
        let facts = Facts { default_resource_attempt: None, ..after_attempt(Cause::Refused) };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::NoHealthCheck));
        let unreachable = Cause::IdentityServiceUnreachable { url: Some("http://x/".to_owned()) };
        let expected = Finding::NotReached(Some("http://x/".to_owned()));
        assert_eq!(Finding::evaluate(&after_attempt(unreachable)), Outcome::Found(expected));
        let rejected = after_attempt(Cause::IdentityServiceRefused);
        assert_eq!(Finding::evaluate(&rejected), Outcome::Found(Finding::Reached));
        let created = Facts { default_resource_attempt: Some(Ok(())), ..facts };
        assert_eq!(Finding::evaluate(&created), Outcome::Found(Finding::Reached));
    }
}
