//! A field of the form that shows a saved setting until it is edited.

use leptos::prelude::*;

/// The text of the field and the saved value.
#[derive(Clone, Copy, Default)]
pub struct SettingField {
    /// What the field shows.
    pub text: RwSignal<String>,
    saved: StoredValue<String>,
}

impl SettingField {
    /// Takes a new saved value; an edited text stays.
    pub fn set_saved(self, saved: String) {
        if self.text.get_untracked() == self.saved.get_value() {
            self.text.set(saved.clone());
        }
        self.saved.set_value(saved);
    }

    /// Marks this text as saved, if the field still exists.
    pub fn mark_saved(self) {
        if let Some(text) = self.text.try_get_untracked() {
            let text = text.trim().to_owned();
            self.saved.set_value(text.clone());
            self.text.set(text);
        }
    }

    /// The text, if it differs from what Creatio holds.
    pub fn change_from(self, held: Option<&str>) -> Option<String> {
        let text = self.text.get_untracked().trim().to_owned();
        (held != Some(text.as_str())).then_some(text)
    }
}
