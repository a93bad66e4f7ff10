//! The Client secret on the page: shown on demand, out of sight again by the clock, and taken off the clipboard.

use std::{
    cell::Cell,
    sync::{Arc, Mutex, PoisonError},
};

use creatio::Secret;
use leptos::{prelude::*, task::spawn_local};

use super::credentials::Keeper;
use crate::{
    host::{Clipboard, Extras, Host, extras, host},
    session::Phase,
    text::one_app as words,
    ui::{Button, CopyButton, CopySource, Look, icons},
};

/// How long the secret stays in view, in milliseconds.
const SHOWN_FOR: u32 = 30_000;
/// How long the tab may be out of view before the secret goes.
const OUT_OF_SIGHT_FOR: u32 = 10_000;
/// How long a copied secret stays on the clipboard.
const COPIED_FOR: u32 = 60_000;

/// The secret, hidden until it is asked for.
#[component]
pub fn SecretValue(
    /// Where it comes from.
    keeper: Keeper,
) -> impl IntoView {
    let shown = RwSignal::new(None::<Arc<Secret>>);
    let busy = RwSignal::new(false);
    // Counts the showings, so that the timer of an earlier one does not end a later one.
    let showing = StoredValue::new(0_u32);
    // When the secret came into view, and when the tab went out of it.
    let (since, unseen_since) = (StoredValue::new(0.0), StoredValue::new(None::<f64>));
    let (extras, host) = (extras(), host());
    let session = keeper.session.clone();
    Effect::new(move || {
        if !matches!(session.phase(), Phase::SignedIn(_)) {
            shown.set(None);
        }
    });
    let clock = extras.clone();
    // A browser halts the timers of a tab that is out of view, or of a machine that sleeps.
    let watching = extras.on_sight(Box::new(move |visible| {
        let now = clock.now_ms();
        match visible {
            false => unseen_since.set_value(Some(now)),
            true => {
                let unseen = unseen_since.get_value();
                unseen_since.set_value(None);
                if is_over(since.get_value(), unseen, now) {
                    shown.set(None);
                }
            }
        }
    }));
    on_cleanup(watching);
    let toggle = {
        let (keeper, extras) = (keeper.clone(), extras.clone());
        Callback::new(move |()| {
            if shown.with_untracked(Option::is_some) {
                return shown.set(None);
            }
            busy.set(true);
            let (keeper, extras) = (keeper.clone(), extras.clone());
            spawn_local(async move {
                let secret = keeper.fetch().await;
                busy.try_set(false);
                let Some(now) = showing.try_get_value().map(|count| count.wrapping_add(1)) else { return };
                showing.set_value(now);
                since.set_value(extras.now_ms());
                shown.set(secret);
                extras.sleep(SHOWN_FOR).await;
                // The page may be left by now, and the secret with it.
                if showing.try_get_value() == Some(now) {
                    shown.set(None);
                }
            });
        })
    };
    let label = Signal::derive(move || {
        let words =
            if shown.with(Option::is_some) { words::HIDE_CLIENT_SECRET } else { words::SHOW_CLIENT_SECRET };
        words.to_owned()
    });
    let value = move || match shown.get() {
        Some(secret) => view! { <code class="secret">{secret.expose().to_owned()}</code> }.into_any(),
        None => view! { <span class="secret is-hidden">{words::HIDDEN}</span> }.into_any(),
    };
    view! {
        <dd class="row">
            {value}
            <div class="row">
                <Button label look={Look::Quiet} busy icon={icons::EYE} press=toggle/>
                <CopyButton
                    label={words::COPY_CLIENT_SECRET.to_owned()}
                    what={words::CLIENT_SECRET}
                    source={to_copy(keeper, extras, host)}
                />
            </div>
        </dd>
    }
}

/// Whether the secret has been in view for its time, or the tab out of view for too long.
fn is_over(since: f64, unseen_since: Option<f64>, now: f64) -> bool {
    now - since >= f64::from(SHOWN_FOR)
        || unseen_since.is_some_and(|unseen| now - unseen > f64::from(OUT_OF_SIGHT_FOR))
}

/// The secret for the clipboard, which is not to hold it for ever.
fn to_copy(keeper: Keeper, extras: Arc<dyn Extras>, host: Arc<dyn Host>) -> CopySource {
    let fetched = Arc::new(Mutex::new(None::<Arc<Secret>>));
    let held = fetched.clone();
    let source = CopySource::fetched(move || {
        let (keeper, held) = (keeper.clone(), held.clone());
        Box::pin(async move {
            let secret = keeper.fetch().await?;
            let text = secret.expose().to_owned();
            *held.lock().unwrap_or_else(PoisonError::into_inner) = Some(secret);
            Some(text)
        })
    });
    source.told(move |copied| {
        let secret = fetched.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(secret) = secret.filter(|_| copied) {
            spawn_local(take_off_clipboard(secret, extras.clone(), host.clone()));
        }
    })
}

/// Empties the clipboard after a while, if it can be seen that it still holds the secret. It goes on when the page is left.
async fn take_off_clipboard(secret: Arc<Secret>, extras: Arc<dyn Extras>, host: Arc<dyn Host>) {
    thread_local! {
        /// Counts the copies: only the latest can still be on the clipboard, and its time is the one that counts.
        static COPIES: Cell<u32> = const { Cell::new(0) };
    }
    let this = COPIES.get().wrapping_add(1);
    COPIES.set(this);
    extras.sleep(COPIED_FOR).await;
    while COPIES.get() == this {
        match extras.look_at_clipboard().await {
            Clipboard::Holds(text) if text.expose() == secret.expose() => {
                // Refused, it stays: the person who could be told may be long elsewhere.
                host.copy(String::new()).await;
                return;
            }
            Clipboard::Holds(_) | Clipboard::Closed => return,
            Clipboard::WithoutFocus => extras.focused_again().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_goes_by_the_clock_whatever_the_timers_do() {
        assert!(!is_over(1_000.0, None, 30_999.0));
        assert!(is_over(1_000.0, None, 31_000.0));
        assert!(!is_over(0.0, Some(5_000.0), 15_000.0), "a look elsewhere");
        assert!(is_over(0.0, Some(5_000.0), 15_001.0));
    }
}
