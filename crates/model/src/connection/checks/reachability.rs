//! Whether the Creatio server reaches the Identity Service.

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
    /// The service answers Creatio.
    Reached,
    /// Creatio cannot reach it, at this URL if that is known.
    NotReached(Option<String>),
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
            Fact::Known(health) if health.identity_service_available => Outcome::Found(Finding::Reached),
            Fact::Known(_) => not_reached(facts, None),
            Fact::Failed(error) if error.cause == Cause::ServiceMissing => match facts.test_outcome() {
                Some(TestOutcome::Unreachable(url)) => not_reached(facts, url.as_deref()),
                Some(TestOutcome::Passed | TestOutcome::Rejected | TestOutcome::RejectedApps) => {
                    Outcome::Found(Finding::Reached)
                }
                None => Outcome::Found(Finding::NoHealthCheck),
            },
            Fact::Failed(error) => Outcome::NotAnswered(error.clone()),
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
    fn without_a_health_check_a_test_shows_the_same() {
        let facts = after_test(TestOutcome::Unreachable(Some("http://x/".to_owned())));
        let expected = Finding::NotReached(Some("http://x/".to_owned()));
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected));
        let reached = Outcome::Found(Finding::Reached);
        assert_eq!(Finding::evaluate(&after_test(TestOutcome::Rejected)), reached);
        assert_eq!(Finding::evaluate(&after_test(TestOutcome::Passed)), reached);
        let untested = Facts { last_test: None, ..facts.clone() };
        assert_eq!(Finding::evaluate(&untested), Outcome::Found(Finding::NoHealthCheck));
        let changed = Facts { settings: settings("http://other/", "IdServiceUser"), ..facts };
        assert_eq!(Finding::evaluate(&changed), Outcome::Found(Finding::NoHealthCheck), "other settings");
    }
}
