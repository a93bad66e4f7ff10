//! Client Id and Client secret: shown on demand, copied, hidden again.

use std::sync::Arc;

use creatio::{Id, Secret};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    host::extras,
    session::{Phase, Session, session},
    text::{failure::explain, one_app as words},
    ui::{Button, CopyButton, CopySource, Explained, FailureNote, Look, icons},
};

/// How long the secret stays in view, in milliseconds.
const SHOWN_FOR: u32 = 30_000;

/// Where the secret comes from.
#[derive(Clone)]
struct Keeper {
    session: Session,
    /// The secret that Creatio sent when it made the app. Creatio may not give it again.
    held: Option<Arc<Secret>>,
    record: Option<Id>,
    failure: RwSignal<Option<Explained>>,
}

impl Keeper {
    async fn fetch(&self) -> Option<Arc<Secret>> {
        self.failure.try_set(None);
        if let Some(held) = &self.held {
            return Some(held.clone());
        }
        let record = self.record.as_ref()?;
        match self.session.call(async |client| client.client_secret(record).await).await {
            Ok(secret) => Some(Arc::new(secret)),
            Err(error) => {
                self.failure.try_set(Some(explain(words::SECRET_FAILED, &error)));
                None
            }
        }
    }
}

/// The credentials of an app.
#[component]
pub fn Credentials(
    /// The client id.
    client_id: String,
    /// Id of the app's record, by which the secret is fetched.
    record: Option<Id>,
    /// The secret, if Creatio has just sent it.
    #[prop(optional_no_strip)]
    held: Option<Arc<Secret>>,
) -> impl IntoView {
    let failure = RwSignal::new(None::<Explained>);
    let keeper = Keeper { session: session(), held, record, failure };
    let id_to_copy = client_id.clone();
    view! {
        <section class="card credentials" aria-label={words::CREDENTIALS}>
            <h2>{words::CREDENTIALS}</h2>
            <dl class="pairs">
                <dt>{words::CLIENT_ID}</dt>
                <dd class="row">
                    <code class="secret">{client_id}</code>
                    <CopyButton
                        label={words::COPY_CLIENT_ID.to_owned()}
                        what={words::CLIENT_ID}
                        source={CopySource::text(move || id_to_copy.clone())}
                    />
                </dd>
                <dt>{words::CLIENT_SECRET}</dt>
                <SecretValue keeper/>
            </dl>
            <p class="hint">{words::SECRET_HINT}</p>
            {move || failure.get().map(|explained| view! { <FailureNote explained/> })}
        </section>
    }
}

#[component]
fn SecretValue(keeper: Keeper) -> impl IntoView {
    let shown = RwSignal::new(None::<Arc<Secret>>);
    let busy = RwSignal::new(false);
    // Counts the showings, so that the timer of an earlier one does not end a later one.
    let showing = StoredValue::new(0_u32);
    let extras = extras();
    let session = keeper.session.clone();
    Effect::new(move || {
        if !matches!(session.phase(), Phase::SignedIn(_)) {
            shown.set(None);
        }
    });
    let copying = keeper.clone();
    let source = CopySource::fetched(move || {
        let keeper = copying.clone();
        Box::pin(async move { keeper.fetch().await.map(|secret| secret.expose().to_owned()) })
    });
    let toggle = Callback::new(move |()| {
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
            shown.set(secret);
            extras.sleep(SHOWN_FOR).await;
            // The page may be left by now, and the secret with it.
            if showing.try_get_value() == Some(now) {
                shown.set(None);
            }
        });
    });
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
            {value} <Button label look={Look::Quiet} busy icon={icons::EYE} press=toggle/>
            <CopyButton label={words::COPY_CLIENT_SECRET.to_owned()} what={words::CLIENT_SECRET} source/>
        </dd>
    }
}
