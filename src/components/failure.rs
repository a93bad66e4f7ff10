//! A failure: what happened, why, and what to do next.

use leptos::prelude::*;

use super::{CopyButton, CopySource, Icon, icons, texts};

/// The text of a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What happened.
    pub what: String,
    /// Why, as far as is known.
    pub why: String,
    /// What to do next.
    pub next: String,
    /// The call, its status and the raw response, without secrets.
    pub raw: String,
}

/// A failure next to what failed, announced immediately.
#[component]
pub fn FailureNote(
    /// The failure.
    explained: Explained,
    /// Actions that can resolve it, such as a button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="note note-failure" role="alert">
            <Icon shape={icons::WARNING}/>
            <div class="note-body">
                <FailureText explained/>
                {children.map(|children| view! { <div class="note-actions">{children()}</div> })}
            </div>
        </div>
    }
}

/// The text of a failure, with the response one click away.
#[component]
pub fn FailureText(
    /// The failure.
    explained: Explained,
) -> impl IntoView {
    let Explained { what, why, next, raw } = explained;
    let texts = texts();
    let displayed = raw.clone();
    view! {
        <p class="note-what">{what}</p>
        <p>{why}</p>
        <p>{next}</p>
        <details class="raw">
            <summary>{texts.raw_answer}</summary>
            <pre tabindex="0" role="group" aria-label={texts.raw_answer}>{displayed}</pre>
            <CopyButton
                label={texts.copy_raw_answer.to_owned()}
                what={texts.raw_answer}
                source={CopySource::text(move || raw.clone())}
            />
        </details>
    }
}
