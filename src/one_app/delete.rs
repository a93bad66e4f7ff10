//! Deleting an app, guarded by its name.

use std::collections::HashSet;

use creatio::{App, Cause};
use leptos::{prelude::*, task::spawn_local};

use super::record::json;
use crate::{
    apps::AppStore,
    navigation::navigator,
    route::{ListView, Route},
    session::session,
    text::{failure::explain, one_app as words},
    ui::{Button, CopyButton, CopySource, Dialog, Explained, Look, Messages, TextField},
};

/// The button that deletes an app, and the dialog that asks for its name.
#[component]
pub fn DeleteApp(
    /// The app.
    app: App,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let navigator = navigator();
    let (open, busy) = (RwSignal::new(false), RwSignal::new(false));
    let failure = RwSignal::new(None::<Explained>);
    let typed = RwSignal::new(String::new());
    let app = StoredValue::new(app);
    let name = move || app.with_value(|app| app.name.clone());
    let begin = Callback::new(move |()| {
        typed.set(String::new());
        failure.set(None);
        open.set(true);
    });
    let close = Callback::new(move |()| open.set(false));
    let matches = move || typed.with(|typed| typed.trim() == name().trim());
    let refused = Signal::derive(move || (!matches()).then(|| words::NAME_DIFFERS.to_owned()));
    let delete = move || {
        if busy.get_untracked() || !untrack(matches) {
            return;
        }
        busy.set(true);
        failure.set(None);
        let session = session.clone();
        spawn_local(async move {
            let App { id, client_id, name, .. } = app.get_value();
            let answer = session.call(async |client| client.delete_client(&client_id).await).await;
            let gone = match &answer {
                Ok(()) => true,
                Err(error) if error.nothing_was_done() => false,
                // The answer was lost: only Creatio knows whether the app is still there.
                Err(_) => {
                    let still = session.call(async |client| client.app(&id).await).await;
                    still.is_err_and(|error| error.cause == Cause::RecordUnknown)
                }
            };
            busy.try_set(false);
            match answer {
                Err(error) if !gone => {
                    failure.try_set(Some(explain(words::DELETE_FAILED, &error)));
                }
                _ => {
                    open.try_set(false);
                    store.take_out(&HashSet::from([id]));
                    messages.say(words::deleted(&name));
                    navigator.go(Route::Apps(ListView::default()));
                }
            }
        });
    };
    view! {
        <Button label={words::DELETE} look={Look::Danger} press=begin/>
        <Dialog title={words::delete_question(&name())} open busy failure close>
            <p>{words::DELETE_LEAD}</p>
            <form
                class="stack"
                novalidate=true
                on:submit={
                    let delete = delete.clone();
                    move |event| {
                        event.prevent_default();
                        delete();
                    }
                }
            >
                <TextField label={words::TYPE_NAME} value=typed/>
                <div class="row form-foot">
                    <Button label={words::DELETE} look={Look::Danger} busy refused/>
                    <Button label={words::CANCEL} press=close/>
                </div>
            </form>
            <div class="row">
                <CopyButton
                    label={words::COPY_RECORD.to_owned()}
                    what={words::RECORD}
                    source={CopySource::text(move || app.with_value(json))}
                    in_words=true
                />
                <span class="hint">{words::COPY_RECORD_HINT}</span>
            </div>
        </Dialog>
    }
}
