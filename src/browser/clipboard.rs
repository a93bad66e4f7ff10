//! The clipboard. It is read only if the user has already allowed that: the page never triggers a permission prompt.

use std::cell::RefCell;

use creatio::Secret;
use futures_channel::oneshot;
use js_sys::Reflect;
use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{PermissionState, PermissionStatus};

use super::object::object;

/// The result of reading the clipboard.
pub enum Clipboard {
    /// This text, which may be a secret of any kind.
    Text(Secret),
    /// Not readable for now: only a focused window may read.
    WindowNotFocused,
    /// Not readable, and trying again does not help.
    NotAllowed,
}

/// Writes a text to the clipboard. False if the browser refuses.
pub async fn copy(text: &str) -> bool {
    has_member("clipboard") && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Whether the page may read the clipboard without a permission prompt.
pub async fn can_read() -> bool {
    if !has_member("clipboard") || !has_member("permissions") {
        return false;
    }
    let query = object(&[("name", "clipboard-read".into())]);
    let Ok(answer) = window().navigator().permissions().and_then(|permissions| permissions.query(&query))
    else {
        return false;
    };
    let status =
        JsFuture::from(answer).await.ok().and_then(|status| status.dyn_into::<PermissionStatus>().ok());
    status.is_some_and(|status| status.state() == PermissionState::Granted)
}

/// Reads the clipboard.
pub async fn read() -> Clipboard {
    if !can_read().await {
        return Clipboard::NotAllowed;
    }
    let is_focused = || document().has_focus().unwrap_or_default();
    if !is_focused() {
        return Clipboard::WindowNotFocused;
    }
    match JsFuture::from(window().navigator().clipboard().read_text()).await {
        Ok(text) => Clipboard::Text(Secret::new(text.as_string().unwrap_or_default())),
        // The window may have lost the focus while reading.
        Err(_) if !is_focused() => Clipboard::WindowNotFocused,
        Err(_) => Clipboard::NotAllowed,
    }
}

/// Resolves when the window gets the focus again.
pub async fn window_focused() {
    let (sender, receiver) = oneshot::channel();
    let sender = RefCell::new(Some(sender));
    let listener = window_event_listener_untyped("focus", move |_| {
        if let Some(sender) = sender.take() {
            // The future may have been dropped, which is not an error.
            let _ = sender.send(());
        }
    });
    let _ = receiver.await;
    listener.remove();
}

/// Outside a secure context there is no clipboard, and some browsers lack permissions.
fn has_member(name: &str) -> bool {
    Reflect::get(&window().navigator(), &name.into()).is_ok_and(|member| !member.is_undefined())
}
