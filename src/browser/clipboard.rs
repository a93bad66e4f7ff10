//! The clipboard. It is read only if the user has already allowed that: the page never triggers a permission prompt.

use std::cell::RefCell;

use creatio::Secret;
use futures_channel::oneshot;
use js_sys::{Array, Promise, Reflect, global};
use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{ClipboardItem, PermissionState, PermissionStatus};

use super::{object::object, page::text_blob, time::sleep};

/// How long the browser may take to write, in milliseconds. Some never answer while they could ask for a permission.
const WRITING_MS: u32 = 2_500;
const TEXT: &str = "text/plain";

/// The result of reading the clipboard.
pub enum Clipboard {
    /// This text, which may be a secret of any kind.
    Text(Secret),
    /// Not readable for now: only a focused window may read.
    WindowNotFocused,
    /// Not readable, and trying again does not help.
    NotAllowed,
}

/// What became of a text that was to be copied.
pub enum Copied {
    /// It is on the clipboard.
    Done,
    /// The browser refuses, has no clipboard here or does not answer; this is the text.
    Refused(String),
    /// There was no text.
    NoText,
}

/// Writes a text to the clipboard. False if the browser refuses or does not answer.
pub async fn copy(text: &str) -> bool {
    has_member("clipboard") && is_done(window().navigator().clipboard().write_text(text)).await
}

/// Writes a text that still has to be fetched.
///
/// Some browsers write only within the task of the press, so the clipboard gets a promise of the text, if it takes one.
pub fn copy_fetched(text: impl Future<Output = Option<String>> + 'static) -> impl Future<Output = Copied> {
    let (sender, fetched) = oneshot::channel();
    let promise = future_to_promise(async move {
        let text = text.await;
        let blob = text.as_deref().and_then(|text| text_blob(text, TEXT).ok());
        // The receiver waits below.
        let _ = sender.send(text);
        blob.map(JsValue::from).ok_or(JsValue::NULL)
    });
    let writing = write(&promise);
    for promise in [Some(&promise), writing.as_ref()].into_iter().flatten() {
        // A rejection that nothing waits for would be reported as an error of the page.
        drop(JsFuture::from(promise.clone()));
    }
    async move {
        let Ok(Some(text)) = fetched.await else { return Copied::NoText };
        let is_written = match writing {
            Some(writing) => is_done(writing).await,
            None => false,
        };
        if is_written || copy(&text).await { Copied::Done } else { Copied::Refused(text) }
    }
}

/// Starts to write what a promise resolves to; `None` if this browser takes only a text.
fn write(promise: &Promise) -> Option<Promise> {
    let takes_promises = Reflect::has(&global(), &"ClipboardItem".into()).unwrap_or_default();
    if !takes_promises || !has_member("clipboard") {
        return None;
    }
    let data = object(&[(TEXT, promise.into())]);
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&data).ok()?;
    Some(window().navigator().clipboard().write(&Array::of1(&item)))
}

/// Whether the browser has written; false if it does not say so in time.
async fn is_done(writing: Promise) -> bool {
    let late = future_to_promise(async {
        sleep(WRITING_MS).await;
        Err(JsValue::NULL)
    });
    JsFuture::from(Promise::race(&Array::of2(&writing, &late))).await.is_ok()
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
