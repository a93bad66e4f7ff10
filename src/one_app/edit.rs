//! Editing an app that is there.

use creatio::App;
use leptos::{prelude::*, task::spawn_local};

use super::{
    conflict::ConflictNote,
    draft::{Conflict, Draft},
    form::{AppFields, DraftFields},
    save::{Saved, save},
    shelf::shelf,
};
use crate::{
    apps::AppStore,
    host::host,
    palette::{Command, board},
    session::session,
    text::{failure::explain, one_app as words, palette},
    ui::{Button, Explained, FailureNote, Look, Messages},
};

/// The form with an app's fields.
#[component]
pub fn EditForm(
    /// The app as it was read last.
    base: RwSignal<App>,
    /// What was typed over it.
    fields: DraftFields,
    /// What both sides have changed and nobody has decided yet.
    conflicts: RwSignal<Vec<Conflict>>,
    /// Whether the fields hold what was typed before.
    restored: RwSignal<bool>,
    /// Whether the fields differ from the app.
    unsaved: Memo<bool>,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let (busy, host) = (RwSignal::new(false), host());
    let failure = RwSignal::new(None::<Explained>);
    let shelf = shelf();
    let refused = Signal::derive(move || match (conflicts.with(Vec::is_empty), unsaved.get()) {
        (false, _) => Some(words::DECIDE_FIRST.to_owned()),
        (true, false) => Some(words::NOTHING_CHANGED.to_owned()),
        (true, true) => None,
    });
    let show = move |sent: Draft, came: Draft, app: App, found: Vec<Conflict>| {
        // The page may be left by now, its fields with it.
        if base.try_set(app).is_none() {
            fields.set(untrack(|| fields.draft()).answered(&sent, came));
            conflicts.set(found);
        }
    };
    let submit = Callback::new(move |()| {
        if busy.get_untracked() || refused.with_untracked(Option::is_some) || !fields.check(&*host) {
            return;
        }
        busy.set(true);
        failure.set(None);
        let (session, shelf) = (session.clone(), shelf.clone());
        let (app, draft) = (base.get_untracked(), untrack(|| fields.draft()));
        spawn_local(async move {
            let answer = save(&session, &app, &draft).await;
            busy.try_set(false);
            match answer {
                Ok(Saved::Done(app)) => {
                    messages.say(words::saved(&app.name));
                    store.take_in(app.clone());
                    // The page may be left by now; what it kept is saved.
                    shelf.let_go(Some(&app.id));
                    restored.try_set(false);
                    show(draft, Draft::of(&app), app, Vec::new());
                }
                Ok(Saved::Conflict(theirs, came, found)) => {
                    store.take_in(theirs.clone());
                    show(draft, came, theirs, found);
                }
                Err(error) => {
                    failure.try_set(Some(explain(words::SAVE_FAILED, &error)));
                }
            }
        });
    });
    board().put_up(move || match refused.with(Option::is_none) {
        true => vec![
            Command::new(words::SAVE, palette::SAVE_ALSO, move || submit.run(()))
                .with_note(base.with(|app| app.name.clone())),
        ],
        false => Vec::new(),
    });
    let conflict = move || {
        (!conflicts.with(Vec::is_empty)).then(|| {
            let theirs = base.with_untracked(Draft::of);
            view! { <ConflictNote conflicts fields theirs/> }
        })
    };
    view! {
        <form
            class="card stack form"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                submit.run(());
            }
        >
            {move || failure.get().map(|explained| view! { <FailureNote explained/> })} {conflict}
            <AppFields fields own={base.with_untracked(|app| app.id.clone())}/>
            <div class="row form-foot">
                <Button label={words::SAVE} look={Look::Primary} busy refused/>
            </div>
        </form>
    }
}
