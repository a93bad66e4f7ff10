//! What the pages of an app need to know about the site.

use leptos::prelude::expect_context;
use model::connection::{checks::queries_for_apps, facts::Fact, query::Query};

use super::{Connection, FactStore, OnSessionEnd};
use crate::session::session;

/// The facts, fetched in the background unless they are known. All are fetched that other pages need, because these do not fetch
/// again what is there.
pub fn site_facts() -> FactStore {
    let session = session();
    let store = expect_context::<Connection>().fact_store(&session);
    let is_unknown = store.with_untracked(|facts| {
        facts.settings == Fact::Waiting && !facts.running.contains_any(&[Query::Settings])
    });
    if is_unknown {
        store.fetch(&session, queries_for_apps(), OnSessionEnd::Ignore);
    }
    store
}
