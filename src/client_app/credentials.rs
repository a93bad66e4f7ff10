//! Client Id and Client secret. The secret is fetched only when it is shown or copied.

use std::sync::Arc;

use creatio::{Error, Id, Secret};
use leptos::{prelude::*, task::spawn_local};

use super::{held_secret::HeldSecret, secret::SecretValue, value::Value};
use crate::{
    browser,
    components::{Explained, FailureNote},
    session::{Session, session},
    text::{credentials as texts, failure::explain},
    verify::{FetchSecret, Verify},
};

/// The source of an app's secret.
#[derive(Clone)]
pub struct SecretSource {
    /// The session; the secret is hidden when it ends.
    pub session: Session,
    /// What Creatio returned when it created the app.
    held: HeldSecret,
    record: Option<Id>,
    failure: RwSignal<Option<Explained>>,
}

impl SecretSource {
    /// The secret. `None` if it could not be fetched; the failure is then shown.
    pub async fn fetch(&self) -> Option<Arc<Secret>> {
        self.failure.try_set(None);
        let failure = match self.held_or_read().await {
            Ok(Some(secret)) => return Some(secret),
            Ok(None) => Explained {
                what: texts::SECRET_FAILED.to_owned(),
                why: texts::SECRET_DISCARDED.to_owned(),
                next: texts::SECRET_DISCARDED_NEXT.to_owned(),
                raw: String::new(),
                whole: None,
            },
            Err(error) => explain(texts::SECRET_FAILED, &error),
        };
        self.failure.try_set(Some(failure));
        None
    }

    /// `None` if there is no secret that could be read.
    async fn held_or_read(&self) -> Result<Option<Arc<Secret>>, Error> {
        if self.held.get(&self.session).is_some() {
            self.session.call(async |client| client.verify_user().await).await?;
            // The session may have ended in between.
            if let Some(secret) = self.held.get(&self.session) {
                return Ok(Some(secret));
            }
        }
        let Some(record) = &self.record else { return Ok(None) };
        self.session.call(async |client| client.client_secret(record).await).await.map(Arc::new).map(Some)
    }
}

/// The credentials of an app, and whether they work.
#[component]
pub fn Credentials(
    /// The name of the app.
    #[prop(into)]
    name: Signal<String>,
    /// The client id.
    client_id: String,
    /// Id of the app's record, by which the secret is fetched.
    record: Option<Id>,
    /// The secret, if Creatio has just returned it.
    held: HeldSecret,
) -> impl IntoView {
    let failure = RwSignal::new(None::<Explained>);
    let source = SecretSource { session: session(), held, record: record.clone(), failure };
    let id_to_verify = client_id.clone();
    let verified = source.clone();
    let fetch_secret: FetchSecret = Arc::new(move || {
        let source = verified.clone();
        Box::pin(async move { source.fetch().await })
    });
    // Whether the page may read the clipboard without a prompt.
    let clipboard_hint = RwSignal::new(None::<&str>);
    spawn_local(async move {
        let can_read = browser::clipboard::can_read().await;
        clipboard_hint.try_set(Some(if can_read { texts::COPY_IS_CLEARED } else { texts::COPY_STAYS }));
    });
    view! {
        <section class="card credentials" aria-label={texts::CREDENTIALS}>
            <h2>{texts::CREDENTIALS}</h2>
            <dl class="values">
                <Value
                    label={texts::CLIENT_ID}
                    copy={texts::COPY_CLIENT_ID.to_owned()}
                    value={Signal::stored(Some(client_id))}
                />
                <dt>{texts::CLIENT_SECRET}</dt>
                <SecretValue source/>
            </dl>
            <p class="hint">{texts::SECRET_HINT} " " {clipboard_hint}</p>
            {move || failure.get().map(|explained| view! { <FailureNote explained/> })}
        </section>
        <Verify name client_id={id_to_verify} record fetch_secret/>
    }
}
