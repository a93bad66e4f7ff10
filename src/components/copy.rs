//! A button that copies.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Icon, LocalFuture, Messages, Texts, copy_by_hand::show_to_copy, icons, texts};
use crate::browser::{self, clipboard::Copied};

/// The source of the text to copy; read only when the button is pressed.
#[derive(Clone)]
pub struct CopySource {
    text: TextSource,
    copied: Arc<dyn Fn() + Send + Sync>,
    /// Shows a text that could not be copied; by default in a dialog.
    refused: Option<Arc<dyn Fn() + Send + Sync>>,
}

#[derive(Clone)]
enum TextSource {
    Ready(Arc<dyn Fn() -> String + Send + Sync>),
    Fetched(Arc<dyn Fn() -> LocalFuture<Option<String>> + Send + Sync>),
}

impl CopySource {
    /// A text that is already loaded.
    pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self::new(TextSource::Ready(Arc::new(text)))
    }

    /// A text that has to be fetched; `None` if that failed, which the source itself reports.
    pub fn fetched(fetch: impl Fn() -> LocalFuture<Option<String>> + Send + Sync + 'static) -> Self {
        Self::new(TextSource::Fetched(Arc::new(fetch)))
    }

    fn new(text: TextSource) -> Self {
        Self { text, copied: Arc::new(|| ()), refused: None }
    }

    /// The same, calling back when the text was copied, or when the browser refused: then the caller shows it. Either is
    /// called even if the view no longer exists by then.
    pub fn on_end(
        self,
        copied: impl Fn() + Send + Sync + 'static,
        refused: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self { copied: Arc::new(copied), refused: Some(Arc::new(refused)), ..self }
    }

    /// Starts to copy at once: some browsers allow it only within the task of the press.
    fn start(&self) -> LocalFuture<Copied> {
        match &self.text {
            TextSource::Ready(text) => copied_text(text()),
            TextSource::Fetched(fetch) => Box::pin(browser::clipboard::copy_fetched(fetch())),
        }
    }
}

fn copied_text(text: String) -> LocalFuture<Copied> {
    Box::pin(async move {
        if browser::clipboard::copy(&text).await { Copied::Done } else { Copied::Refused(text) }
    })
}

/// Copies a text and reports success, or shows it to be copied by hand.
pub async fn copy(messages: Messages, texts: Texts, what: &str, text: String) {
    match copied_text(text).await {
        Copied::Done => messages.say(format!("{what} {}", texts.copied)),
        Copied::Refused(text) => show_to_copy(texts, what, text),
        Copied::NoText => {}
    }
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
        let (copying, source) = (source.start(), source.clone());
        spawn_local(async move {
            match copying.await {
                Copied::Done => {
                    messages.say(format!("{what} {}", texts.copied));
                    (source.copied)();
                }
                Copied::Refused(text) => match source.refused {
                    Some(refused) => refused(),
                    None => show_to_copy(texts, what, text),
                },
                Copied::NoText => {}
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
