//! Queries which apps have an inactive system user.

use std::collections::HashSet;

use creatio::{Error, Id};
use leptos::prelude::*;

use crate::{
    app_store::{AppStore, Refreshed},
    components::Loaded,
    effect::effect,
    list_state::ListState,
    session::session,
};

/// The ids of these apps, queried when the list is complete and whenever it was read again; known ids stay until the next
/// response.
///
/// `failed` gets the error of a query that failed, if the list is filtered by it.
pub fn inactive_users(list: ListState, failed: Callback<Error>) -> RwSignal<HashSet<Id>> {
    let (session, store) = (session(), expect_context::<AppStore>());
    let is_filtered = Memo::new(move |_| list.view.filter().attention);
    let loaded: Loaded<Vec<Id>, Error> = Loaded::on_demand(move || {
        let (session, is_filtered) = (session.clone(), is_filtered.get_untracked());
        async move {
            if is_filtered {
                session.call(async |client| client.apps_with_inactive_user().await).await
            } else {
                // The user did not start this query, so it does not prompt for sign-in.
                session.client().apps_with_inactive_user().await
            }
        }
    });
    let ids = RwSignal::new(HashSet::new());
    let is_complete = Memo::new(move |_| store.is_complete());
    effect(move || {
        let has_failed = store.refreshed() == Some(Refreshed::Failed);
        // The filter deserves the latest state. A memo has to be read once to notify.
        is_filtered.get();
        if is_complete.get() && !has_failed {
            loaded.load();
        }
    });
    effect(move || match loaded.get() {
        Some(Ok(found)) => ids.set(found.into_iter().collect()),
        Some(Err(error)) if is_filtered.get() => failed.run(error),
        Some(Err(_)) | None => {}
    });
    ids
}
