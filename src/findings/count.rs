//! The number of findings in the navigation.

use leptos::prelude::*;

use crate::{app_store::AppStore, audit::Audit, session::session};

/// Completes the name of the link: “, 7”. It counts what is known without a request, once all apps are here.
#[component]
pub fn FindingsCount() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let audit = Audit::of(&session);
    let count = Memo::new(move |_| {
        store
            .is_complete()
            .then(|| audit.findings(store).iter().filter(|finding| finding.acceptance.is_none()).count())
    });
    move || count.get().map(|count| view! { <span class="bar-count">{format!(", {count}")}</span> })
}
