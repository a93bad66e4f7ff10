//! Derives the state of the whole connection, and of each of its links, from the results of the checks.

use super::checks::{CheckResult, Finding, Importance, Link, Outcome, State, default_resource};

/// The state of the whole connection: connected only if nothing is left to do and no check that apps depend on failed.
pub fn overall(results: &[CheckResult]) -> State {
    let any = |state: State| results.iter().any(|result| result.is_required() && result.state() == state);
    if any(State::Checking) {
        State::Checking
    } else if any(State::Failed) {
        State::Failed
    } else if any(State::ToDo) {
        State::ToDo
    } else if has_default_resource(results) && !results.iter().any(is_unanswered) {
        // Creating the default resource needs the Identity Service, so its existence replaces checks that this site lacks.
        State::Ok
    } else {
        State::Unknown
    }
}

fn has_default_resource(results: &[CheckResult]) -> bool {
    let exists = |result: &CheckResult| {
        matches!(
            result.outcome,
            Outcome::Found(Finding::DefaultResource(default_resource::Finding::Exists(_)))
        )
    };
    results.iter().any(exists)
}

/// Whether nothing is known about the connection because this check got no answer.
fn is_unanswered(result: &CheckResult) -> bool {
    result.check.definition().importance == Importance::Essential
        && matches!(result.outcome, Outcome::NotAnswered(_))
}

/// The state of one link: that of its worst check.
pub fn link_state(results: &[CheckResult], link: Link) -> State {
    let any = |state: &State| {
        results.iter().any(|result| result.check.definition().link == link && result.state() == *state)
    };
    [State::Checking, State::Failed, State::ToDo, State::Ok].into_iter().find(any).unwrap_or(State::Unknown)
}
