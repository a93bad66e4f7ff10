//! The palette: what can be found and done from anywhere, by keyboard or by mouse; and the list of shortcuts.

mod board;
mod dialog;
mod found;
mod keys_view;
mod search;
mod shortcuts;
mod view;

pub use board::{Command, board};
pub use shortcuts::{Place, Shortcut};
pub use view::Palette;
