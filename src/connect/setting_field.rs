//! A field of the form that shows a saved setting until it is edited.

use leptos::prelude::*;
use model::typed_text::cleaned_identifier;

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

    /// Whether the field shows what Creatio holds; tracked.
    pub fn is_saved(self) -> bool {
        self.text.with(|text| self.saved.with_value(|saved| text == saved))
    }

    /// Marks this text as saved, if the field still exists.
    pub fn mark_saved(self) {
        if let Some(text) = self.text.try_get_untracked() {
            let text = cleaned_identifier(&text);
            self.saved.set_value(text.clone());
            self.text.set(text);
        }
    }

    /// The text without its invisible characters, if it differs from what Creatio holds; what Creatio holds is left as it is.
    pub fn change_from(self, held: Option<&str>) -> Option<String> {
        let typed = self.text.get_untracked();
        let text = cleaned_identifier(&typed);
        (held != Some(typed.as_str()) && held != Some(text.as_str())).then_some(text)
    }

    /// Removes invisible characters from an edited text, so that the field shows what will be saved.
    pub fn clean(self) {
        let text = self.text.get_untracked();
        let cleaned = cleaned_identifier(&text);
        if text != self.saved.get_value() && text != cleaned {
            self.text.set(cleaned);
        }
    }
}
