//! A switch.

use leptos::prelude::*;

/// Something that is on or off, changed at once.
#[component]
pub fn Switch(
    /// What it is called.
    #[prop(into)]
    name: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with the state that was asked for.
    #[prop(into)]
    change: Callback<bool>,
    /// True while a change is under way: it then takes no press.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What is on and off called beside the switch; nothing is written without it.
    #[prop(optional, into)]
    caption: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            role="switch"
            class="switch"
            aria-label=name
            aria-checked=move || if on.get() { "true" } else { "false" }
            aria-busy=move || busy.get().then_some("true")
            on:click=move |_| {
                if !busy.get() {
                    change.run(!on.get());
                }
            }
        >
            {caption.map(|caption| view! { <span class="switch-caption">{caption}</span> })}
        </button>
    }
}
