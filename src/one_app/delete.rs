//! Deleting an app, guarded by its name. What is gentler is offered first, and the record can be kept.

use std::collections::HashSet;

use creatio::App;
use leptos::{prelude::*, task::spawn_local};

use super::{
    record::json,
    remove::remove,
    switch::{say_switched_off, set_active},
};
use crate::{
    apps::AppStore,
    host::extras,
    navigation::navigator,
    palette::{Command, board},
    route::{ListView, Route},
    session::session,
    text::{
        self,
        failure::{explain, explain_delete},
        one_app as words, palette,
    },
    ui::{Button, CopyButton, CopySource, Dialog, Explained, Look, Messages, TextField},
};

/// The button that deletes an app, and the dialog that asks for its name.
#[component]
pub fn DeleteApp(
    /// The app.
    app: RwSignal<App>,
    /// Called with the app as it is after it was switched on or off.
    renewed: Callback<App>,
    /// Called before the page goes, once the app is gone.
    deleted: Callback<()>,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let navigator = navigator();
    let (open, busy) = (RwSignal::new(false), RwSignal::new(false));
    let failure = RwSignal::new(None::<Explained>);
    let typed = RwSignal::new(String::new());
    let name = move || app.with(|app| app.name.clone());
    let begin = Callback::new(move |()| {
        typed.set(String::new());
        failure.set(None);
        open.set(true);
    });
    board().put_up(move || {
        vec![Command::new(words::DELETE, palette::DELETE_ALSO, move || begin.run(())).with_note(name())]
    });
    let close = Callback::new(move |()| open.set(false));
    let matches = move || typed.with(|typed| typed.trim() == name().trim());
    let refused = Signal::derive(move || (!matches()).then(|| words::NAME_DIFFERS.to_owned()));
    let deleting = session.clone();
    let delete = move || {
        if busy.get_untracked() || !untrack(matches) {
            return;
        }
        busy.set(true);
        failure.set(None);
        let session = deleting.clone();
        spawn_local(async move {
            let app = app.get_untracked();
            let answer = remove(&session, &app).await;
            busy.try_set(false);
            match answer {
                Err(error) => {
                    failure.try_set(Some(explain_delete(&error)));
                }
                Ok(()) => {
                    open.try_set(false);
                    store.take_out(&HashSet::from([app.id]));
                    deleted.try_run(());
                    messages.say(words::deleted(&app.name));
                    // The way back must not lead to what is gone.
                    navigator.replace(Route::Apps(ListView::default()));
                }
            }
        });
    };
    let switch_off = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let (session, app) = (session.clone(), app.get_untracked());
        spawn_local(async move {
            let answer = set_active(&session, &app, false).await;
            busy.try_set(false);
            match answer {
                Ok(now) => {
                    // Closed first: the focus goes back to the page before the message takes note of it.
                    open.try_set(false);
                    store.take_in(now.clone());
                    renewed.try_run(now.clone());
                    say_switched_off(session, messages, store, now, renewed);
                }
                Err(error) => {
                    let what = text::apps::switch_failed(&app.name, false);
                    failure.try_set(Some(explain(&what, &error)));
                }
            }
        });
    });
    let delete = StoredValue::new(delete);
    // What refuses to delete the app may refuse to switch it off just as well: then the explanation stands alone.
    let not_deleted = move || {
        failure.with(|failure| failure.as_ref().is_some_and(|told| told.what == words::DELETE_FAILED))
    };
    let is_gentler = move || app.with(|app| app.is_active) && !not_deleted();
    view! {
        <Button label={words::DELETE} look={Look::Danger} press=begin/>
        <Dialog title={Signal::derive(move || words::delete_question(&name()))} open busy failure close>
            <p>{words::DELETE_LEAD}</p>
            {move || is_gentler().then(|| view! { <Gentler busy switch_off/> })}
            <form
                class="stack"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    delete.with_value(|delete| delete());
                }
            >
                <TextField label={words::TYPE_NAME} value=typed first=true/>
                <div class="row form-foot">
                    <Button label={words::DELETE} look={Look::Danger} busy refused/>
                    <Button label={words::CANCEL} press=close/>
                </div>
            </form>
            <KeepRecord app/>
        </Dialog>
    }
}

/// What stops an app just as well and can be undone.
#[component]
fn Gentler(busy: RwSignal<bool>, switch_off: Callback<()>) -> impl IntoView {
    view! {
        <div class="note">
            <div class="note-body">
                <p>{words::SWITCH_OFF_FIRST}</p>
                <div class="note-actions">
                    <Button label={words::SWITCH_OFF_INSTEAD} press=switch_off busy/>
                </div>
            </div>
        </div>
    }
}

/// What is left of an app that is deleted, if it is taken along.
#[component]
fn KeepRecord(app: RwSignal<App>) -> impl IntoView {
    let extras = extras();
    let save = Callback::new(move |()| {
        let (name, text) = app.with_untracked(|app| (words::record_file(&app.name), json(app)));
        extras.download(&name, "application/json", &text);
    });
    view! {
        <div class="keep-record">
            <p class="hint">{words::RECORD_HINT}</p>
            <div class="row">
                <CopyButton
                    label={words::COPY_RECORD.to_owned()}
                    what={words::RECORD}
                    source={CopySource::text(move || app.with_untracked(json))}
                    in_words=true
                />
                <Button label={words::SAVE_RECORD} press=save/>
            </div>
        </div>
    }
}
