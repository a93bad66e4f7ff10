//! Whether Creatio's config file allows OAuth 2.0 at all.

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
};
use crate::connection::{facts::Facts, query::Query};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// OAuth 2.0 is on.
    On,
    /// OAuth 2.0 is off: no app can be created, changed or deleted.
    Off,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::ConfigSwitch],
        link: Link::CreatioToIdentityService,
        importance: Importance::Essential,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        Outcome::of_answer(&facts.config_switch, |on| if *on { Finding::On } else { Finding::Off })
    }

    fn state(&self) -> State {
        match self {
            Finding::On => State::Ok,
            Finding::Off => State::Failed,
        }
    }
}
