//! Proves that an app works, from the token to data: stage by stage, with the cause of the first failure.
//!
//! A run is what was observed, by this page or by a command in a shell; the same judge reads both. Nothing here holds a
//! secret or a token longer than the call that needs it.

mod claims;
mod judge;
mod pasted;
mod run;

pub use claims::Claims;
pub use judge::{Finding, Stage, State, Verdict, judge, verdict};
pub use pasted::{PasteError, parse};
pub use run::{AppFacts, Call, Run, Source, find_source, run};

#[cfg(test)]
mod tests;
