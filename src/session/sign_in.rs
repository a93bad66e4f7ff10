//! The sign-in page.

use leptos::prelude::*;

use super::fields::SignInFields;
use crate::{host::host, text::session as words};

/// The page for somebody who is not signed in to Creatio on this origin.
#[component]
pub fn SignInPage() -> impl IntoView {
    let busy = RwSignal::new(false);
    host().focus("[autocomplete=username]");
    view! {
        <div class="sign-in card">
            <h1>{words::HEADING}</h1>
            <p class="lead">{words::LEAD}</p>
            <SignInFields busy/>
        </div>
    }
}
