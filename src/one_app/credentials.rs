//! Client Id and Client secret: fetched only when they are shown or copied.

use std::sync::Arc;

use creatio::{Id, Secret};
use leptos::{prelude::*, task::spawn_local};

use super::secret::SecretValue;
use crate::{
    host::extras,
    session::{Session, session},
    text::{failure::explain, one_app as words},
    ui::{CopyButton, CopySource, Explained, FailureNote},
};

/// Where the secret comes from.
#[derive(Clone)]
pub struct Keeper {
    /// The session, with which the secret goes out of sight.
    pub session: Session,
    /// The secret that Creatio sent when it made the app. Creatio may not give it again.
    held: Option<Arc<Secret>>,
    record: Option<Id>,
    failure: RwSignal<Option<Explained>>,
}

impl Keeper {
    /// The secret, or `None` if Creatio did not give it, which is told then.
    pub async fn fetch(&self) -> Option<Arc<Secret>> {
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
    // Which of the two is true is for the browser to say; it is asked without asking the person.
    let on_clipboard = RwSignal::new(None::<&str>);
    let extras = extras();
    spawn_local(async move {
        let cleared = extras.may_look_at_clipboard().await;
        on_clipboard.try_set(Some(if cleared { words::COPY_IS_CLEARED } else { words::COPY_STAYS }));
    });
    view! {
        <section class="card credentials" aria-label={words::CREDENTIALS}>
            <h2>{words::CREDENTIALS}</h2>
            <dl class="pairs">
                <dt>{words::CLIENT_ID}</dt>
                <dd class="row client-id">
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
            <p class="hint">{words::SECRET_HINT} " " {on_clipboard}</p>
            {move || failure.get().map(|explained| view! { <FailureNote explained/> })}
        </section>
    }
}
