//! Whether the clocks of Creatio, the Identity Service and this computer agree: tokens are valid for a limited time.

use creatio::DiscoveryOutcome;

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
};
use crate::connection::{facts::Facts, query::Query};

/// Clocks that differ by more seconds than this can make tokens fail; `Date` headers have a resolution of 1 s.
const MAX_DIFFERENCE: i64 = 120;

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The clocks agree.
    Agree,
    /// No response had a `Date` header.
    Unknown,
    /// The clocks of the two servers differ by this many seconds.
    ServersDiffer(i64),
    /// The clocks of Creatio and of this computer differ by this many seconds.
    BrowserDiffers(i64),
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::User, Query::Discovery],
        link: Link::CreatioToIdentityService,
        importance: Importance::Advice,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        let seconds = |ms: i64| ms / 1_000;
        let identity_service = match facts.discovery.known() {
            Some(DiscoveryOutcome::Read(document)) => document.clock_ahead_ms.map(seconds),
            Some(
                DiscoveryOutcome::ForbiddenByPolicy
                | DiscoveryOutcome::BlockedByCors
                | DiscoveryOutcome::Failed(_),
            )
            | None => None,
        };
        let creatio = facts.environment.clock_ahead_ms.map(seconds);
        Outcome::Found(match (creatio, identity_service) {
            (Some(creatio), Some(identity)) if (creatio - identity).abs() > MAX_DIFFERENCE => {
                Finding::ServersDiffer(creatio - identity)
            }
            (Some(creatio), _) if creatio.abs() > MAX_DIFFERENCE => Finding::BrowserDiffers(creatio),
            (Some(_), _) => Finding::Agree,
            (None, _) => Finding::Unknown,
        })
    }

    fn state(&self) -> State {
        match self {
            Finding::Agree => State::Ok,
            Finding::Unknown => State::Unknown,
            Finding::ServersDiffer(_) | Finding::BrowserDiffers(_) => State::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{checks::sample::*, environment::Environment, facts::Fact};

    #[test]
    fn the_clocks_of_all_three_are_compared() {
        for (creatio, identity_service, expected) in [
            (Some(1), Some(-1), Finding::Agree),
            (Some(300), Some(0), Finding::ServersDiffer(300)),
            (Some(-600), Some(-600), Finding::BrowserDiffers(-600)),
            (Some(-600), None, Finding::BrowserDiffers(-600)),
            (None, Some(0), Finding::Unknown),
        ] {
            let ms = |seconds: Option<i64>| seconds.map(|seconds| seconds * 1_000);
            let environment = Environment { clock_ahead_ms: ms(creatio), ..connected().environment };
            let discovery =
                Fact::Known(document("http://localhost:8090/connect/token", ms(identity_service)));
            let facts = Facts { environment, discovery, ..connected() };
            assert_eq!(
                Finding::evaluate(&facts),
                Outcome::Found(expected),
                "{creatio:?} {identity_service:?}"
            );
        }
    }
}
