//! Short texts that outlive the tab, in `localStorage`.

use leptos::prelude::window;

/// Saves a short text for the next visit on this origin; `None` removes it. Never a secret.
///
/// Storage can be full or switched off. Nothing depends on it: the page then determines the value again next time.
pub fn save(key: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

/// The text saved under this key.
pub fn load(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}
