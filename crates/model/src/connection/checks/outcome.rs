//! How a check can end, apart from what it finds.

use creatio::{Cause, Error};

use crate::connection::facts::Fact;

/// The state of a check, as the list shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The answer is awaited.
    Checking,
    /// Nothing to do.
    Ok,
    /// A setup step is still to do.
    ToDo,
    /// Something is wrong.
    Failed,
    /// It is not known, or cannot be.
    Unknown,
}

/// How a check ended: with a finding of its own, or without one for a reason that all checks share.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<F> {
    /// The answer is awaited.
    Waiting,
    /// It can be known only once an earlier check passes.
    WaitingForEarlierChecks,
    /// The query failed.
    NotAnswered(Error),
    /// This version of Creatio lacks the service for it.
    NotOffered,
    /// There is a finding.
    Found(F),
}

impl<F> Outcome<F> {
    /// The outcome of a check that only looks at an answer.
    pub fn of_answer<T>(fact: &Fact<T>, find: impl FnOnce(&T) -> F) -> Self {
        match fact {
            Fact::Waiting => Outcome::Waiting,
            Fact::Known(value) => Outcome::Found(find(value)),
            Fact::Failed(error) => Outcome::of_failure(error),
        }
    }

    /// The outcome of a check whose query failed.
    pub fn of_failure(error: &Error) -> Self {
        if error.cause == Cause::ServiceMissing {
            Outcome::NotOffered
        } else {
            Outcome::NotAnswered(error.clone())
        }
    }

    /// The finding, if there is one.
    pub fn found(&self) -> Option<&F> {
        match self {
            Outcome::Found(finding) => Some(finding),
            Outcome::Waiting
            | Outcome::WaitingForEarlierChecks
            | Outcome::NotAnswered(_)
            | Outcome::NotOffered => None,
        }
    }

    /// The same outcome with another type of finding.
    pub fn map<G>(self, wrap: impl FnOnce(F) -> G) -> Outcome<G> {
        match self {
            Outcome::Found(finding) => Outcome::Found(wrap(finding)),
            Outcome::Waiting => Outcome::Waiting,
            Outcome::WaitingForEarlierChecks => Outcome::WaitingForEarlierChecks,
            Outcome::NotAnswered(error) => Outcome::NotAnswered(error),
            Outcome::NotOffered => Outcome::NotOffered,
        }
    }

    /// The state, given that of a finding.
    pub fn state(&self, of_finding: impl FnOnce(&F) -> State) -> State {
        match self {
            Outcome::Waiting => State::Checking,
            Outcome::WaitingForEarlierChecks | Outcome::NotAnswered(_) | Outcome::NotOffered => {
                State::Unknown
            }
            Outcome::Found(finding) => of_finding(finding),
        }
    }
}
