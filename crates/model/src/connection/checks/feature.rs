//! Whether the feature `OAuth20Integration` is on, which makes Creatio's own section for integrated applications visible.

use super::{
    definition::{CheckFinding, Definition, Importance, Link, Repair},
    outcome::{Outcome, State},
};
use crate::connection::{facts::Facts, query::Query};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The feature is on.
    On,
    /// The feature is off.
    Off,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::Feature],
        link: Link::CreatioToIdentityService,
        importance: Importance::SetUp,
        needs_creatio: true,
        repair: Some(Repair::EnableFeature),
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        Outcome::of_answer(&facts.feature, |on| if *on { Finding::On } else { Finding::Off })
    }

    fn state(&self) -> State {
        match self {
            Finding::On => State::Ok,
            Finding::Off => State::ToDo,
        }
    }
}
