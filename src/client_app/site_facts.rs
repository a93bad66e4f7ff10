//! What the pages of an app need to know about the site.

use leptos::prelude::*;
use model::connection::{
    checks::queries_for_apps,
    facts::{Fact, Facts},
    query::Query,
};

use crate::{
    connection::{Connection, FactStore, OnSessionEnd},
    session::session,
    text::connect as texts,
};

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

/// Why the signed-in user cannot change apps; `None` also while that is not known.
pub fn read_only_reason() -> Signal<Option<String>> {
    let may_change = expect_context::<Connection>().may_change_apps();
    Signal::derive(move || (may_change.get() == Some(false)).then(|| texts::READ_ONLY_REASON.to_owned()))
}

/// Whether the version of the site has grant types, as far as its other services tell: it checks the default resource by itself.
pub fn may_have_grant_types(facts: &Facts) -> bool {
    facts.health.known().is_some_and(|health| health.default_resource_registered.is_some())
}
