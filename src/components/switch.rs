//! A switch.

use leptos::prelude::*;

/// A switch that takes effect immediately.
#[component]
pub fn Switch(
    /// Its accessible name.
    #[prop(into)]
    name: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with the requested state.
    #[prop(into)]
    change: Callback<bool>,
    /// True while a change is running: presses are ignored.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be changed, if so.
    #[prop(optional, into)]
    disabled: Signal<Option<&'static str>>,
    /// The visible text for on and off, next to the switch; without it there is none.
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
            aria-disabled=move || disabled.get().map(|_| "true")
            title=disabled
            on:click=move |_| {
                if !busy.get() && disabled.with(Option::is_none) {
                    change.run(!on.get());
                }
            }
        >
            {caption.map(|caption| view! { <span class="switch-caption">{caption}</span> })}
        </button>
    }
}
