//! Whether the Identity Service accepts Creatio's own client.

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
    /// The service gives Creatio a token.
    Accepted,
    /// The service rejects the client with this ID, if the ID is known.
    Rejected(Option<String>),
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
            Fact::Known(health) if health.access_token_retrievable => Outcome::Found(Finding::Accepted),
            Fact::Known(health) if !health.identity_service_available => Outcome::WaitingForEarlierChecks,
            Fact::Known(_) => rejected(facts),
            Fact::Failed(error) => match facts.attempt_failure() {
                Some(Cause::IdentityServiceRefused) => rejected(facts),
                Some(Cause::IdentityServiceUnreachable { .. }) => Outcome::WaitingForEarlierChecks,
                _ if facts.default_resource_attempt == Some(Ok(())) => Outcome::Found(Finding::Accepted),
                _ if error.cause == Cause::ServiceMissing => Outcome::Found(Finding::NoHealthCheck),
                _ => Outcome::NotAnswered(error.clone()),
            },
        }
    }

    fn state(&self) -> State {
        match self {
            Finding::Accepted => State::Ok,
            Finding::Rejected(_) => State::Failed,
            Finding::NoHealthCheck => State::Unknown,
        }
    }
}

fn rejected(facts: &Facts) -> Outcome<Finding> {
    if blocks_connection(facts) {
        // A setting that cannot be right is the cause.
        return Outcome::WaitingForEarlierChecks;
    }
    let client_id = facts.settings.known().and_then(|settings| settings.client_id.clone());
    Outcome::Found(Finding::Rejected(client_id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::checks::sample::*;

    fn rejected() -> Outcome<Finding> {
        Outcome::Found(Finding::Rejected(Some("IdServiceUser".to_owned())))
    }

    #[test]
    fn the_health_check_shows_whether_the_client_is_accepted() {
        let facts = Facts { health: health(true, false, false), ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::WaitingForEarlierChecks);
        let facts = Facts { health: health(true, true, false), ..connected() };
        assert_eq!(Finding::evaluate(&facts), rejected());
    }

    #[test]
    fn spaces_around_the_client_id_are_reported_as_the_only_cause() {
        let facts = Facts {
            settings: settings("http://localhost:8090", "IdServiceUser "),
            health: health(true, true, false),
            ..connected()
        };
        assert_eq!(Finding::evaluate(&facts), Outcome::WaitingForEarlierChecks);
    }

    #[test]
    fn without_a_health_check_an_attempt_shows_the_same() {
        let unreachable = Cause::IdentityServiceUnreachable { url: None };
        let facts = after_attempt(unreachable);
        assert_eq!(Finding::evaluate(&facts), Outcome::WaitingForEarlierChecks);
        assert_eq!(Finding::evaluate(&after_attempt(Cause::IdentityServiceRefused)), rejected());
        let created = Facts { default_resource_attempt: Some(Ok(())), ..facts };
        assert_eq!(Finding::evaluate(&created), Outcome::Found(Finding::Accepted));
    }
}
