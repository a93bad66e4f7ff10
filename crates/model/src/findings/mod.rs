//! What an audit of the apps finds: what is dangerous, does not work, or looks forgotten.

mod accepted;
mod address;
mod export;
mod find;
mod group;
mod rule;
#[cfg(test)]
mod tests;

pub use accepted::{Acceptance, Accepted};
pub use export::{csv, file_name, json};
pub use find::{Facts, Finding, GrantTypes, find};
pub use group::{GroupBy, grouped};
pub use rule::{FixPlace, Rule, Severity};
