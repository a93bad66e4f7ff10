//! A failure, told so that a person can go on.

use leptos::prelude::*;

use super::{CopyButton, CopySource, Icon, icons, words};

/// A failure in the words of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What happened.
    pub what: String,
    /// Why, as far as it can be known.
    pub why: String,
    /// What to do next.
    pub next: String,
    /// The call, its status and the raw answer, without secrets.
    pub raw: String,
}

/// A failure beside what failed, announced at once.
#[component]
pub fn FailureNote(
    /// The failure.
    explained: Explained,
    /// What can be done about it right here.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="note note-failure" role="alert">
            <Icon shape={icons::WARNING}/>
            <div class="note-body">
                <FailureWords explained/>
                {children.map(|children| view! { <div class="note-actions">{children()}</div> })}
            </div>
        </div>
    }
}

/// The words of a failure with the raw answer one click away.
#[component]
pub fn FailureWords(
    /// The failure.
    explained: Explained,
) -> impl IntoView {
    let Explained { what, why, next, raw } = explained;
    let words = words();
    let shown = raw.clone();
    view! {
        <p class="note-what">{what}</p>
        <p>{why}</p>
        <p>{next}</p>
        <details class="raw">
            <summary>{words.raw_answer}</summary>
            <pre tabindex="0" role="group" aria-label={words.raw_answer}>{shown}</pre>
            <CopyButton
                label={words.copy_raw_answer.to_owned()}
                what={words.raw_answer}
                source={CopySource::text(move || raw.clone())}
            />
        </details>
    }
}
