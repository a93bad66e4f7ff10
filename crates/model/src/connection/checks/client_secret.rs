//! The system setting with the client secret of Creatio. It is never read: Creatio's health check, or something that
//! only the right secret can have done, shows whether it is set.

use creatio::{Cause, Health, setting};

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
};
use crate::connection::{
    facts::{Fact, Facts},
    last_test::TestOutcome,
    query::Query,
};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The setting has a value.
    Filled,
    /// This site does not show whether the setting has a value.
    Hidden,
    /// The setting is empty.
    Empty,
    /// This site has no such setting.
    Absent,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::Settings, Query::Health],
        link: Link::CreatioToIdentityService,
        importance: Importance::Essential,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        let is_absent = facts
            .settings
            .known()
            .is_some_and(|settings| settings.not_found.iter().any(|code| code == setting::CLIENT_SECRET));
        if is_absent {
            return Outcome::Found(Finding::Absent);
        }
        match &facts.health {
            Fact::Waiting => Outcome::Waiting,
            Fact::Known(health) => Outcome::Found(judge(health)),
            Fact::Failed(_) if facts.test_outcome() == Some(&TestOutcome::Passed) => {
                Outcome::Found(Finding::Filled)
            }
            Fact::Failed(error) if error.cause == Cause::ServiceMissing => Outcome::Found(Finding::Hidden),
            Fact::Failed(error) => Outcome::NotAnswered(error.clone()),
        }
    }

    fn state(&self) -> State {
        match self {
            Finding::Filled => State::Ok,
            Finding::Hidden => State::Unknown,
            Finding::Empty => State::ToDo,
            Finding::Absent => State::Failed,
        }
    }
}

fn judge(health: &Health) -> Finding {
    // The message names the settings that are empty.
    let names_another = health.message.as_ref().is_some_and(|text| !text.contains(setting::CLIENT_SECRET));
    if health.settings_filled_in || names_another { Finding::Filled } else { Finding::Empty }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::connection::checks::sample::*;

    #[test]
    fn an_empty_secret_shows_in_the_health_check_alone() {
        let facts = Facts { health: health(false, false, false), ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Empty));
        let message = Some("System setting OAuth20IdentityServerUrl is empty.".to_owned());
        let named = Health { message, ..health(false, false, false).known().cloned().unwrap() };
        let facts = Facts { health: Fact::Known(named), ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Filled));
    }

    #[test]
    fn without_a_health_check_only_a_test_proves_the_secret() {
        let facts = Facts { health: Fact::Failed(error(Cause::ServiceMissing)), ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Hidden), "a resource proves nothing");
        let facts = Facts { last_test: tested(TestOutcome::Passed), ..facts };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Filled));
    }
}
