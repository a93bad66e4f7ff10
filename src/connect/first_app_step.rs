//! The step after the connection: the first app.

use leptos::prelude::*;
use model::list::view::ListView;

use super::setup::Setup;
use crate::{routes::Route, text::connect as texts};

/// Leads to the page for a new app, or to the apps that there are.
#[component]
pub fn FirstAppStep(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let has_apps = Memo::new(move |_| setup.has_apps() == Some(true));
    let new_class = move || if has_apps.get() { "button" } else { "button button-primary" };
    view! {
        <p class="lead">
            {move || if has_apps.get() { texts::HAS_APPS } else { texts::FIRST_APP_LEAD }}
        </p>
        <p class="row">
            <a class={new_class} href={Route::NewApp(None).to_query()}>{texts::NEW_APP}</a>
            {move || {
                let apps = Route::Apps(ListView::default()).to_query();
                has_apps.get().then(|| view! { <a class="button button-quiet" href={apps}>{texts::ALL_APPS}</a> })
            }}
        </p>
    }
}
