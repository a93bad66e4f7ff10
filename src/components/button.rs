//! Buttons.

use leptos::prelude::*;

/// The emphasis of a button.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// The primary action of its place.
    Primary,
    /// One of several actions.
    #[default]
    Plain,
    /// Without a border, among other content.
    Quiet,
    /// Leads to deleting something permanently.
    Danger,
    /// Deletes it.
    Destructive,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Primary => "button button-primary",
            Look::Plain => "button",
            Look::Quiet => "button button-quiet",
            Look::Danger => "button button-danger",
            Look::Destructive => "button button-destructive",
        }
    }
}

/// A button that can be busy, and explains why it is disabled.
#[component]
pub fn Button(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What pressing it does. A button without it submits its form.
    #[prop(optional, into)]
    press: Option<Callback<()>>,
    /// Its emphasis.
    #[prop(optional)]
    look: Look,
    /// True while its action runs: presses are ignored.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it is disabled, if it is.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<&'static str>,
) -> impl IntoView {
    let idle = move || !busy.get() && disabled.with(Option::is_none);
    let reason_id = super::unique_id("reason");
    let described = reason_id.clone();
    view! {
        <span class="button-place">
            <button
                type=if press.is_some() { "button" } else { "submit" }
                class={look.class()}
                aria-disabled=move || (!idle()).then_some("true")
                aria-busy=move || busy.get().then_some("true")
                aria-describedby=move || {
                    disabled.with(|reason| reason.as_ref().is_some_and(|reason| !reason.is_empty())).then(|| described.clone())
                }
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
            {move || disabled.get().filter(|reason| !reason.is_empty()).map(|reason| view! { <span class="reason" id={reason_id.clone()}>{reason}</span> })}
        </span>
    }
}
