//! The system setting with the URL of the Identity Service.

use creatio::setting;

use super::{
    definition::{CheckFinding, Definition, Importance, Link, Proposal, Repair},
    outcome::{Outcome, State},
    saved_setting::{SavedSetting, saved_setting},
};
use crate::connection::{
    address::{UrlProblem, cloud_address, saved_url_problem},
    facts::Facts,
    query::Query,
};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The setting has a plausible value.
    Filled(String),
    /// The value cannot be right.
    Wrong {
        /// The saved value.
        value: String,
        /// What is wrong with it.
        problem: UrlProblem,
        /// The value it should have, if that can be inferred.
        proposal: Option<String>,
    },
    /// The setting is empty.
    Empty {
        /// The value it should have, if that can be inferred.
        proposal: Option<String>,
    },
    /// This site has no such setting.
    Absent,
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::Settings],
        link: Link::CreatioToIdentityService,
        importance: Importance::Essential,
        needs_creatio: true,
        repair: Some(Repair::SaveProposal),
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        let site_root = &facts.environment.site_root;
        saved_setting(facts, setting::URL, |settings| settings.url.as_deref()).map(|saved| match saved {
            SavedSetting::Filled(value) => judge(value, facts),
            SavedSetting::Empty => Finding::Empty { proposal: cloud_address(site_root) },
            SavedSetting::Absent => Finding::Absent,
        })
    }

    fn state(&self) -> State {
        match self {
            Finding::Filled(_) => State::Ok,
            Finding::Empty { .. } => State::ToDo,
            Finding::Wrong { .. } | Finding::Absent => State::Failed,
        }
    }

    fn proposal(&self) -> Option<Proposal> {
        match self {
            Finding::Wrong { proposal, .. } | Finding::Empty { proposal } => {
                proposal.clone().map(Proposal::Url)
            }
            Finding::Filled(_) | Finding::Absent => None,
        }
    }
}

fn judge(value: String, facts: &Facts) -> Finding {
    // If Creatio reaches the service, the URL is right, however it looks.
    let is_reached = facts.health.known().is_some_and(|health| health.identity_service_available);
    match saved_url_problem(&value, &facts.environment.site_root) {
        Some((problem, proposal)) if !is_reached => Finding::Wrong { value, problem, proposal },
        Some(_) | None => Finding::Filled(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{checks::sample::*, environment::Environment};

    #[test]
    fn in_the_cloud_the_url_is_proposed() {
        let environment =
            Environment { site_root: "https://acme.creatio.com".to_owned(), ..connected().environment };
        let facts = Facts {
            environment,
            settings: settings("", ""),
            health: health(false, false, false),
            ..connected()
        };
        let url = "https://acme-is.creatio.com".to_owned();
        let expected = Finding::Empty { proposal: Some(url.clone()) };
        assert_eq!(expected.proposal(), Some(Proposal::Url(url)));
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected));
    }

    #[test]
    fn a_url_that_works_is_right_however_it_looks() {
        let facts = Facts {
            settings: settings("localhost:8090", "IdServiceUser"),
            health: health(true, false, false),
            ..connected()
        };
        let expected = Finding::Wrong {
            value: "localhost:8090".to_owned(),
            problem: UrlProblem::NoScheme,
            proposal: Some("http://localhost:8090".to_owned()),
        };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected));
        let facts = Facts { health: health(true, true, true), ..facts };
        let expected = Finding::Filled("localhost:8090".to_owned());
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected));
    }

    #[test]
    fn a_setting_that_the_site_lacks_is_not_empty() {
        let lacking = creatio::Settings { not_found: vec![setting::URL.to_owned()], ..Default::default() };
        let facts = Facts { settings: crate::connection::facts::Fact::Known(lacking), ..connected() };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Absent));
    }
}
