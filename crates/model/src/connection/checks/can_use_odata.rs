//! Whether the signed-in user may read through OData. The page does not need that: it reads through DataService.

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
    /// The user lacks the right, and nothing needs it now.
    NotNeeded,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::CanUseOData],
        link: Link::BrowserToCreatio,
        importance: Importance::Permission,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        Outcome::of_answer(
            &facts.can_use_odata,
            |granted| {
                if *granted { Finding::Granted } else { Finding::NotNeeded }
            },
        )
    }

    fn state(&self) -> State {
        match self {
            Finding::Granted | Finding::NotNeeded => State::Ok,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{checks::sample::*, facts::Fact};

    #[test]
    fn the_right_is_never_needed() {
        let empty = Facts { settings: settings("", ""), health: health(false, false, false), ..connected() };
        let facts = Facts { can_use_odata: Fact::Known(false), ..empty };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::NotNeeded));
    }
}
