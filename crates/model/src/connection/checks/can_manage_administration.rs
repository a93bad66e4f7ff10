//! Whether the signed-in user may enable the feature, while it is off.

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
    /// The user has the right.
    Granted,
    /// The user lacks the right and needs it now.
    Missing,
    /// The user lacks the right, and nothing needs it now.
    NotNeeded,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::CanManageAdministration],
        link: Link::BrowserToCreatio,
        importance: Importance::Permission,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        Outcome::of_answer(&facts.can_manage_administration, |granted| {
            if *granted {
                Finding::Granted
            } else if facts.feature == Fact::Known(false) {
                Finding::Missing
            } else {
                Finding::NotNeeded
            }
        })
    }

    fn state(&self) -> State {
        match self {
            Finding::Granted | Finding::NotNeeded => State::Ok,
            Finding::Missing => State::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::checks::sample::*;

    #[test]
    fn the_right_is_needed_only_while_the_feature_is_off() {
        let without = Facts { can_manage_administration: Fact::Known(false), ..connected() };
        assert_eq!(Finding::evaluate(&without), Outcome::Found(Finding::NotNeeded));
        let off = Facts { feature: Fact::Known(false), ..without };
        assert_eq!(Finding::evaluate(&off), Outcome::Found(Finding::Missing));
    }
}
