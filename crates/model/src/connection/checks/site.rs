//! Whether Creatio answers at the address that the page is configured with.

use creatio::Error;

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
};
use crate::connection::{
    facts::{Fact, Facts},
    query::Query,
};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// Creatio answers.
    Answers,
    /// Every query of Creatio failed; this is the first failure.
    AnswersNothing(Error),
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::User],
        link: Link::BrowserToCreatio,
        importance: Importance::RequiredForApps,
        needs_creatio: false,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        match (common_failure(facts), &facts.user) {
            (Some(error), _) => Outcome::Found(Finding::AnswersNothing(error.clone())),
            (None, Fact::Waiting) => Outcome::Waiting,
            (None, Fact::Failed(error)) => Outcome::NotAnswered(error.clone()),
            (None, Fact::Known(_)) => Outcome::Found(Finding::Answers),
        }
    }

    fn state(&self) -> State {
        match self {
            Finding::Answers => State::Ok,
            Finding::AnswersNothing(_) => State::Failed,
        }
    }
}

/// The first failure, if every query of Creatio failed and none is awaited.
pub fn common_failure(facts: &Facts) -> Option<&Error> {
    let failures = [
        failure(&facts.can_manage_solution),
        failure(&facts.can_manage_sys_settings),
        failure(&facts.can_manage_administration),
        failure(&facts.can_use_odata),
        failure(&facts.feature),
        failure(&facts.config_switch),
        failure(&facts.settings),
        failure(&facts.default_resources),
        failure(&facts.user),
    ];
    failures.into_iter().collect::<Option<Vec<_>>>()?.first().copied()
}

fn failure<T>(fact: &Fact<T>) -> Option<&Error> {
    match fact {
        Fact::Waiting | Fact::Known(_) => None,
        Fact::Failed(error) => Some(error),
    }
}

#[cfg(test)]
mod tests {
    use creatio::Cause;

    use super::*;
    use crate::connection::{
        checks::{evaluate, sample::*},
        environment::Environment,
        verdict::overall,
    };

    #[test]
    fn a_site_that_does_not_respond_fails_only_one_check() {
        for cause in [Cause::Unreachable, Cause::NotJson, Cause::ServiceMissing, Cause::ServerFault] {
            let facts = Facts {
                environment: Environment { identity_service: None, ..connected().environment },
                user: Fact::Failed(error(cause.clone())),
                can_manage_solution: Fact::Failed(error(cause.clone())),
                can_manage_sys_settings: Fact::Failed(error(cause.clone())),
                can_manage_administration: Fact::Failed(error(cause.clone())),
                can_use_odata: Fact::Failed(error(cause.clone())),
                feature: Fact::Failed(error(cause.clone())),
                config_switch: Fact::Failed(error(cause.clone())),
                settings: Fact::Failed(error(cause.clone())),
                health: Fact::Failed(error(cause.clone())),
                default_resources: Fact::Failed(error(cause.clone())),
                ..connected()
            };
            let expected = Outcome::Found(Finding::AnswersNothing(error(cause)));
            assert_eq!(Finding::evaluate(&facts), expected);
            let results = evaluate(&facts);
            assert_eq!(results.iter().filter(|result| result.state() == State::Failed).count(), 1);
            assert_eq!(overall(&results), State::Failed);
            let facts = Facts { can_use_odata: Fact::Known(false), ..facts };
            assert_eq!(common_failure(&facts), None, "one answer is enough");
        }
    }
}
