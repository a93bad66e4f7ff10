//! What the command palette finds, and the keyboard shortcuts.

pub mod search;
pub mod shortcuts;
