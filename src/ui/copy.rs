//! A button that copies.

use std::sync::Arc;

use creatio::Pending;
use leptos::{prelude::*, task::spawn_local};

use super::{Icon, Messages, Words, icons, words};
use crate::host::{Host, host};

/// Where the text to copy comes from, asked for only when the button is pressed.
#[derive(Clone)]
pub struct CopySource {
    text: Arc<dyn Fn() -> Pending<'static, Option<String>> + Send + Sync>,
    ended: Arc<dyn Fn(bool) + Send + Sync>,
}

impl CopySource {
    /// A text that is at hand.
    pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self::fetched(move || {
            let text = text();
            Box::pin(async move { Some(text) })
        })
    }

    /// A text that has to be fetched; `None` if it could not be, which the source itself tells.
    pub fn fetched(fetch: impl Fn() -> Pending<'static, Option<String>> + Send + Sync + 'static) -> Self {
        Self { text: Arc::new(fetch), ended: Arc::new(|_| ()) }
    }

    /// The same, told whether the text has come onto the clipboard, even if the page is left by then.
    pub fn told(self, ended: impl Fn(bool) + Send + Sync + 'static) -> Self {
        Self { ended: Arc::new(ended), ..self }
    }
}

/// Puts a text on the clipboard and says so, or that the browser refused. True if it is there.
pub async fn copy(messages: Messages, host: &dyn Host, words: Words, what: &str, text: String) -> bool {
    let done = host.copy(text).await;
    match done {
        true => messages.say(format!("{what} {}", words.copied)),
        false => messages.warn(words.copy_refused.to_owned()),
    }
    done
}

/// Copies a text and says so.
#[component]
pub fn CopyButton(
    /// What the button is called.
    label: String,
    /// What is copied, for the message afterwards.
    what: &'static str,
    /// Where the text comes from.
    source: CopySource,
    /// Whether the button shows its name beside the icon.
    #[prop(optional)]
    in_words: bool,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let shown = in_words.then(|| label.clone());
    let (messages, host, words) = (expect_context::<Messages>(), host(), words());
    let press = move |_| {
        if busy.get() {
            return;
        }
        busy.set(true);
        let (source, host) = (source.clone(), host.clone());
        spawn_local(async move {
            if let Some(text) = (source.text)().await {
                (source.ended)(copy(messages, &*host, words, what, text).await);
            }
            busy.try_set(false);
        });
    };
    view! {
        <button
            type="button"
            class={if in_words { "button" } else { "button button-quiet" }}
            aria-label={label.clone()}
            title={label}
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            <Icon shape={icons::COPY}/>
            {shown.map(|label| view! { <span>{label}</span> })}
        </button>
    }
}
