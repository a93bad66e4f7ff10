//! The page of all apps and their users.

use creatio::App;
use leptos::prelude::*;
use model::ordered::ordered;

use super::{
    map::map,
    table::{rated, table},
};
use crate::{
    app_store::AppStore,
    audit::{Audit, Wanted, drawn, reading, state},
    browser::markup::{Markup, text},
    session::session,
    text::access as texts,
};

/// The map of users by rating, and the table of apps.
#[component]
pub fn AccessPage() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let audit = Audit::of(&session);
    let users = reading(Wanted::Sessions);
    let retry = Callback::new(move |()| {
        store.ensure(&session);
        users.load();
    });
    let content = move || -> Vec<Markup> {
        if !matches!(users.get(), Some(Ok(()))) {
            return Vec::new();
        }
        let known = audit.known();
        let apps: Vec<_> = store.rows().iter().map(|row| row.app.get()).collect();
        if apps.is_empty() {
            return vec![text("p", "empty", texts::NO_APPS)];
        }
        let key = |app: &App| format!("{} {}", rated(app, &known).0 as u8, app.name.to_lowercase());
        let order = ordered(apps.iter().map(key));
        let apps: Vec<App> = order.into_iter().map(|at| apps[at].clone()).collect();
        vec![map(&apps, &known), table(&apps, &known)]
    };
    view! {
        <div class="audit">
            <header class="page-head">
                <h1>{texts::HEADING}</h1>
            </header>
            <p class="lead">{texts::LEAD}</p>
            {state(users, texts::READING, texts::READ_FAILED, retry)}
            {drawn(Box::new(content), Callback::new(|_| ()))}
        </div>
    }
}
