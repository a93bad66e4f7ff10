//! What replaces the table on a site without apps.

use leptos::prelude::*;
use model::connection::checks::CheckResult;

use super::Connection;
use crate::{
    routes::Route,
    session::session,
    text::{apps as texts, connect},
};

/// What to do on a site without apps: what is left of the setup, or adding the first app.
#[component]
pub fn NoApps() -> impl IntoView {
    let connection = expect_context::<Connection>();
    let (results, may_change) = (connection.fact_store(&session()).results(), connection.may_change_apps());
    let is_blocked =
        Memo::new(move |_| results.with(|results| results.iter().any(CheckResult::blocks_new_apps)));
    let next = move || {
        let (text, route, label) = if is_blocked.get() {
            (texts::SETUP_FIRST, Route::Connect, connect::FINISH_SETUP)
        } else {
            (connect::FIRST_APP_LEAD, Route::NewApp(None), texts::ADD_FIRST)
        };
        // The note above says what a user lacks who may not add apps.
        (may_change.get() != Some(false)).then(|| {
            view! {
                <p>{text}</p>
                <a class="button button-primary" href={route.to_query()}>{label}</a>
            }
        })
    };
    view! {
        <div class="empty">
            <h2>{texts::EMPTY}</h2>
            {next}
        </div>
    }
}
