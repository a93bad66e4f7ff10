//! The sign-in page.

use leptos::prelude::*;

use super::{SignInError, sign_in_fields::SignInFields};
use crate::{browser, text::session as texts};

/// The page of a user who is not signed in to Creatio on this origin.
#[component]
pub fn SignInPage(
    /// Says why signing in failed.
    failure_view: Callback<SignInError, AnyView>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    browser::focus::focus_after_paint("[autocomplete=username]");
    view! {
        <div class="sign-in card">
            <h1>{texts::HEADING}</h1>
            <p class="lead">{texts::LEAD}</p>
            <SignInFields busy failure_view/>
            <DemoLink/>
        </div>
    }
}

/// The way into the demo, where Creatio is not within reach. The page has to be loaded again for it.
#[component]
pub fn DemoLink() -> impl IntoView {
    view! { <p class="demo-link"><a href="?demo" rel="external">{texts::DEMO}</a></p> }
}
