//! The keyboard shortcuts.

pub mod shortcuts;
