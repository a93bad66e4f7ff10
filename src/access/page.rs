//! The page of all apps and their users.

use leptos::prelude::*;

use super::{map::map, table::table};
use crate::{
    app_store::AppStore,
    audit::{Audit, Wanted, reading},
    components::{Button, FailureNote},
    session::session,
    text::{self, access as texts, failure::explain},
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
    let content = move || match users.get() {
        None => view! { <p class="hint" aria-busy="true">{texts::READING}</p> }.into_any(),
        Some(Err(error)) => view! {
            <FailureNote explained={explain(texts::READ_FAILED, &error)}>
                <Button label={text::TRY_AGAIN} press=retry/>
            </FailureNote>
        }
        .into_any(),
        Some(Ok(())) => {
            let known = audit.known();
            let mut apps: Vec<_> = store.rows().iter().map(|row| row.app.get()).collect();
            if apps.is_empty() {
                return view! { <p class="empty">{texts::NO_APPS}</p> }.into_any();
            }
            apps.sort_by_key(|app| (super::table::rated(app, &known).0, app.name.to_lowercase()));
            view! { {map(&apps, &known)} {table(&apps, &known)} }.into_any()
        }
    };
    view! {
        <div class="audit">
            <header class="page-head"><h1>{texts::HEADING}</h1></header>
            <p class="lead">{texts::LEAD}</p>
            {content}
        </div>
    }
}
