//! Keeps unsaved work from being lost: the browser prompts before the tab is closed or reloaded, and a message leads back
//! when another page is opened.

use creatio::Id;
use leptos::prelude::*;

use super::draft_storage::draft_storage;
use crate::{
    browser,
    components::{Action, Messages},
    effect::effect,
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
    // The app, if it exists.
    app_id: Option<Id>,
) {
    let (session, navigator, storage) = (session(), navigator(), draft_storage());
    let messages = expect_context::<Messages>();
    effect(move || browser::page::confirm_before_unload(is_unsaved.get()));
    on_cleanup(move || {
        browser::page::confirm_before_unload(false);
        // Signing out discards the drafts.
        if session.user().is_some() && is_stored.get_untracked() {
            let back = Callback::new(move |()| navigator.go(route.clone()));
            let (storage, app_id) = (storage.clone(), app_id.clone());
            let discard = Callback::new(move |()| storage.discard(app_id.as_ref()));
            let actions = vec![
                Action { label: texts::RESUME, run: back },
                Action { label: texts::DISCARD_KEPT, run: discard },
            ];
            messages.remind_on_leaving(texts::draft_kept(&name()), actions);
        }
    });
}
