//! Whether the page can read the cookie with the CSRF token, without which Creatio refuses calls.

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
    /// The cookie can be read.
    Readable,
    /// There is no cookie, but Creatio answers anyway.
    NotUsed,
    /// The cookie cannot be read, and Creatio refuses calls.
    Unreadable,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::User],
        link: Link::BrowserToCreatio,
        importance: Importance::RequiredForApps,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        if facts.environment.csrf_readable {
            return Outcome::Found(Finding::Readable);
        }
        match &facts.user {
            Fact::Waiting => Outcome::Waiting,
            // Creatio answered without the token, so this site does not require one.
            Fact::Known(_) => Outcome::Found(Finding::NotUsed),
            Fact::Failed(_) => Outcome::Found(Finding::Unreadable),
        }
    }

    fn state(&self) -> State {
        match self {
            Finding::Readable | Finding::NotUsed => State::Ok,
            Finding::Unreadable => State::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use creatio::Cause;

    use super::*;
    use crate::connection::{checks::sample::*, environment::Environment};

    #[test]
    fn the_cookie_matters_only_where_creatio_requires_it() {
        let environment = Environment { csrf_readable: false, ..connected().environment };
        let facts = Facts { environment, ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::NotUsed));
        let facts = Facts { user: Fact::Failed(error(Cause::Forbidden)), ..facts };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Unreadable));
    }
}
