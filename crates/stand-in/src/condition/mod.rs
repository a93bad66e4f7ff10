//! Conditions: lasting states of a site, each with a name by which it is set and cleared.

mod name;
mod set;

pub use name::{Condition, SessionShape};
pub use set::ConditionSet;

/// How long an answer takes under a condition that makes it slow, in milliseconds.
pub const SLOW_MS: u64 = 2_000;
