//! Whether the Identity Service accepts Creatio's own client.

use creatio::Cause;

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
    settings_problem::blocks_connection,
};
use crate::connection::{
    facts::{Fact, Facts},
    last_test::TestOutcome,
    query::Query,
};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The service gives Creatio a token.
    Accepted,
    /// The service rejects the client with this ID, if the ID is known.
    Rejected(Option<String>),
    /// The service rejects that client, or does not know the apps of this site.
    RejectedApps(Option<String>),
    /// This site has no health check, and no call with these settings has shown it.
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
            Fact::Known(_) => rejected(facts, Finding::Rejected),
            Fact::Failed(error) if error.cause == Cause::ServiceMissing => match facts.test_outcome() {
                Some(TestOutcome::Rejected) => rejected(facts, Finding::Rejected),
                Some(TestOutcome::RejectedApps) => rejected(facts, Finding::RejectedApps),
                Some(TestOutcome::Unreachable(_)) => Outcome::WaitingForEarlierChecks,
                Some(TestOutcome::Passed) => Outcome::Found(Finding::Accepted),
                None => Outcome::Found(Finding::NoHealthCheck),
            },
            Fact::Failed(error) => Outcome::NotAnswered(error.clone()),
        }
    }

    fn state(&self) -> State {
        match self {
            Finding::Accepted => State::Ok,
            Finding::Rejected(_) | Finding::RejectedApps(_) => State::Failed,
            Finding::NoHealthCheck => State::Unknown,
        }
    }
}

fn rejected(facts: &Facts, finding: fn(Option<String>) -> Finding) -> Outcome<Finding> {
    if blocks_connection(facts) {
        // A setting that cannot be right is the cause.
        return Outcome::WaitingForEarlierChecks;
    }
    let client_id = facts.settings.known().and_then(|settings| settings.client_id.clone());
    Outcome::Found(finding(client_id))
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
    fn without_a_health_check_a_test_shows_the_same() {
        let unreachable = after_test(TestOutcome::Unreachable(None));
        assert_eq!(Finding::evaluate(&unreachable), Outcome::WaitingForEarlierChecks);
        assert_eq!(Finding::evaluate(&after_test(TestOutcome::Rejected)), rejected());
        let apps = Finding::RejectedApps(Some("IdServiceUser".to_owned()));
        assert_eq!(Finding::evaluate(&after_test(TestOutcome::RejectedApps)), Outcome::Found(apps));
        let passed = after_test(TestOutcome::Passed);
        assert_eq!(Finding::evaluate(&passed), Outcome::Found(Finding::Accepted));
        let changed = Facts { settings: settings("http://localhost:8090/", "Other"), ..passed };
        assert_eq!(Finding::evaluate(&changed), Outcome::Found(Finding::NoHealthCheck), "other settings");
    }
}
