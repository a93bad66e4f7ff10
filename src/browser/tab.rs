//! What belongs to this tab: its storage, its address, and the browser's question before it is left.

use std::{cell::RefCell, collections::HashMap};

use leptos::prelude::window;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::BeforeUnloadEvent;

thread_local! {
    /// Stands in for the tab's storage where that is full or switched off; it goes with a reload.
    static WITHOUT_STORAGE: RefCell<HashMap<String, String>> = RefCell::default();
    /// Asks before the tab is left. A browser asks in words of its own.
    static QUESTION: Closure<dyn Fn(BeforeUnloadEvent)> = Closure::new(|event: BeforeUnloadEvent| {
        event.prevent_default();
        // Browsers from before 2023 ask only for this.
        event.set_return_value("unsaved");
    });
}

/// Keeps a text for this tab; `None` forgets it.
pub fn keep(key: &str, text: Option<&str>) {
    let storage = window().session_storage().ok().flatten();
    let stored = match (&storage, text) {
        (Some(storage), Some(text)) => storage.set_item(key, text).is_ok(),
        (Some(storage), None) => storage.remove_item(key).is_ok(),
        (None, _) => false,
    };
    WITHOUT_STORAGE.with_borrow_mut(|kept| match text {
        Some(text) if !stored => {
            // An older text that is still stored must not be taken for this one.
            if let Some(storage) = &storage {
                let _ = storage.remove_item(key);
            }
            kept.insert(key.to_owned(), text.to_owned());
        }
        _ => drop(kept.remove(key)),
    });
}

/// What was kept for this tab.
pub fn kept(key: &str) -> Option<String> {
    let stored = window().session_storage().ok().flatten().and_then(|storage| storage.get_item(key).ok()?);
    stored.or_else(|| WITHOUT_STORAGE.with_borrow(|kept| kept.get(key).cloned()))
}

/// Has the browser ask before the tab is closed or leads elsewhere, or no longer.
pub fn ask_before_leaving(ask: bool) {
    QUESTION.with(|question| {
        window().set_onbeforeunload(ask.then(|| question.as_ref().unchecked_ref()));
    });
}

/// The whole address of a page of ours.
pub fn address_of(query: &str) -> String {
    let location = window().location();
    let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    format!("{origin}{path}{query}")
}
