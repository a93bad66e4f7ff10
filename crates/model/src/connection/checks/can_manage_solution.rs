//! Whether the signed-in user may change apps and the default resource.

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
};
use crate::connection::{facts::Facts, query::Query};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The user has the right.
    Granted,
    /// The user lacks the right and needs it now.
    Missing,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::CanManageSolution],
        link: Link::BrowserToCreatio,
        importance: Importance::Permission,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        Outcome::of_answer(&facts.can_manage_solution, |granted| {
            if *granted { Finding::Granted } else { Finding::Missing }
        })
    }

    fn state(&self) -> State {
        match self {
            Finding::Granted => State::Ok,
            Finding::Missing => State::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{checks::sample::*, facts::Fact};

    #[test]
    fn the_right_is_always_needed() {
        let facts = Facts { can_manage_solution: Fact::Known(false), ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Missing));
    }
}
