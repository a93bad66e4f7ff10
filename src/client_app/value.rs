//! A value to read and copy, like a field with its controls inside.

use leptos::prelude::*;

use crate::components::{CopyButton, CopySource};

/// A value that is loaded already, with a button that copies it.
#[component]
pub fn Value(
    /// What it is.
    label: &'static str,
    /// The name of the button that copies it.
    copy: String,
    /// The value; `None` while there is nothing to copy.
    value: Signal<Option<String>>,
    /// Shown in place of the value.
    #[prop(optional, into)]
    missing: Signal<&'static str>,
    /// What the user should know about it.
    #[prop(optional, into)]
    note: Signal<Option<&'static str>>,
) -> impl IntoView {
    let text = move || match value.get() {
        Some(value) => view! { <code class="value-text" translate="no">{value}</code> }.into_any(),
        None => view! { <span class="value-text is-muted">{missing}</span> }.into_any(),
    };
    let is_there = Memo::new(move |_| value.with(Option::is_some));
    let button = move || {
        is_there.get().then(|| {
            let source = CopySource::text(move || value.get_untracked().unwrap_or_default());
            view! { <CopyButton label={copy.clone()} what={label} source/> }
        })
    };
    view! {
        <dt>{label}</dt>
        <dd>
            <div class="value">{text} {button}</div>
            {move || note.get().map(|note| view! { <p class="hint">{note}</p> })}
        </dd>
    }
}
