//! The form for an existing app.

use creatio::{App, Cause, LastChange};
use leptos::prelude::*;
use model::app::{
    draft::{Conflict, Draft},
    field::Field,
};

use super::{
    ALERT,
    conflict::ConflictNote,
    draft_fields::DraftFields,
    draft_storage::draft_storage,
    form::AppFields,
    save::{NotSaved, Saved, save},
    technical_user::TechnicalUserDialog,
    user_directory::UserDirectory,
};
use crate::{
    app_store::AppStore,
    browser,
    commands::{self, Command},
    components::{Button, Call, Explained, FailureNote, Look, Messages},
    session::session,
    text::{
        app::{self as texts, Change},
        failure::explain,
        palette,
    },
};

/// The form with an app's fields.
#[component]
pub fn EditForm(
    /// The app as it was last read.
    base: RwSignal<App>,
    /// The values in the form.
    fields: DraftFields,
    /// The conflicts with another administrator that are not resolved yet.
    conflicts: RwSignal<Vec<Conflict>>,
    /// Whether the form holds a restored draft.
    restored: RwSignal<bool>,
    /// Whether the fields differ from the app.
    is_unsaved: Memo<bool>,
    /// The users of the site.
    users: UserDirectory,
    /// Why the app cannot be changed, if it cannot.
    read_only: Signal<Option<String>>,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let storage = draft_storage();
    let saving = Call::<Explained>::default();
    let other_change = RwSignal::new((Vec::<Field>::new(), None::<Change>));
    let refused = Signal::derive(move || {
        if !conflicts.with(Vec::is_empty) {
            Some(texts::DECIDE_FIRST.to_owned())
        } else if let Some(reason) = read_only.get() {
            Some(reason)
        } else if !is_unsaved.get() {
            Some(texts::NOTHING_CHANGED.to_owned())
        } else {
            None
        }
    });
    let submit = Callback::new(move |()| {
        if saving.is_busy() || refused.with_untracked(Option::is_some) || !fields.validate() {
            return;
        }
        let (session, storage) = (session.clone(), storage.clone());
        let (app, sent) = (base.get_untracked(), fields.draft_untracked());
        let draft = sent.clone();
        let call = async move {
            let saved = match save(&session, &app, &draft).await {
                Ok(saved) => saved,
                Err(NotSaved { what, error, now }) => {
                    if let Some(app) = now {
                        store.upsert(app.clone());
                        // What is still to be saved differs from the app as it is now.
                        base.try_set(app);
                    }
                    // The dialog that prompted for sign-in gives the focus back.
                    if error.cause != Cause::SessionEnded {
                        browser::focus::focus_after_paint(ALERT);
                    }
                    return Err(explain(what, &error));
                }
            };
            match &saved {
                Saved::Done { app, followed, change } => {
                    messages.say(texts::saved(&app.name, followed, change.clone().map(readable).as_ref()));
                    store.upsert(app.clone());
                    storage.discard(Some(&app.id));
                }
                Saved::Conflict { theirs, .. } => store.upsert(theirs.clone()),
            }
            Ok(saved)
        };
        saving.start(call, move |saved| {
            let (app, result, found) = match saved {
                Saved::Done { app, .. } => {
                    restored.set(false);
                    (app.clone(), Draft::of(&app), Vec::new())
                }
                Saved::Conflict { theirs, merged, conflicts, followed, change } => {
                    other_change.set((followed, change.map(readable)));
                    browser::focus::focus_after_paint(ALERT);
                    (theirs, *merged, conflicts)
                }
            };
            base.set(app);
            fields.set(&fields.draft_untracked().answered(&sent, result));
            conflicts.set(found);
        });
    });
    commands::register(move || {
        if refused.with(Option::is_some) {
            return Vec::new();
        }
        let save = Command::new(texts::SAVE, palette::SAVE_KEYWORDS, move || submit.run(()));
        vec![save.with_note(base.with(|app| app.name.clone()))]
    });
    let conflict = move || {
        (!conflicts.with(Vec::is_empty)).then(|| {
            let theirs = base.with_untracked(Draft::of);
            let (followed, change) = other_change.get_untracked();
            view! { <ConflictNote conflicts fields theirs followed change/> }
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
            <AppFields
                fields
                app_id={base.with_untracked(|app| app.id.clone())}
                users
                read_only={Signal::derive(move || read_only.with(Option::is_some))}
            />
            {move || saving.failure().map(|explained| view! { <FailureNote explained/> })}
            {conflict}
            <div class="row form-foot">
                <Button label={texts::SAVE} look={Look::Primary} busy={saving.busy()} disabled=refused/>
            </div>
        </form>
        <TechnicalUserDialog fields users/>
    }
}

/// A change as the page shows it.
fn readable(LastChange { by, on }: LastChange) -> Change {
    Change { by: Some(by).filter(|by| !by.is_empty()), at: browser::intl::format_moment(&on) }
}
