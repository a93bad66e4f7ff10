//! The command palette and the list of keyboard shortcuts.

mod dialog;
mod dialogs;
mod keys_view;
mod results;
mod view;

pub use dialogs::PaletteDialogs;
pub use view::{PaletteButton, PaletteState};
