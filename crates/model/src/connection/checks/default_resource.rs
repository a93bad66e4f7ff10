//! The default resource, through which apps get access.

use creatio::Resource;

use super::{
    definition::{CheckFinding, Definition, Importance, Link, Repair},
    outcome::{Outcome, State},
};
use crate::connection::{facts::Facts, query::Query};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// There is exactly one, of this name.
    Exists(String),
    /// There is none.
    Missing,
    /// There are several.
    Several(Vec<Resource>),
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::DefaultResources],
        link: Link::CreatioToIdentityService,
        importance: Importance::Essential,
        needs_creatio: true,
        // Creating it is safe at any time.
        repair: Some(Repair::CreateDefaultResource),
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        Outcome::of_answer(&facts.default_resources, |resources| match resources.as_slice() {
            [] => Finding::Missing,
            [one] => Finding::Exists(one.name.clone()),
            several => Finding::Several(several.to_vec()),
        })
    }

    fn state(&self) -> State {
        match self {
            Finding::Exists(_) => State::Ok,
            Finding::Missing => State::ToDo,
            Finding::Several(_) => State::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{checks::sample::*, facts::Fact};

    #[test]
    fn two_default_resources_are_a_failure() {
        let both = vec![resource("a"), resource("b")];
        let facts = Facts { default_resources: Fact::Known(both.clone()), ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Several(both)));
    }
}
