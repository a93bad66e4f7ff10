//! What stands between unsaved work and its loss: the browser's own question when the tab is closed or reloaded, and a
//! way back when another part of the page is opened.

use leptos::prelude::*;

use crate::{
    host::extras,
    navigation::navigator,
    route::Route,
    session::session,
    text::one_app as words,
    ui::{Action, Messages},
};

/// Looks after work that is not saved yet, as long as the form is there.
pub fn guard(
    // Whether something would be lost with the tab.
    unsaved: Memo<bool>,
    // Whether what was typed is kept when the form is left.
    kept: Memo<bool>,
    // What the app is called.
    name: impl Fn() -> String + Send + Sync + 'static,
    // Where the form is.
    place: Route,
) {
    let (extras, session, navigator) = (extras(), session(), navigator());
    let messages = expect_context::<Messages>();
    let asking = extras.clone();
    Effect::new(move || asking.ask_before_leaving(unsaved.get()));
    on_cleanup(move || {
        extras.ask_before_leaving(false);
        // Whoever signs out lets go of it, and nobody else is to be led to it.
        if session.user().is_some() && kept.get_untracked() {
            let back = Callback::new(move |()| navigator.go(place.clone()));
            messages
                .remind_on_leaving(words::left_unsaved(&name()), Action { label: words::GO_BACK, run: back });
        }
    });
}
