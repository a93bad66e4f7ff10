//! The system setting with the client ID that Creatio has in the Identity Service.

use creatio::setting;

use super::{
    definition::{CheckFinding, Definition, Importance, Link, Proposal, Repair},
    outcome::{Outcome, State},
    saved_setting::{SavedSetting, saved_setting},
};
use crate::{
    connection::{facts::Facts, query::Query},
    typed_text::cleaned_identifier,
};

/// What the check finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The setting has a value.
    Filled(String),
    /// The value starts or ends with spaces, which the Identity Service treats as part of the ID.
    HasSpaces(String),
    /// The setting is empty.
    Empty,
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
        let is_accepted = facts.health.known().is_some_and(|health| health.access_token_retrievable);
        saved_setting(facts, setting::CLIENT_ID, |settings| settings.client_id.as_deref()).map(|saved| {
            match saved {
                SavedSetting::Filled(value) if cleaned_identifier(&value) == value || is_accepted => {
                    Finding::Filled(value)
                }
                SavedSetting::Filled(value) => Finding::HasSpaces(value),
                SavedSetting::Empty => Finding::Empty,
                SavedSetting::Absent => Finding::Absent,
            }
        })
    }

    fn state(&self) -> State {
        match self {
            Finding::Filled(_) => State::Ok,
            Finding::Empty => State::ToDo,
            Finding::HasSpaces(_) | Finding::Absent => State::Failed,
        }
    }

    fn proposal(&self) -> Option<Proposal> {
        match self {
            Finding::HasSpaces(value) => Some(Proposal::ClientId(cleaned_identifier(value))),
            Finding::Filled(_) | Finding::Empty | Finding::Absent => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::checks::sample::*;

    #[test]
    fn spaces_around_the_id_are_an_error_unless_the_service_accepts_it() {
        let facts = Facts {
            settings: settings("http://localhost:8090", "IdServiceUser "),
            health: health(true, true, false),
            ..connected()
        };
        let expected = Finding::HasSpaces("IdServiceUser ".to_owned());
        assert_eq!(expected.proposal(), Some(Proposal::ClientId("IdServiceUser".to_owned())));
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(expected));
        let facts = Facts { health: health(true, true, true), ..facts };
        assert_eq!(Finding::evaluate(&facts), Outcome::Found(Finding::Filled("IdServiceUser ".to_owned())));
    }
}
