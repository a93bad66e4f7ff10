//! Buttons.

use leptos::prelude::*;

/// How much a button stands out.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do here.
    Primary,
    /// One of several things.
    #[default]
    Plain,
    /// Without a border, among other content.
    Quiet,
    /// Takes something away for good.
    Danger,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Primary => "button button-primary",
            Look::Plain => "button",
            Look::Quiet => "button button-quiet",
            Look::Danger => "button button-danger",
        }
    }
}

/// A button that can be busy, and says why when it may not be pressed.
#[component]
pub fn Button(
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// What pressing it does. A button without it sends its form.
    #[prop(optional, into)]
    press: Option<Callback<()>>,
    /// How much it stands out.
    #[prop(optional)]
    look: Look,
    /// True while what it began is under way: it then takes no press.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it may not be pressed now, if so.
    #[prop(optional, into)]
    refused: Signal<Option<String>>,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
) -> impl IntoView {
    let idle = move || !busy.get() && refused.with(Option::is_none);
    let reason_id = super::unique_id("reason");
    let described = reason_id.clone();
    view! {
        <span class="button-place">
            <button
                type=if press.is_some() { "button" } else { "submit" }
                class={look.class()}
                aria-disabled=move || (!idle()).then_some("true")
                aria-busy=move || busy.get().then_some("true")
                aria-describedby=move || refused.with(Option::is_some).then(|| described.clone())
                on:click=move |event| {
                    if !idle() {
                        event.prevent_default();
                    } else if let Some(press) = press {
                        press.run(());
                    }
                }
            >
                {icon.map(|shape| view! { <super::Icon shape/> })}
                <span>{label}</span>
            </button>
            {move || refused.get().map(|reason| view! { <span class="reason" id={reason_id.clone()}>{reason}</span> })}
        </span>
    }
}
