//! Views made from data.

use leptos::{ev, html, prelude::*};

use crate::{
    browser::markup::{self, Markup, PRESS, element},
    effect::effect,
    text::audit as texts,
};

/// How many rows are drawn at first, and how many more each time: a document of many thousands is slow.
pub const ROWS_AT_ONCE: usize = 1_000;
/// What the button for more rows does.
pub const MORE: &str = "more";

/// The button that shows more rows, if some are not shown.
pub fn more_button(hidden: usize) -> Option<Markup> {
    let button = [("type", "button"), ("class", "button"), (PRESS, MORE)];
    (hidden > 0)
        .then(|| element("button", &button, vec![Markup::Text(texts::show_more(hidden.min(ROWS_AT_ONCE)))]))
}

/// Elements from data, drawn whenever what they show has changed. `press` gets what a pressed button in them does.
pub fn drawn(content: Box<dyn Fn() -> Vec<Markup>>, press: Callback<String>) -> AnyView {
    let element = NodeRef::<html::Div>::new();
    effect(move || {
        if let Some(element) = element.get() {
            markup::replace(&element, &content());
        }
    });
    let on_click = move |event: ev::MouseEvent| {
        if let Some(what) = markup::pressed(&event) {
            press.run(what);
        }
    };
    view! { <div class="audit-drawn" node_ref=element on:click=on_click></div> }.into_any()
}
