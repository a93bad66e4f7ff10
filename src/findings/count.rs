//! The number of findings in the navigation.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app_store::AppStore, audit::Audit, browser, effect::effect, navigation::navigator, session::session,
};

/// Completes the name of the link: “, 7”. It counts what is known without a request, once all apps are here, and again on each
/// page: at ten thousand apps, counting at each change would delay what the user does.
#[component]
pub fn FindingsCount() -> impl IntoView {
    let (session, store, navigator) = (session(), expect_context::<AppStore>(), navigator());
    let audit = Audit::of(&session);
    let count = RwSignal::new(None::<usize>);
    effect(move || {
        navigator.route();
        audit.track();
        if !store.is_complete() {
            return count.set(None);
        }
        let audit = audit.clone();
        spawn_local(async move {
            browser::time::idle().await;
            let findings = untrack(|| audit.findings(store));
            count.try_set(Some(findings.iter().filter(|finding| finding.acceptance.is_none()).count()));
        });
    });
    move || count.get().map(|count| view! { <span class="bar-count">{format!(", {count}")}</span> })
}
