//! Marks in texts, drawn by the browser (CSS Custom Highlight API): the document stays as it is. Browsers without it draw none.

use std::ops::Range;

use js_sys::{Array, Function, Reflect, global};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// Marks parts of the texts of all elements that a CSS selector finds, as the highlight of this name, and nothing else.
/// `parts` gets a text and whether it is in a `code` element, and returns ranges of bytes.
pub fn mark(name: &str, selector: &str, parts: impl Fn(&str, bool) -> Vec<Range<usize>>) {
    // Without the API there is nothing to do.
    let _ = try_mark(name, selector, &parts);
}

fn try_mark(
    name: &str,
    selector: &str,
    parts: &dyn Fn(&str, bool) -> Vec<Range<usize>>,
) -> Result<(), JsValue> {
    let member = |object: &JsValue, name: &str| Reflect::get(object, &name.into());
    let registry = member(&member(&global(), "CSS")?, "highlights")?;
    let highlight: Function = member(&global(), "Highlight")?.dyn_into()?;
    let ranges = Array::new();
    let elements = document().query_selector_all(selector)?;
    for element in (0..elements.length()).filter_map(|at| elements.get(at)?.dyn_into::<Element>().ok()) {
        let (is_code, nodes) = (element.tag_name() == "CODE", element.child_nodes());
        for node in (0..nodes.length()).filter_map(|at| nodes.get(at)) {
            let text =
                node.text_content().filter(|_| node.node_type() == Node::TEXT_NODE).unwrap_or_default();
            for part in parts(&text, is_code) {
                let range = document().create_range()?;
                range.set_start(&node, utf16_length(&text[..part.start]))?;
                range.set_end(&node, utf16_length(&text[..part.end]))?;
                ranges.push(&range);
            }
        }
    }
    let highlight = Reflect::construct(&highlight, &ranges)?;
    member(&registry, "set")?.dyn_into::<Function>()?.call2(&registry, &name.into(), &highlight)?;
    Ok(())
}

/// The length of a text as the browser counts it.
fn utf16_length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
