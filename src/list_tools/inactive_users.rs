//! Queries which apps have an inactive system user, once the filter for apps that need attention is set.

use std::sync::Arc;

use creatio::{Error, Id};
use leptos::prelude::*;

use crate::{components::Loaded, list_state::ListState, session::session};

/// Updates the ids in the state of the list while the list is on screen; known ids stay until the next response.
///
/// `failed` gets the error of a query that failed.
pub fn query_inactive_users(list: ListState, failed: Callback<Error>) {
    let session = session();
    let loaded: Loaded<Vec<Id>, Error> = Loaded::on_demand(move || {
        let session = session.clone();
        async move { session.call(async |client| client.apps_with_inactive_user().await).await }
    });
    let wanted = Memo::new(move |_| list.view.filter().attention);
    Effect::new(move || {
        if wanted.get() {
            loaded.load();
        }
    });
    Effect::new(move || match loaded.get() {
        Some(Ok(ids)) => list.inactive_users.set(Arc::new(ids.into_iter().collect())),
        Some(Err(error)) => failed.run(error),
        None => {}
    });
}
