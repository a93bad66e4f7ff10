//! The Client secret on the page: shown on demand, hidden again after a while, and removed from the clipboard.

use std::{
    cell::Cell,
    sync::{Arc, Mutex, PoisonError},
};

use creatio::Secret;
use leptos::{prelude::*, task::spawn_local};

use super::credentials::SecretSource;
use crate::{
    browser::{self, clipboard::Clipboard},
    components::{Call, CopyButton, CopySource, Explained, Icon, icons},
    effect::effect,
    session::Phase,
    text::{COMPONENT_TEXTS, credentials as texts},
};

/// CSS selector of the field with a secret that the browser did not copy.
const SECRET_FIELD: &str = ".secret-to-copy input";

/// How long the secret stays visible, in milliseconds.
const VISIBLE_MS: u32 = 30_000;
/// How long the tab may be in the background before the secret is hidden.
const IN_BACKGROUND_MS: u32 = 10_000;
/// How long a copied secret stays on the clipboard.
const ON_CLIPBOARD_MS: u32 = 60_000;

/// What stands in place of the secret; its length says nothing about that of the secret.
const MASK: &str = "••••••••••••••••••••";

/// The secret, hidden until the user shows it.
#[component]
pub fn SecretValue(
    /// The source of the secret.
    source: SecretSource,
) -> impl IntoView {
    let visible = RwSignal::new(None::<Arc<Secret>>);
    // Whether it is shown in a field, selected, because the browser did not copy it.
    let to_copy = RwSignal::new(false);
    let fetching = Call::<Explained>::default();
    // Incremented each time the secret is shown, so that an earlier timer does not hide it too soon.
    let generation = StoredValue::new(0_u32);
    // When the secret became visible, and when the tab went into the background.
    let (visible_since, in_background_since) = (StoredValue::new(0.0), StoredValue::new(None::<f64>));
    let session = source.session.clone();
    effect(move || {
        if !matches!(session.phase(), Phase::SignedIn(_)) {
            visible.set(None);
        }
    });
    // Browsers suspend timers in background tabs and while the computer sleeps.
    let stop_watching = browser::page::on_visibility_change(move |is_visible| {
        let now = browser::time::now_ms();
        if is_visible {
            let since = in_background_since.get_value();
            in_background_since.set_value(None);
            if has_expired(visible_since.get_value(), since, now) {
                visible.set(None);
            }
        } else {
            in_background_since.set_value(Some(now));
        }
    });
    on_cleanup(stop_watching);
    let show = move |secret: Option<Arc<Secret>>| {
        let (Some(this), Some(secret)) = (generation.try_get_value(), secret) else { return };
        let this = this.wrapping_add(1);
        generation.set_value(this);
        visible_since.set_value(browser::time::now_ms());
        visible.set(Some(secret));
        spawn_local(async move {
            browser::time::sleep(VISIBLE_MS).await;
            // Once the page is left, both the generation and the secret are gone.
            if generation.try_get_value() == Some(this) {
                visible.set(None);
            }
        });
    };
    let toggle = {
        let source = source.clone();
        Callback::new(move |()| {
            if visible.with_untracked(Option::is_some) {
                return visible.set(None);
            }
            let (source, session) = (source.clone(), source.session.clone());
            fetching.start(async move { Ok(source.fetch().await) }, move |secret| {
                to_copy.set(false);
                // It may have arrived after the session ended or another user signed in.
                show(secret.filter(|_| matches!(untrack(|| session.phase()), Phase::SignedIn(_))));
            });
        })
    };
    let session = source.session.clone();
    let show_to_copy = move |secret| {
        // The session may have ended while the browser refused.
        if matches!(untrack(|| session.phase()), Phase::SignedIn(_)) && to_copy.try_set(true).is_none() {
            show(Some(secret));
            browser::focus::focus_after_paint(SECRET_FIELD);
        }
    };
    let label = Signal::derive(move || {
        let label =
            if visible.with(Option::is_some) { texts::HIDE_CLIENT_SECRET } else { texts::SHOW_CLIENT_SECRET };
        label.to_owned()
    });
    let value = move || match visible.get() {
        Some(secret) if to_copy.get() => view! {
            <input
                class="value-text"
                type="text"
                readonly=true
                autocomplete="off"
                translate="no"
                aria-label={texts::CLIENT_SECRET}
                prop:value={secret.expose().to_owned()}
                on:focus:target=|event| event.target().select()
            />
        }
        .into_any(),
        // A long secret scrolls in its field, by keyboard too.
        Some(secret) => view! {
            <code class="value-text" translate="no" tabindex="0">{secret.expose().to_owned()}</code>
        }
        .into_any(),
        None => view! {
            <span class="value-text is-muted">
                <span aria-hidden="true">{MASK}</span>
                <span class="visually-hidden">{texts::HIDDEN}</span>
            </span>
        }
        .into_any(),
    };
    let is_to_copy = Memo::new(move |_| to_copy.get() && visible.with(Option::is_some));
    let refused = move || {
        is_to_copy.get().then(|| view! { <p class="hint" role="alert">{COMPONENT_TEXTS.copy_refused}</p> })
    };
    let busy = fetching.busy();
    view! {
        <dd>
            <div class="value value-secret" class:secret-to-copy=is_to_copy>
                {value}
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=label
                    title=label
                    aria-busy=move || busy.get().then_some("true")
                    on:click=move |_| toggle.run(())
                >
                    {move || {
                        let shape = if visible.with(Option::is_some) { icons::EYE_OFF } else { icons::EYE };
                        view! { <Icon shape/> }
                    }}
                </button>
                <CopyButton
                    label={texts::COPY_CLIENT_SECRET.to_owned()}
                    what={texts::CLIENT_SECRET}
                    source={copy_source(source, show_to_copy)}
                />
            </div>
            {refused}
        </dd>
    }
}

