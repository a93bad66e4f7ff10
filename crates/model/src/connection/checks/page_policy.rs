//! Whether this page was served with the policy that keeps other sites from framing it. A `<meta>` element cannot set
//! that, so the web server has to send the header.

use creatio::PagePolicy;

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
};
use crate::connection::{facts::Facts, query::Query};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The header limits who may frame the page.
    Protected,
    /// There is a policy, and it does not limit that.
    NoFrameAncestors,
    /// There is no such header.
    Missing,
    /// The headers could not be read.
    Unreadable,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::PagePolicy],
        link: Link::BrowserToCreatio,
        importance: Importance::Advice,
        needs_creatio: false,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        Outcome::of_answer(&facts.page_policy, |policy| match policy {
            PagePolicy::Header(Some(policy)) if limits_framing(policy) => Finding::Protected,
            PagePolicy::Header(Some(_)) => Finding::NoFrameAncestors,
            PagePolicy::Header(None) => Finding::Missing,
            PagePolicy::Unreadable => Finding::Unreadable,
        })
    }

    fn state(&self) -> State {
        match self {
            Finding::Protected => State::Ok,
            Finding::NoFrameAncestors | Finding::Missing => State::ToDo,
            Finding::Unreadable => State::Unknown,
        }
    }
}

/// Whether a policy, or one of several joined by commas, has the directive `frame-ancestors`, and not for every site.
fn limits_framing(policy: &str) -> bool {
    policy.split([';', ',']).any(|directive| {
        let mut words = directive.split_ascii_whitespace();
        words.next().is_some_and(|name| name.eq_ignore_ascii_case("frame-ancestors"))
            && !words.any(|source| source == "*")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{
        checks::{evaluate, sample::*},
        facts::Fact,
        verdict::overall,
    };

    #[test]
    fn the_policy_has_to_limit_who_may_frame_the_page() {
        for (policy, expected) in [
            (Some("default-src 'self'; frame-ancestors 'self'"), Finding::Protected),
            (Some("default-src 'self', Frame-Ancestors 'none'"), Finding::Protected),
            (Some("frame-ancestors"), Finding::Protected),
            (Some("frame-ancestors *"), Finding::NoFrameAncestors),
            (Some("default-src 'self'; report-uri /frame-ancestors"), Finding::NoFrameAncestors),
            (Some(""), Finding::NoFrameAncestors),
            (None, Finding::Missing),
        ] {
            let header = PagePolicy::Header(policy.map(str::to_owned));
            let facts = Facts { page_policy: Fact::Known(header), ..connected() };
            assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected), "{policy:?}");
            assert_eq!(overall(&evaluate(&facts)), State::Ok, "it is no part of the connection");
        }
    }
}
