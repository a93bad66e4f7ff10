//! Whether `config.json` is right about where Creatio's services are: under `/0` or not.

use creatio::Workspace;

use super::{
    definition::{CheckFinding, Definition, Importance, Link},
    outcome::{Outcome, State},
};
use crate::connection::{facts::Facts, query::Query};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The services are here, and `config.json` does not say otherwise.
    Found(Workspace),
    /// `config.json` names another place.
    Differs {
        /// The place in `config.json`.
        configured: Workspace,
        /// Where the services are.
        found: Workspace,
    },
}

impl CheckFinding for Finding {
    const DEFINITION: Definition = Definition {
        queries: &[Query::User],
        link: Link::BrowserToCreatio,
        importance: Importance::Advice,
        needs_creatio: true,
        repair: None,
    };

    fn evaluate(facts: &Facts) -> Outcome<Self> {
        let Some(found) = facts.environment.workspace else {
            return Outcome::Waiting;
        };
        match facts.environment.configured_workspace.filter(|configured| *configured != found) {
            Some(configured) => Outcome::Found(Finding::Differs { configured, found }),
            None => Outcome::Found(Finding::Found(found)),
        }
    }

    fn state(&self) -> State {
        match self {
            Finding::Found(_) => State::Ok,
            Finding::Differs { .. } => State::ToDo,
        }
    }
}

#[cfg(test)]
mod tests {
    use creatio::Workspace::{Root, Zero};

    use super::*;
    use crate::connection::{checks::sample::*, environment::Environment};

    #[test]
    fn the_workspace_of_the_config_file_is_compared_with_the_one_found() {
        let configured = |workspace| Facts {
            environment: Environment { configured_workspace: Some(workspace), ..connected().environment },
            ..connected()
        };
        assert_eq!(Finding::evaluate(&configured(Zero)), Outcome::Found(Finding::Found(Zero)));
        let differs = Finding::Differs { configured: Root, found: Zero };
        assert_eq!(Finding::evaluate(&configured(Root)), Outcome::Found(differs));
    }
}
