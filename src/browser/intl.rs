//! Dates and sorting in the user's language, by the browser's `Intl`.

use std::collections::HashMap;

use js_sys::{Array, Date, Function, Intl, Intl::RelativeTimeFormat, JsString, Reflect, global};
use leptos::prelude::window;
use model::typed_text::comparable;
use wasm_bindgen::{JsCast, JsValue};

use super::object::object;

/// A time as Creatio writes it (ISO 8601), in the user's language: the time of day today, the day in the last week, else the
/// date. A text that is not a time stays as it is.
pub fn format_recent(iso: &str) -> String {
    thread_local! {
        static TODAY: Function = format(&[("timeStyle", "short")]);
        static DATE: Function = format(&[("dateStyle", "medium")]);
        static DAYS: RelativeTimeFormat = {
            let options = object(&[("numeric", "auto".into())]);
            RelativeTimeFormat::new(&languages(), &options)
        };
    }
    let Some(moment) = parse(iso) else { return iso.to_owned() };
    // Days count from midnight where the user is.
    let day = |date: &Date| ((date.get_time() / 60_000.0 - date.get_timezone_offset()) / 1_440.0).floor();
    let text = match day(&Date::new_0()) - day(&moment) {
        0.0 => TODAY.with(|format| format.call1(&JsValue::UNDEFINED, &moment)),
        days if (1.0..7.0).contains(&days) => return DAYS.with(|format| format.format(-days, "day").into()),
        _ => DATE.with(|format| format.call1(&JsValue::UNDEFINED, &moment)),
    };
    text.ok().and_then(|text| text.as_string()).unwrap_or_else(|| iso.to_owned())
}

/// A time as Creatio writes it, in full, and whether that says the time zone.
pub fn format_exact(iso: &str) -> (String, bool) {
    thread_local! {
        static WITH_ZONE: Function = format(&[("dateStyle", "full"), ("timeStyle", "long")]);
        static WITHOUT_ZONE: Function = format(&[("dateStyle", "full"), ("timeStyle", "medium")]);
    }
    let has_zone = iso.ends_with('Z');
    let Some(moment) = parse(iso) else { return (iso.to_owned(), true) };
    let format = if has_zone { &WITH_ZONE } else { &WITHOUT_ZONE };
    let text = format.with(|format| format.call1(&JsValue::UNDEFINED, &moment));
    (text.ok().and_then(|text| text.as_string()).unwrap_or_else(|| iso.to_owned()), has_zone)
}

/// A time as Creatio writes it, with its date, in the user's language. A text that is not a time stays as it is.
pub fn format_moment(iso: &str) -> String {
    thread_local! {
        static FORMAT: Function = format(&[("dateStyle", "medium"), ("timeStyle", "short")]);
    }
    let text =
        parse(iso).and_then(|moment| FORMAT.with(|format| format.call1(&JsValue::UNDEFINED, &moment)).ok());
    text.and_then(|text| text.as_string()).unwrap_or_else(|| iso.to_owned())
}

fn parse(iso: &str) -> Option<Date> {
    Some(Date::new(&JsValue::from_str(iso))).filter(|moment| !moment.get_time().is_nan())
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

fn format(styles: &[(&str, &str)]) -> Function {
    let members: Vec<_> = styles.iter().map(|(name, style)| (*name, JsValue::from_str(style))).collect();
    Intl::DateTimeFormat::new(&languages(), &object(&members)).format().unchecked_into()
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
