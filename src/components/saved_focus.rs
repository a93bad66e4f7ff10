//! Where the focus was before a message or a dialog took it.

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser;

/// Saves where the focus is, and restores it. The browser does so by itself when a dialog closes, but not to `main` when the
/// element is gone.
#[derive(Clone, Copy)]
pub struct SavedFocus(StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>);

impl Default for SavedFocus {
    fn default() -> Self {
        Self(StoredValue::new_local(None))
    }
}

impl SavedFocus {
    /// Saves where the focus is.
    pub fn save(self) {
        self.0.set_value(Some(browser::focus::save_focus()));
    }

    /// Moves the focus back to where it was saved last, or to `main` if that element is gone.
    pub fn restore(self) {
        if let Some(Some(restore)) = self.0.try_get_value() {
            restore();
        }
    }
}
