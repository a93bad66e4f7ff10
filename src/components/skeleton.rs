//! The placeholder for what is still loading.

use leptos::prelude::*;

/// The placeholder; screen readers get the text, if there is one.
pub fn skeleton(text: &'static str) -> AnyView {
    view! {
        <div class="loading" aria-busy="true">
            {(!text.is_empty()).then(|| view! { <p class="visually-hidden">{text}</p> })}
            {(0..6).map(|_| view! { <div class={"skeleton"}></div> }).collect_view()}
        </div>
    }
    .into_any()
}
