//! What a newer Creatio manages of an app and this page leaves alone: shown as far as it can be read.

use creatio::{Error, Id};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    session::session,
    text::{self, failure::explain, one_app as words},
    ui::{Button, FailureNote},
};

/// The grant types of an app, asked for only when somebody wants to see them.
#[component]
pub fn Managed(
    /// Id of the app's record.
    id: Id,
) -> impl IntoView {
    let session = session();
    // Nothing is under way before it was opened once.
    let asked = RwSignal::new(false);
    let found = RwSignal::new(None::<Result<Option<Vec<String>>, Error>>);
    let ask = move || {
        found.set(None);
        let (session, id) = (session.clone(), id.clone());
        spawn_local(async move {
            found.try_set(Some(session.call(async |client| client.grant_types(&id).await).await));
        });
    };
    let again = Callback::new({
        let ask = ask.clone();
        move |()| ask()
    });
    let first_opened = move |_| {
        if !asked.get_untracked() {
            asked.set(true);
            ask();
        }
    };
    let grants = move || match found.get() {
        None if !asked.get() => ().into_any(),
        None => view! { <p class="hint" aria-busy="true">{words::LOADING_GRANTS}</p> }.into_any(),
        Some(Ok(grants)) => view! { <p>{words::grant_types(grants.as_deref())}</p> }.into_any(),
        Some(Err(error)) => view! {
            <FailureNote explained={explain(words::GRANTS_FAILED, &error)}>
                <Button label={text::TRY_AGAIN} press=again/>
            </FailureNote>
        }
        .into_any(),
    };
    view! {
        <details class="card managed" on:toggle=first_opened>
            <summary>{words::MANAGED}</summary>
            <div class="stack">
                <p class="hint">{words::MANAGED_LEAD}</p>
                {grants}
            </div>
        </details>
    }
}
