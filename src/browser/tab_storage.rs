//! Texts that belong to this tab and survive a reload, in `sessionStorage`.

use std::{cell::RefCell, collections::HashMap};

use leptos::prelude::window;

thread_local! {
    /// Replaces the tab's storage if that is full or switched off; it is lost on reload.
    static IN_MEMORY: RefCell<HashMap<String, String>> = RefCell::default();
}

/// Saves a text for this tab; `None` removes it. Never a secret.
pub fn save(key: &str, text: Option<&str>) {
    let storage = window().session_storage().ok().flatten();
    let stored = match (&storage, text) {
        (Some(storage), Some(text)) => storage.set_item(key, text).is_ok(),
        (Some(storage), None) => storage.remove_item(key).is_ok(),
        (None, _) => false,
    };
    IN_MEMORY.with_borrow_mut(|in_memory| match text {
        Some(text) if !stored => {
            // An older text that is still stored must not be mistaken for this one.
            if let Some(storage) = &storage {
                let _ = storage.remove_item(key);
            }
            in_memory.insert(key.to_owned(), text.to_owned());
        }
        _ => drop(in_memory.remove(key)),
    });
}

/// The text saved for this tab.
pub fn load(key: &str) -> Option<String> {
    let stored = window().session_storage().ok().flatten().and_then(|storage| storage.get_item(key).ok()?);
    stored.or_else(|| IN_MEMORY.with_borrow(|in_memory| in_memory.get(key).cloned()))
}

/// Removes every text whose key begins like this.
pub fn remove_all(prefix: &str) {
    IN_MEMORY.with_borrow_mut(|in_memory| in_memory.retain(|key, _| !key.starts_with(prefix)));
    let Ok(Some(storage)) = window().session_storage() else { return };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok()?);
    // Collected first, because each removal moves the others.
    for key in keys.filter(|key| key.starts_with(prefix)).collect::<Vec<_>>() {
        let _ = storage.remove_item(&key);
    }
}
