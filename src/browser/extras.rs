//! What the later parts of the page ask of the browser.

use std::{collections::HashMap, sync::Arc, time::Duration};

use creatio::Pending;
use futures_channel::oneshot;
use js_sys::{Array, Date, Function, Intl, JsString, Object, Reflect};
use leptos::prelude::{
    document, request_animation_frame, set_timeout, window, window_event_listener_untyped,
};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    clipboard,
    surroundings::{languages, object},
    tab, table,
};
use crate::host::{Clipboard, Extras};

/// What this browser's window can do besides.
pub fn extras() -> Arc<dyn Extras> {
    Arc::new(MoreBrowser)
}

/// By when a browser has surely taken over what is saved.
const SAVED_AFTER: Duration = Duration::from_secs(60);

/// What a person types into, so that a letter is a letter there.
const TYPED_INTO: &str = "textarea, select, input:not([type=checkbox])";

struct MoreBrowser;

impl Extras for MoreBrowser {
    fn sleep(&self, ms: u32) -> Pending<'static, ()> {
        Box::pin(async move {
            let (done, waiting) = oneshot::channel();
            set_timeout(
                move || {
                    // Nobody may be waiting any more, and that is no fault.
                    let _ = done.send(());
                },
                Duration::from_millis(u64::from(ms)),
            );
            let _ = waiting.await;
        })
    }

    fn now_iso(&self) -> String {
        Date::new_0().to_iso_string().into()
    }

    fn alphabetical_ranks(&self, texts: &[&str]) -> Vec<u32> {
        let collator = Intl::Collator::new(&languages(), &numeric_collation());
        let compare: Function = collator.compare().unchecked_into();
        let sorted: Array = texts.iter().map(|text| JsString::from(*text)).collect();
        // The comparing stays inside the browser: a call per comparison into WebAssembly would be slow.
        let sorted = Reflect::get(&sorted, &"sort".into())
            .ok()
            .and_then(|sort| sort.dyn_into::<Function>().ok())
            .and_then(|sort| sort.call1(&sorted, &compare).ok())
            .map_or(sorted, |value| value.unchecked_into::<Array>());
        let mut places = HashMap::with_capacity(texts.len());
        for (place, text) in (0u32..).zip(sorted.iter()) {
            places.entry(text.as_string().unwrap_or_default()).or_insert(place);
        }
        texts.iter().map(|text| places.get(*text).copied().unwrap_or_default()).collect()
    }

    fn column_width(&self, place: usize) -> Option<u32> {
        let heads = document().query_selector_all("[role=columnheader]").ok()?;
        let head: web_sys::Element = heads.get(u32::try_from(place).ok()?)?.dyn_into().ok()?;
        let width = head.get_bounding_client_rect().width();
        // A column that is hidden takes no place. Whole pixels are exact enough.
        (width > 0.0).then_some(width as u32)
    }

    fn move_in_table(&self, above: &str, down: bool) -> Option<usize> {
        table::move_focus(above, down)
    }

    fn is_typing(&self) -> bool {
        let focused = document().active_element();
        focused.is_some_and(|element| element.matches(TYPED_INTO).unwrap_or(false))
    }

    fn has_dialog(&self) -> bool {
        document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
    }

    fn focus_now(&self, selector: &str) -> bool {
        let found = document().query_selector(selector).ok().flatten();
        found.is_some_and(|element| table::focus(&element))
    }

    fn reveal(&self, id: &str) {
        let id = id.to_owned();
        request_animation_frame(move || {
            if let Some(element) = document().get_element_by_id(&id) {
                table::reveal(&element);
            }
        });
    }

    fn is_apple(&self) -> bool {
        // What a browser would rather be asked instead is not everywhere yet.
        window().navigator().platform().is_ok_and(|name| name.starts_with("Mac") || name.starts_with("iP"))
    }

    fn download(&self, name: &str, kind: &str, text: &str) {
        // None of this fails in a browser that can run the page; should it, nothing is saved and the browser says so.
        let _ = offer(name, kind, text);
    }

    fn keep_for_tab(&self, key: &str, text: Option<&str>) {
        tab::keep(key, text);
    }

    fn kept_for_tab(&self, key: &str) -> Option<String> {
        tab::kept(key)
    }

    fn ask_before_leaving(&self, ask: bool) {
        tab::ask_before_leaving(ask);
    }

    fn address_of(&self, query: &str) -> String {
        tab::address_of(query)
    }

    fn now_ms(&self) -> f64 {
        Date::now()
    }

    fn on_sight(&self, told: Box<dyn Fn(bool)>) -> Box<dyn FnOnce() + Send + Sync> {
        let listening =
            window_event_listener_untyped("visibilitychange", move |_| told(!document().hidden()));
        Box::new(move || listening.remove())
    }

    fn may_look_at_clipboard(&self) -> Pending<'static, bool> {
        Box::pin(clipboard::may_look())
    }

    fn look_at_clipboard(&self) -> Pending<'static, Clipboard> {
        Box::pin(clipboard::look())
    }

    fn focused_again(&self) -> Pending<'static, ()> {
        Box::pin(clipboard::focused_again())
    }
}

/// Presses a link to the text, which is what browsers take for saving it.
fn offer(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    // The page's own routing must not take the press for a way to another page.
    link.set_attribute("rel", "external")?;
    link.click();
    // The browser reads the text in its own time.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&address)), SAVED_AFTER);
    Ok(())
}

fn numeric_collation() -> Object {
    object(&[("numeric", JsValue::TRUE), ("sensitivity", "base".into())])
}
