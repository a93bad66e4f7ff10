//! A failure: what happened, why, and what to do next.

use std::{fmt, sync::Arc};

use leptos::prelude::*;

use super::{CopyButton, CopySource, Icon, Texts, icons, texts};

/// The text of a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What happened.
    pub what: String,
    /// Why, as far as is known.
    pub why: String,
    /// What to do next.
    pub next: String,
    /// The call, its status, and what the response says.
    pub raw: String,
    /// The rest of the response, if there is any.
    pub whole: Option<WholeResponse>,
}

/// A whole response. Its text is made only when it is asked for, since removing secrets from it takes a while.
#[derive(Clone)]
pub struct WholeResponse(Arc<dyn Fn() -> String + Send + Sync>);

impl WholeResponse {
    /// The response that a function returns.
    pub fn new(text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(text))
    }

    /// Its text.
    pub fn text(&self) -> String {
        (self.0)()
    }
}

impl PartialEq for WholeResponse {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for WholeResponse {}

impl fmt::Debug for WholeResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("WholeResponse(…)")
    }
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
        <div class="note note-failure" role="alert" tabindex="-1">
            <Icon shape={icons::WARNING}/>
            <div class="note-body">
                <FailureText explained/>
                {children.map(|children| view! { <div class="note-actions">{children()}</div> })}
            </div>
        </div>
    }
}

/// The text of a failure, with what the response says one click away, and the whole response a second one.
#[component]
pub fn FailureText(
    /// The failure.
    explained: Explained,
) -> impl IntoView {
    let Explained { what, why, next, raw, whole } = explained;
    let texts = texts();
    view! {
        <p class="note-what">{what}</p>
        <p>{linked(why)}</p>
        {(!next.is_empty()).then(|| view! { <p>{linked(next)}</p> })}
        <details class="raw">
            <summary>{texts.raw_answer}</summary>
            <Preformatted text=raw name={texts.raw_answer} copy={texts.copy_raw_answer}/>
            {whole.map(|whole| view! { <WholeText whole/> })}
        </details>
    }
}

/// A text in which the words for the page that fixes the failure are a link to it.
pub fn linked(text: String) -> AnyView {
    let Texts { fix_page, fix_href, .. } = texts();
    match text.split_once(fix_page) {
        Some((before, after)) => view! {
            {before.to_owned()}
            <a href={fix_href}>{fix_page}</a>
            {after.to_owned()}
        }
        .into_any(),
        None => text.into_any(),
    }
}

/// The whole response, which is put into the document when it is opened.
#[component]
fn WholeText(whole: WholeResponse) -> impl IntoView {
    let texts = texts();
    let opened = RwSignal::new(false);
    let text = move || {
        let text = opened.get().then(|| whole.text());
        text.map(|text| {
            view! { <Preformatted text name={texts.whole_response} copy={texts.copy_whole_response}/> }
        })
    };
    view! {
        <details>
            <summary on:click=move |_| opened.set(true)>{texts.whole_response}</summary>
            {text}
        </details>
    }
}

#[component]
fn Preformatted(text: String, name: &'static str, copy: &'static str) -> impl IntoView {
    let displayed = text.clone();
    view! {
        <pre tabindex="0" role="group" translate="no" aria-label={name}>{displayed}</pre>
        <CopyButton
            label={copy.to_owned()}
            what={name}
            source={CopySource::text(move || text.clone())}
        />
    }
}
