//! What newer versions of Creatio also store for an app and this page does not change: the grant types, if they can be read.

use creatio::{Error, Id};
use leptos::prelude::*;

use crate::{
    components::{Button, FailureNote, Loaded},
    session::session,
    text::{self, app as texts, failure::explain},
};

/// The grant types of an app, fetched when the section is opened for the first time.
#[component]
pub fn GrantTypes(
    /// Id of the app's record.
    id: Id,
) -> impl IntoView {
    let session = session();
    let grant_types = Loaded::<Option<Vec<String>>, Error>::on_demand(move || {
        let (session, id) = (session.clone(), id.clone());
        async move { session.call(async |client| client.grant_types(&id).await).await }
    });
    let was_opened = RwSignal::new(false);
    let on_toggle = move |_| {
        if !was_opened.get_untracked() {
            was_opened.set(true);
            grant_types.load();
        }
    };
    let retry = Callback::new(move |()| grant_types.load());
    let result = move || {
        was_opened.get().then(|| match grant_types.get() {
            None => view! { <p class="hint" aria-busy="true">{texts::LOADING_GRANT_TYPES}</p> }.into_any(),
            Some(Ok(names)) => view! { <p>{texts::grant_types(names.as_deref())}</p> }.into_any(),
            Some(Err(error)) => view! {
                <FailureNote explained={explain(texts::GRANT_TYPES_FAILED, &error)}>
                    <Button label={text::TRY_AGAIN} press=retry/>
                </FailureNote>
            }
            .into_any(),
        })
    };
    view! {
        <details class="card grant-types" on:toggle=on_toggle>
            <summary>{texts::MANAGED_IN_CREATIO}</summary>
            <div class="stack">
                <p class="hint">{texts::MANAGED_IN_CREATIO_LEAD}</p>
                {result}
            </div>
        </details>
    }
}
