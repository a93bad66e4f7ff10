//! Derives the state of the whole connection, and of each of its links, from the results of the checks.

use creatio::Cause;

use super::checks::{
    Check, CheckResult, Finding, Importance, Link, Outcome, State, creatio_client, reachability,
};

/// What is known about the whole connection. It is never better than its worst required link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// An answer is awaited.
    Checking,
    /// This required check failed, the first of them.
    Failed(Check),
    /// Something is left to set up.
    ToDo,
    /// This required check has no usable answer, the first of them.
    Unknown(Check),
    /// The settings are there, and nothing has shown that they are right: this version has no health check.
    NotTested,
    /// Creatio got what it asked the Identity Service for.
    Connected,
}

/// What a connection cannot be without: the Identity Service did something for Creatio, and apps get access.
const PROOF: [Check; 3] = [Check::Reachability, Check::CreatioClient, Check::DefaultResource];

/// The verdict on the results of all checks.
pub fn verdict(results: &[CheckResult]) -> Verdict {
    let first = |state: State| {
        let found = results.iter().find(|result| result.is_required() && result.state() == state);
        found.map(|result| result.check)
    };
    // A failure that is known stands while other answers are awaited.
    if let Some(check) = first(State::Failed) {
        return Verdict::Failed(check);
    }
    if first(State::Checking).is_some() {
        return Verdict::Checking;
    }
    if first(State::ToDo).is_some() {
        return Verdict::ToDo;
    }
    let unproven = || results.iter().filter(|result| is_unproven(result) && !is_untested(result));
    // Other checks may lack their answer for the same reason.
    let first_unproven =
        unproven().find(|result| PROOF.contains(&result.check)).or_else(|| unproven().next());
    if let Some(result) = first_unproven {
        return Verdict::Unknown(result.check);
    }
    if results.iter().any(is_untested) { Verdict::NotTested } else { Verdict::Connected }
}

/// The state that stands for a verdict.
pub fn overall(results: &[CheckResult]) -> State {
    match verdict(results) {
        Verdict::Checking => State::Checking,
        Verdict::Failed(_) => State::Failed,
        Verdict::ToDo => State::ToDo,
        Verdict::Unknown(_) | Verdict::NotTested => State::Unknown,
        Verdict::Connected => State::Ok,
    }
}

/// Whether a check leaves open if the connection works.
fn is_unproven(result: &CheckResult) -> bool {
    let is_essential = result.check.definition().importance == Importance::Essential;
    match &result.outcome {
        // What a version does not report is shown by the proof, unless it is part of that.
        Outcome::NotOffered | Outcome::WaitingForEarlierChecks => PROOF.contains(&result.check),
        // A refusal for lack of a permission is about the user.
        Outcome::NotAnswered(error) => {
            is_essential && (error.cause != Cause::Forbidden || PROOF.contains(&result.check))
        }
        Outcome::Waiting | Outcome::Found(_) => {
            PROOF.contains(&result.check) && result.state() == State::Unknown
        }
    }
}

/// Whether the connection is not tested because this version has no health check.
pub fn is_untested(result: &CheckResult) -> bool {
    matches!(
        result.outcome,
        Outcome::Found(
            Finding::Reachability(reachability::Finding::NoHealthCheck)
                | Finding::CreatioClient(creatio_client::Finding::NoHealthCheck)
        )
    )
}

/// The state of one link: that of its worst check that the connection depends on, or of its worst check if there is none.
pub fn link_state(results: &[CheckResult], link: Link) -> State {
    let of_link = || results.iter().filter(move |result| result.check.definition().link == link);
    let has_required = of_link().any(CheckResult::is_required);
    let is_relevant = |result: &&CheckResult| result.is_required() == has_required && !result.is_permission();
    let any = |state: &State| of_link().filter(is_relevant).any(|result| result.state() == *state);
    let unproven = of_link().filter(is_relevant).any(is_unproven);
    match [State::Failed, State::Checking, State::ToDo].into_iter().find(any) {
        Some(state) => state,
        None if unproven => State::Unknown,
        None if any(&State::Ok) => State::Ok,
        None => State::Unknown,
    }
}
