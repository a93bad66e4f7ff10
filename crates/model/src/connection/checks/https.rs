//! Whether the traffic between this browser and Creatio is encrypted.

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
};
use crate::connection::{
    address::{host_of, is_https, is_this_machine},
    facts::Facts,
    query::Query,
};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// It is encrypted.
    Encrypted,
    /// It is not, but it never leaves this computer.
    Local,
    /// It crosses a network unencrypted.
    Unencrypted,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::User],
        link: Link::BrowserToCreatio,
        importance: Importance::Advice,
        needs_creatio: false,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        let site_root = &facts.environment.site_root;
        Outcome::Found(if is_https(site_root) {
            Finding::Encrypted
        } else if is_this_machine(&host_of(site_root)) {
            Finding::Local
        } else {
            Finding::Unencrypted
        })
    }

    fn state(&self) -> State {
        match self {
            Finding::Encrypted | Finding::Local => State::Ok,
            Finding::Unencrypted => State::ToDo,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{checks::sample::*, environment::Environment};

    #[test]
    fn only_a_network_needs_encryption() {
        for (site_root, expected) in [
            ("https://crm.example.com", Finding::Encrypted),
            ("HTTPS://crm.example.com", Finding::Encrypted),
            ("http://localhost:8080", Finding::Local),
            ("http://crm.example.com", Finding::Unencrypted),
        ] {
            let environment = Environment { site_root: site_root.to_owned(), ..Environment::default() };
            let facts = Facts { environment, ..connected() };
            assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected), "{site_root}");
        }
    }
}
