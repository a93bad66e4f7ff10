//! Deleting an app: the name has to be typed, and turning the app off or saving its record is offered first.

use std::collections::HashSet;

use creatio::App;
use leptos::prelude::*;
use model::{app::record, list::view::ListView};

use crate::{
    app_store::{ActiveSwitch, AppStore, delete},
    browser,
    commands::{self, Command},
    components::{Button, Call, CopyButton, CopySource, Dialog, Explained, Look, Messages, TextField},
    navigation::navigator,
    routes::Route,
    session::session,
    text::{
        app as texts,
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
    let refused = Signal::derive(move || (!matches()).then(|| texts::NAME_DIFFERS.to_owned()));
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
            navigator.replace(Route::Apps(ListView::default()));
            Ok(())
        };
        running.start(call, |()| ());
    });
    let offers_turning_off = move || app.with(|app| app.is_active) && !is_delete_refused.get();
    view! {
        <Button label={texts::DELETE} look={Look::Danger} press=begin/>
        <Dialog
            title={Signal::derive(move || texts::delete_question(&name()))}
            open
            busy={running.busy()}
            failure={Signal::derive(move || running.failure())}
            close
        >
            <p>{texts::DELETE_LEAD}</p>
            {move || offers_turning_off().then(|| view! { <TurnOffInstead busy={running.busy()} turn_off/> })}
            <form
                class="stack"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    delete.run(());
                }
            >
                <TextField label={texts::TYPE_NAME} value=typed first=true/>
                <div class="row form-foot">
                    <Button label={texts::DELETE} look={Look::Danger} busy={running.busy()} disabled=refused/>
                    <Button label={texts::CANCEL} press=close/>
                </div>
            </form>
            <SaveRecord app/>
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
    view! {
        <div class="save-record">
            <p class="hint">{texts::RECORD_HINT}</p>
            <div class="row">
                <CopyButton
                    label={texts::COPY_RECORD.to_owned()}
                    what={texts::RECORD}
                    source={CopySource::text(move || app.with_untracked(record_of))}
                    with_label=true
                />
                <Button label={texts::SAVE_RECORD} press=save/>
            </div>
        </div>
    }
}
