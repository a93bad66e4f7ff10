//! Dates and sorting in the user's language, by the browser's `Intl`.

use std::collections::HashMap;

use js_sys::{Array, Date, Function, Intl, JsString, Reflect, global};
use leptos::prelude::window;
use model::typed_text::comparable;
use wasm_bindgen::{JsCast, JsValue};

use super::object::object;

/// A time as Creatio writes it (ISO 8601), in the user's language; a text that is not a time stays as it is.
pub fn format_moment(iso: &str) -> String {
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

/// The compatible form of a text (NFKC), which is the same for characters that mean the same.
pub fn normalized(text: &str) -> String {
    JsString::from(text).normalize("NFKC").into()
}

/// Whether two texts look the same; blanks, invisible characters and how an accent is encoded make no difference.
pub fn looks_like(one: &str, other: &str) -> bool {
    comparable(one, normalized) == comparable(other, normalized)
}

/// The rank of each text in the user's alphabetical order; equal texts have equal ranks.
pub fn alphabetical_ranks(texts: &[&str]) -> Vec<u32> {
    let options = object(&[("numeric", JsValue::TRUE), ("sensitivity", "base".into())]);
    let compare: Function = Intl::Collator::new(&languages(), &options).compare().unchecked_into();
    let texts_in_js: Array = texts.iter().map(|text| JsString::from(*text)).collect();
    // Sorting stays inside the browser: a call into WebAssembly per comparison would be slow.
    let sorted = Reflect::get(&texts_in_js, &"sort".into())
        .ok()
        .and_then(|sort| sort.dyn_into::<Function>().ok())
        .and_then(|sort| sort.call1(&texts_in_js, &compare).ok())
        .map_or(texts_in_js, |value| value.unchecked_into::<Array>());
    let mut ranks = HashMap::with_capacity(texts.len());
    for (rank, text) in (0u32..).zip(sorted.iter()) {
        ranks.entry(text.as_string().unwrap_or_default()).or_insert(rank);
    }
    texts.iter().map(|text| ranks.get(*text).copied().unwrap_or_default()).collect()
}

fn moment_format() -> Function {
    let options = object(&[("dateStyle", "medium".into()), ("timeStyle", "short".into())]);
    Intl::DateTimeFormat::new(&languages(), &options).format().unchecked_into()
}

/// The languages that the user prefers. WebKit on Linux names some that no standard knows, such as `C` or `en-US@posix`;
/// `Intl` throws at them, so they are left out, and without any other language it takes the browser's own.
fn languages() -> Array {
    let member = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
    let canonical_locales = member(&member(&global(), "Intl"), "getCanonicalLocales").dyn_into::<Function>();
    let is_known = |language: &JsValue| {
        canonical_locales.as_ref().is_ok_and(|parse| parse.call1(&JsValue::UNDEFINED, language).is_ok())
    };
    let preferred = member(&window().navigator(), "languages").dyn_into::<Array>().unwrap_or_default();
    preferred.iter().filter(is_known).collect()
}
