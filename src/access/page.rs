//! The page of all apps and their users.

use leptos::prelude::*;
use model::order::sorted_by_rank;

use super::{
    map::map,
    table::{rated, table},
};
use crate::{
    app_store::AppStore,
    audit::{Audit, AuditCall, ROWS_AT_ONCE, Wanted, drawn, more_button},
    browser::markup::{Markup, text},
    session::session,
    text::access as texts,
};

/// The map of users by rating, and the table of apps.
#[component]
pub fn AccessPage() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let audit = Audit::of(&session);
    let users = AuditCall::of_all(Wanted::Sessions);
    let shown = RwSignal::new(ROWS_AT_ONCE);
    let content = move || -> Vec<Markup> {
        if !users.is_done.get() {
            return Vec::new();
        }
        let known = audit.known();
        let apps: Vec<_> = store.rows().iter().map(|row| row.app.get()).collect();
        if apps.is_empty() {
            return vec![text("p", "empty", texts::NO_APPS)];
        }
        // They are in the order of their names.
        let apps = sorted_by_rank(apps, |app| rated(app, &known).0 as u32);
        let (first, rest) = apps.split_at(apps.len().min(shown.get()));
        let mut content = vec![map(&apps, &known), table(first, &known)];
        content.extend(more_button(rest.len()));
        content
    };
    let show_more = Callback::new(move |_| shown.update(|shown| *shown += ROWS_AT_ONCE));
    view! {
        <div class="audit">
            <header class="page-head">
                <h1>{texts::HEADING}</h1>
            </header>
            <p class="lead">{texts::LEAD}</p>
            {users.view(texts::READING, texts::READ_FAILED)}
            {drawn(Box::new(content), show_more)}
        </div>
    }
}
