//! What the pages of an app need to know about the site.

use leptos::prelude::*;
use model::connection::facts::Facts;

use crate::{connection::Connection, text::connect as texts};

/// Why the signed-in user cannot change apps; `None` also while that is not known.
pub fn read_only_reason() -> Signal<Option<String>> {
    let may_change = expect_context::<Connection>().may_change_apps();
    Signal::derive(move || (may_change.get() == Some(false)).then(|| texts::READ_ONLY_REASON.to_owned()))
}

/// Whether the version of the site has grant types, as far as its other services tell: it checks the default resource by itself.
pub fn may_have_grant_types(facts: &Facts) -> bool {
    facts.health.known().is_some_and(|health| health.default_resource_registered.is_some())
}
