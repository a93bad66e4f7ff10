//! A button that copies.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Icon, LocalFuture, Messages, Texts, icons, texts};
use crate::browser;

/// The source of the text to copy; read only when the button is pressed.
#[derive(Clone)]
pub struct CopySource {
    text: Arc<dyn Fn() -> LocalFuture<Option<String>> + Send + Sync>,
    ended: Arc<dyn Fn(bool) + Send + Sync>,
}

impl CopySource {
    /// A text that is already loaded.
    pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self::fetched(move || {
            let text = text();
            Box::pin(async move { Some(text) })
        })
    }

    /// A text that has to be fetched; `None` if that failed, which the source itself reports.
    pub fn fetched(fetch: impl Fn() -> LocalFuture<Option<String>> + Send + Sync + 'static) -> Self {
        Self { text: Arc::new(fetch), ended: Arc::new(|_| ()) }
    }

    /// The same, calling back with whether the text was copied, even if the view no longer exists by then.
    pub fn on_end(self, ended: impl Fn(bool) + Send + Sync + 'static) -> Self {
        Self { ended: Arc::new(ended), ..self }
    }
}

/// Copies a text and reports success or that the browser refused. True if it was copied.
pub async fn copy(messages: Messages, texts: Texts, what: &str, text: String) -> bool {
    let done = browser::clipboard::copy(&text).await;
    if done {
        messages.say(format!("{what} {}", texts.copied));
    } else {
        messages.warn(texts.copy_refused.to_owned());
    }
    done
}

/// A button that copies a text.
#[component]
pub fn CopyButton(
    /// The name of the button.
    label: String,
    /// What is copied, as named in the message afterwards.
    what: &'static str,
    /// The source of the text.
    source: CopySource,
    /// Whether the button shows its name next to the icon.
    #[prop(optional)]
    with_label: bool,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let visible_label = with_label.then(|| label.clone());
    let (messages, texts) = (expect_context::<Messages>(), texts());
    let press = move |_| {
        if busy.get() {
            return;
        }
        busy.set(true);
        let source = source.clone();
        spawn_local(async move {
            if let Some(text) = (source.text)().await {
                (source.ended)(copy(messages, texts, what, text).await);
            }
            busy.try_set(false);
        });
    };
    view! {
        <button
            type="button"
            class={if with_label { "button" } else { "button button-quiet" }}
            aria-label={label.clone()}
            title={label}
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            <Icon shape={icons::COPY}/>
            {visible_label.map(|label| view! { <span>{label}</span> })}
        </button>
    }
}
