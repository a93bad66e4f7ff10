//! Whether the signed-in user may save the system settings, while one of them has to be fixed.

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
    settings_problem::has_problem,
};
use crate::connection::{facts::Facts, query::Query};

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
        queries: &[Query::CanManageSysSettings],
        link: Link::BrowserToCreatio,
        importance: Importance::Permission,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        Outcome::of_answer(&facts.can_manage_sys_settings, |granted| {
            if *granted {
                Finding::Granted
            } else if has_problem(facts) {
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
    use crate::connection::{checks::sample::*, facts::Fact};

    #[test]
    fn the_right_is_needed_only_while_a_setting_has_to_be_fixed() {
        let without = Facts { can_manage_sys_settings: Fact::Known(false), ..connected() };
        assert_eq!(Finding::evaluate(&without), Outcome::Found(Finding::NotNeeded));
        let empty =
            Facts { settings: settings("", ""), health: health(false, false, false), ..without.clone() };
        assert_eq!(Finding::evaluate(&empty), Outcome::Found(Finding::Missing));
        let rejected = Facts { health: health(true, true, false), ..without };
        assert_eq!(Finding::evaluate(&rejected), Outcome::Found(Finding::Missing));
    }
}
