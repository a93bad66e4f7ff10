//! Looking at the clipboard, where the person has allowed it before: the page never has the browser ask.

use creatio::Secret;
use futures_channel::oneshot;
use js_sys::Reflect;
use leptos::prelude::{document, window, window_event_listener_untyped};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{PermissionState, PermissionStatus};

use super::surroundings::object;
use crate::host::Clipboard;

/// Whether the page may look without the browser asking the person.
pub async fn may_look() -> bool {
    let navigator = window().navigator();
    // Outside a secure context there is no clipboard at all, and some browsers have no such permission.
    let has = |name: &str| Reflect::get(&navigator, &name.into()).is_ok_and(|member| !member.is_undefined());
    if !has("clipboard") || !has("permissions") {
        return false;
    }
    let asked =
        navigator.permissions().and_then(|all| all.query(&object(&[("name", "clipboard-read".into())])));
    let Ok(answer) = asked else { return false };
    let status =
        JsFuture::from(answer).await.ok().and_then(|status| status.dyn_into::<PermissionStatus>().ok());
    status.is_some_and(|status| status.state() == PermissionState::Granted)
}

/// Looks at the clipboard.
pub async fn look() -> Clipboard {
    if !may_look().await {
        return Clipboard::Closed;
    }
    if !document().has_focus().unwrap_or_default() {
        return Clipboard::WithoutFocus;
    }
    match JsFuture::from(window().navigator().clipboard().read_text()).await {
        Ok(text) => Clipboard::Holds(Secret::new(text.as_string().unwrap_or_default())),
        // The focus may have gone meanwhile.
        Err(_) if !document().has_focus().unwrap_or_default() => Clipboard::WithoutFocus,
        Err(_) => Clipboard::Closed,
    }
}

/// Resolves when the window gets the focus again.
pub async fn focused_again() {
    let (done, waiting) = oneshot::channel();
    let done = RefCell::new(Some(done));
    let listening = window_event_listener_untyped("focus", move |_| {
        if let Some(done) = done.take() {
            // Nobody may be waiting any more, and that is no fault.
            let _ = done.send(());
        }
    });
    let _ = waiting.await;
    listening.remove();
}
