//! Deleting an app: the name has to be typed, and turning the app off or saving its record is offered first.

use std::collections::HashSet;

use creatio::App;
use leptos::{prelude::*, task::spawn_local};
use model::app::record;

use crate::{
    app_store::{ActiveSwitch, AppStore, delete},
    browser,
    commands::{self, Command},
    components::{Button, Call, Dialog, Explained, Look, Messages, TextField, copy},
    navigation::navigator,
    session::session,
    text::{
        self, app as app_texts, delete as texts,
        failure::{explain_delete, explain_turn},
        palette,
    },
};

/// The button that deletes an app, and its dialog.
#[component]
pub fn DeleteApp(
    /// The app.
    app: RwSignal<App>,
    /// Called with the app as it is after it was turned on or off.
    changed: Callback<App>,
    /// Called before the page is left, once the app is deleted.
    deleted: Callback<()>,
    /// Why the app cannot be changed, if it cannot.
    read_only: Signal<Option<String>>,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let (navigator, open) = (navigator(), RwSignal::new(false));
    let running = Call::<Explained>::default();
    // Creatio may also refuse to turn off an app that it refuses to delete; then only the failure is shown.
    let is_delete_refused = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let name = move || app.with(|app| app.name.clone());
    let begin = Callback::new(move |()| {
        typed.set(String::new());
        running.clear();
        is_delete_refused.set(false);
        open.set(true);
    });
    commands::register(move || {
        vec![Command::new(texts::DELETE, palette::DELETE_KEYWORDS, move || begin.run(())).with_note(name())]
    });
    let close = Callback::new(move |()| open.set(false));
    let matches = move || typed.with(|typed| browser::intl::looks_like(typed, &name()));
    // Before anything is typed, there is nothing to object to.
    let refused = Signal::derive(move || {
        let reason = if typed.with(String::is_empty) { "" } else { texts::NAME_DIFFERS };
        (!matches()).then(|| reason.to_owned())
    });
    let turn_off = {
        let session = session.clone();
        Callback::new(move |()| {
            let before = app.get_untracked();
            let switch =
                ActiveSwitch::new(session.clone(), messages, ArcRwSignal::new(None), move |now: App| {
                    // Closed first: the focus returns to the page before the message appears.
                    open.try_set(false);
                    store.upsert(now.clone());
                    changed.try_run(now);
                });
            let call = async move {
                let result = switch.set(&before, false).await;
                result.map_err(|error| explain_turn(&before.name, false, &error))
            };
            running.start(call, |()| ());
        })
    };
    let delete = Callback::new(move |()| {
        if !untrack(matches) {
            return;
        }
        let (session, app) = (session.clone(), app.get_untracked());
        let call = async move {
            let result = delete(&session, &app).await;
            is_delete_refused.try_set(result.is_err());
            result.map_err(|error| explain_delete(&error))?;
            open.try_set(false);
            store.remove(&HashSet::from([app.id]));
            deleted.try_run(());
            messages.say(texts::deleted(&app.name));
            // Going back must not lead to the deleted app.
            navigator.replace(untrack(|| navigator.list_route()));
            Ok(())
        };
        running.start(call, |()| ());
    });
    let offers_turning_off = move || app.with(|app| app.is_active) && !is_delete_refused.get();
    view! {
        <Button label={texts::DELETE} look={Look::Danger} press=begin disabled=read_only/>
        <Dialog
            title={Signal::derive(move || texts::delete_question(&name()))}
            open
            busy={running.busy()}
            failure={Signal::derive(move || running.failure())}
            close
        >
            <p>{texts::DELETE_LEAD}</p>
            {move || offers_turning_off().then(|| view! { <TurnOffInstead busy={running.busy()} turn_off/> })}
            <SaveRecord app/>
            <form
                class="stack dialog-form"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    delete.run(());
                }
            >
                <TextField label={texts::TYPE_NAME} value=typed first=true/>
                <div class="dialog-foot">
                    <Button label={app_texts::CANCEL} press=close/>
                    <Button label={texts::DELETE} look={Look::Destructive} busy={running.busy()} disabled=refused/>
                </div>
            </form>
        </Dialog>
    }
}

/// Offers to turn the app off, which also stops it but can be undone.
#[component]
fn TurnOffInstead(busy: Signal<bool>, turn_off: Callback<()>) -> impl IntoView {
    view! {
        <div class="note">
            <div class="note-body">
                <p>{texts::TURN_OFF_FIRST}</p>
                <div class="note-actions">
                    <Button label={texts::TURN_OFF_INSTEAD} press=turn_off busy/>
                </div>
            </div>
        </div>
    }
}

/// The app as JSON, with its dates in UTC.
pub fn record_of(app: &App) -> String {
    record::to_text(&record::with_dates(app.clone(), browser::time::in_utc))
}

/// Offers to save or copy the record of the app.
#[component]
fn SaveRecord(app: RwSignal<App>) -> impl IntoView {
    let save = Callback::new(move |()| {
        let (name, text) = app.with_untracked(|app| (format!("{}.json", app.name), record_of(app)));
        browser::page::download(&name, "application/json", &text);
    });
    let (messages, texts_of_components) = (expect_context::<Messages>(), text::COMPONENT_TEXTS);
    let copy_json = move |_| {
        let text = app.with_untracked(record_of);
        spawn_local(async move {
            copy(messages, texts_of_components, texts::RECORD, text).await;
        });
    };
    view! {
        <p class="hint save-record">
            {texts::RECORD_HINT}
            <button type="button" class="text-button" on:click=copy_json>{texts::COPY_RECORD}</button>
            <button type="button" class="text-button" on:click=move |_| save.run(())>{texts::SAVE_RECORD}</button>
        </p>
    }
}
