//! What both pages show around their content.

use creatio::Error;
use leptos::{ev, html, prelude::*};

use crate::{
    browser::markup::{self, Markup},
    components::{Button, FailureNote, Loaded},
    text::{self, failure::explain},
};

/// Whether reading goes on, or how it failed.
pub fn state(
    reading: Loaded<(), Error>,
    is_reading: &'static str,
    failed: &'static str,
    retry: Callback<()>,
) -> AnyView {
    let state = move || match reading.get() {
        None => view! { <p class="hint" aria-busy="true">{is_reading}</p> }.into_any(),
        Some(Ok(())) => ().into_any(),
        Some(Err(error)) => view! {
            <FailureNote explained={explain(failed, &error)}>
                <Button label={text::TRY_AGAIN} press=retry/>
            </FailureNote>
        }
        .into_any(),
    };
    state.into_any()
}

/// Elements from data, drawn whenever what they show has changed. `press` gets what a pressed button in them does.
pub fn drawn(content: Box<dyn Fn() -> Vec<Markup>>, press: Callback<String>) -> AnyView {
    let element = NodeRef::<html::Div>::new();
    Effect::new(move || {
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
