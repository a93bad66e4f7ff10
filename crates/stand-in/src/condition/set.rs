//! The conditions of a site that are set.

use super::name::{Condition, SessionShape};
use crate::{dates::Millis, identity::TokenRefusal};
use std::{collections::BTreeSet, mem::discriminant};

/// The conditions that are set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConditionSet(BTreeSet<Condition>);

impl ConditionSet {
    /// True if the condition is set.
    pub fn contains(&self, condition: &Condition) -> bool {
        self.0.contains(condition)
    }

    /// Adds a condition, and removes one that contradicts it.
    pub fn insert(&mut self, condition: Condition) {
        self.0.retain(|known| !contradicts(&condition, known));
        self.0.insert(condition);
    }

    /// Removes a condition if it is set. A condition on a setting's value is removed regardless of the value.
    pub fn remove(&mut self, condition: &Condition) {
        self.0.retain(|known| known != condition && !is_same_setting(condition, known));
    }

    /// Removes all conditions.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The names of the conditions.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(Condition::to_string).collect()
    }

    /// How Creatio answers when the session has ended.
    pub fn session_shape(&self) -> SessionShape {
        let shape = self.0.iter().find_map(|condition| match condition {
            Condition::SessionShape { shape } => Some(*shape),
            _ => None,
        });
        shape.unwrap_or_default()
    }

    /// How every request for a token is refused, if it is.
    pub fn token_refusal(&self) -> Option<TokenRefusal> {
        self.0.iter().find_map(|condition| match condition {
            Condition::TokenRefused { refusal } => Some(*refusal),
            _ => None,
        })
    }

    /// How far the Identity Service's clock is ahead.
    pub fn identity_clock_ahead(&self) -> Millis {
        self.ahead(|condition| match condition {
            Condition::IdentityClock { seconds } => Some(*seconds),
            _ => None,
        })
    }

    /// How far Creatio's clock is ahead.
    pub fn creatio_clock_ahead(&self) -> Millis {
        self.ahead(|condition| match condition {
            Condition::CreatioClock { seconds } => Some(*seconds),
            _ => None,
        })
    }

    fn ahead(&self, seconds: impl Fn(&Condition) -> Option<i32>) -> Millis {
        1_000 * Millis::from(self.0.iter().find_map(seconds).unwrap_or_default())
    }
}

/// True if a site cannot have both.
fn contradicts(condition: &Condition, other: &Condition) -> bool {
    match condition {
        Condition::SessionShape { .. }
        | Condition::TokenRefused { .. }
        | Condition::IdentityClock { .. }
        | Condition::CreatioClock { .. } => discriminant(condition) == discriminant(other),
        _ => is_same_setting(condition, other),
    }
}

/// True if both name a value of the same setting.
fn is_same_setting(condition: &Condition, other: &Condition) -> bool {
    match (condition, other) {
        (Condition::Setting { setting, .. }, Condition::Setting { setting: other, .. }) => setting == other,
        _ => false,
    }
}
