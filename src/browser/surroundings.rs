//! What the page asks of the browser it runs in.

use std::rc::Rc;

use creatio::Pending;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::{
    ev,
    prelude::{document, request_animation_frame, window},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::table;
use crate::host::Host;

/// This browser's window.
pub struct Browser {
    /// Host name of Creatio's site.
    pub site_name: String,
}

impl Host for Browser {
    fn copy(&self, text: String) -> Pending<'static, bool> {
        Box::pin(async move {
            // Outside a secure context there is no clipboard at all.
            let navigator = window().navigator();
            match Reflect::get(&navigator, &"clipboard".into()) {
                Ok(clipboard) if !clipboard.is_undefined() => {
                    JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok()
                }
                _ => false,
            }
        })
    }

    fn remember(&self, key: &str, value: Option<&str>) {
        // Storage can be full or switched off; the page then finds the fact out anew next time.
        if let Ok(Some(storage)) = window().local_storage() {
            let _ = match value {
                Some(value) => storage.set_item(key, value),
                None => storage.remove_item(key),
            };
        }
    }

    fn recall(&self, key: &str) -> Option<String> {
        window().local_storage().ok()??.get_item(key).ok()?
    }

    fn set_title(&self, title: &str) {
        document().set_title(title);
    }

    fn format_moment(&self, iso: &str) -> String {
        thread_local! {
            static FORMAT: Function = moment_format();
        }
        let moment = Date::new(&JsValue::from_str(iso));
        if moment.get_time().is_nan() {
            return iso.to_owned();
        }
        FORMAT
            .with(|format| format.call1(&JsValue::UNDEFINED, &moment))
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| iso.to_owned())
    }

    fn site_name(&self) -> String {
        self.site_name.clone()
    }

    fn focus(&self, selector: &'static str) {
        request_animation_frame(move || {
            let found = document().query_selector(selector).ok().flatten();
            if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
                // What cannot take the focus leaves it where it is.
                let _ = element.focus();
            }
        });
    }

    fn keep_focus(&self) -> Rc<dyn Fn()> {
        let focused = document().active_element();
        let about = focused.as_ref().and_then(table::subject);
        Rc::new(move || {
            // Another row may have come to its place meanwhile.
            let there = focused.clone().filter(|element| {
                element.is_connected() && element.tag_name() != "BODY" && table::subject(element) == about
            });
            let target = there.or_else(|| document().get_element_by_id("main"));
            if let Some(element) = target.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
            {
                let _ = element.focus();
            }
        })
    }

    fn drop_focus(&self) {
        let focused = document().active_element();
        if let Some(element) = focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // What does not let go of the focus keeps it.
            let _ = element.blur();
        }
    }

    fn row_place(&self, event: Option<&ev::Event>) -> Option<usize> {
        table::place(&table::row_of(event)?)
    }

    fn window_height(&self) -> f64 {
        window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
    }
}

/// The languages that the reader prefers.
pub(super) fn languages() -> Array {
    window().navigator().languages().unchecked_into()
}

fn moment_format() -> Function {
    let options = object(&[("dateStyle", "medium".into()), ("timeStyle", "short".into())]);
    Intl::DateTimeFormat::new(&languages(), &options).format().unchecked_into()
}

pub(super) fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// Runs a future beside the page.
pub fn run(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Writes panics to the console, where a build has words for them: the shipped one has none.
pub fn report_panics() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// Takes the shell away that stood in for the page until now.
pub fn uncover() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// The host name in an absolute address, with its port if it has one.
pub fn host_name(address: &str) -> String {
    web_sys::Url::new(address).map_or_else(|_| address.to_owned(), |url| url.host())
}