/// Whether the secret has been visible, or the tab in the background, for too long.
fn has_expired(visible_since: f64, in_background_since: Option<f64>, now: f64) -> bool {
    now - visible_since >= f64::from(VISIBLE_MS)
        || in_background_since.is_some_and(|since| now - since > f64::from(IN_BACKGROUND_MS))
}

/// The secret for the clipboard, from which it is removed after a while; `show` shows it if it cannot be copied.
fn copy_source(source: SecretSource, show: impl Fn(Arc<Secret>) + Send + Sync + 'static) -> CopySource {
    let copied = Arc::new(Mutex::new(None::<Arc<Secret>>));
    let fetched = copied.clone();
    let source = CopySource::fetched(move || {
        let (source, fetched) = (source.clone(), fetched.clone());
        Box::pin(async move {
            let secret = source.fetch().await?;
            let text = secret.expose().to_owned();
            *fetched.lock().unwrap_or_else(PoisonError::into_inner) = Some(secret);
            Some(text)
        })
    });
    let take = move || copied.lock().unwrap_or_else(PoisonError::into_inner).take();
    let refused = take.clone();
    let on_copied = move || {
        if let Some(secret) = take() {
            spawn_local(clear_clipboard_later(secret));
        }
    };
    source.on_end(on_copied, move || {
        if let Some(secret) = refused() {
            show(secret);
        }
    })
}

/// Clears the clipboard after a while, if the page can see that it still holds the secret. Leaving the page does not stop
/// that.
async fn clear_clipboard_later(secret: Arc<Secret>) {
    thread_local! {
        /// Counts the copies: only the latest can still be on the clipboard, so only its timer may clear it.
        static COPIES: Cell<u32> = const { Cell::new(0) };
    }
    let this = COPIES.get().wrapping_add(1);
    COPIES.set(this);
    browser::time::sleep(ON_CLIPBOARD_MS).await;
    while COPIES.get() == this {
        match browser::clipboard::read().await {
            Clipboard::Text(text) if text.expose() == secret.expose() => {
                // If the browser refuses, the secret stays there: the user may have left the page long ago.
                browser::clipboard::copy("").await;
                return;
            }
            Clipboard::Text(_) | Clipboard::NotAllowed => return,
            Clipboard::WindowNotFocused => browser::clipboard::window_focused().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_expires_by_the_clock_even_if_timers_halt() {
        assert!(!has_expired(1_000.0, None, 30_999.0));
        assert!(has_expired(1_000.0, None, 31_000.0));
        assert!(!has_expired(0.0, Some(5_000.0), 15_000.0), "another tab for a moment");
        assert!(has_expired(0.0, Some(5_000.0), 15_001.0));
    }
}
