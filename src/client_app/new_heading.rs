//! The heading of the page for a new app.

use leptos::prelude::*;

use crate::text::app as texts;

/// The heading of the page until the app exists.
#[component]
pub fn NewHeading() -> impl IntoView {
    view! {
        <header class="page-head">
            <h1>{texts::NEW_HEADING}</h1>
        </header>
    }
}
