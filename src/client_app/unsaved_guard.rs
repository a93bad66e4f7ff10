//! Keeps unsaved work from being lost: the browser prompts before the tab is closed or reloaded, and a message leads back
//! when another page is opened.

use leptos::prelude::*;

use crate::{
    browser,
    components::{Action, Messages},
    navigation::navigator,
    routes::Route,
    session::session,
    text::app as texts,
};

/// Guards the unsaved work of a form while the form is open.
pub fn guard_unsaved_work(
    // Whether closing the tab would lose something.
    is_unsaved: Memo<bool>,
    // Whether the draft is stored when the form is left.
    is_stored: Memo<bool>,
    // The name of the app.
    name: impl Fn() -> String + Send + Sync + 'static,
    // The address of the form.
    route: Route,
) {
    let (session, navigator) = (session(), navigator());
    let messages = expect_context::<Messages>();
    Effect::new(move || browser::page::confirm_before_unload(is_unsaved.get()));
    on_cleanup(move || {
        browser::page::confirm_before_unload(false);
        // Signing out discards the drafts.
        if session.user().is_some() && is_stored.get_untracked() {
            let back = Callback::new(move |()| navigator.go(route.clone()));
            let action = Action { label: texts::GO_BACK, run: back };
            messages.remind_on_leaving(texts::left_unsaved(&name()), action);
        }
    });
}
