//! A new app, from the empty form to its credentials.

use creatio::{App, Id};
use leptos::prelude::*;
use model::app::{
    draft::Draft,
    field::Field,
    saved_draft::{SavedDraft, Subject},
};

use super::{
    ALERT,
    create::{Baseline, Created, Outcome, create, find_created},
    created::CreatedPanel,
    draft_fields::DraftFields,
    draft_notice::DraftNotice,
    draft_storage::draft_storage,
    held_secret::HeldSecret,
    new_form::NewForm,
    new_heading::NewHeading,
    unsaved_guard::guard_unsaved_work,
    user_directory::UserDirectory,
};
use crate::{
    app_store::AppStore,
    browser,
    components::{Call, Explained, Messages},
    connection::Connection,
    navigation::navigator,
    routes::Route,
    session::session,
    text::{self, app as texts},
};

/// What is known about the app.
#[derive(Clone)]
pub enum Stage {
    /// It does not exist.
    Editing,
    /// An attempt may have created it.
    Unknown(Explained),
    /// It exists.
    Created(Box<Created>),
}

/// What the form holds before anything is typed.
#[derive(Clone)]
struct Initial {
    /// The app to copy according to the address, if any.
    source: Option<App>,
    draft: Draft,
}

impl Initial {
    fn new(source: Option<App>) -> Initial {
        let draft = source.as_ref().map_or_else(Draft::default, |app| {
            let max_length = Field::Name.max_length().unwrap_or(u32::MAX);
            Draft::copy_of(app, texts::copy_name(app.name.trim(), max_length as usize))
        });
        Initial { source, draft }
    }

    fn source_id(&self) -> Option<Id> {
        self.source.as_ref().map(|app| app.id.clone())
    }
}

/// The form for a new app, which becomes the app's credentials once it exists.
#[component]
pub fn NewApp(
    /// The app that the new one is a copy of, if any.
    source: Option<App>,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let (storage, navigator) = (draft_storage(), navigator());
    let initial = StoredValue::new(Initial::new(source));
    let source_id = move || initial.with_value(Initial::source_id);
    let initial_draft = move || initial.with_value(|initial| initial.draft.clone());
    let saved = storage.load(None);
    let restored = RwSignal::new(saved.is_some());
    // The restored draft may be a copy of a different app than the one in the address.
    let (draft, copied_from) = match saved {
        Some(SavedDraft { subject: Subject::NewApp { copied_from }, draft, .. }) => (draft, copied_from),
        Some(SavedDraft { subject: Subject::App { .. }, .. }) | None => (initial_draft(), source_id()),
    };
    let copied_from = RwSignal::new(copied_from);
    let fields = DraftFields::new(&draft, Signal::stored(Draft::default()));
    let stage = RwSignal::new(Stage::Editing);
    let attempt = Call::<Explained>::default();
    // Whether Creatio may have started to create the app.
    let at_risk = RwSignal::new(false);
    let is_edited = Memo::new(move |_| initial.with_value(|initial| fields.draft() != initial.draft));
    let is_unsaved =
        Memo::new(move |_| is_edited.get() && stage.with(|stage| !matches!(stage, Stage::Created(_))));
    // The draft of an app that may already exist is not stored: saving it later would create a second app.
    let is_stored = Memo::new(move |_| {
        let cannot_exist = stage.with(|stage| match stage {
            Stage::Editing => !(attempt.busy().get() && at_risk.get()),
            Stage::Unknown(_) | Stage::Created(_) => false,
        });
        is_edited.get() && cannot_exist
    });
    let store_draft = move |is_stored: bool| {
        if is_stored {
            let subject = Subject::NewApp { copied_from: copied_from.get() };
            storage.save(SavedDraft { subject, draft: fields.draft(), conflicts: Vec::new() });
        } else {
            storage.discard(None);
        }
    };
    // Immediate, because another effect of the same key press may panic first.
    ImmediateEffect::new_scoped({
        let store_draft = store_draft.clone();
        move || store_draft(is_stored.get())
    });
    // An attempt continues after the form is left, and a draft stored then would create a second app.
    let is_stored_on_leaving = Memo::new(move |_| is_stored.get() && !attempt.busy().get());
    on_cleanup(move || untrack(|| store_draft(is_stored_on_leaving.get())));
    let name = move || fields.draft_untracked().name().to_owned();
    guard_unsaved_work(is_unsaved, is_stored_on_leaving, name, Route::NewApp(source_id()), None);

    let held = HeldSecret::of_session(session.clone());
    let baseline = StoredValue::new(None::<Baseline>);
    let connection = expect_context::<Connection>();
    let start = move |only_check: bool| {
        if attempt.is_busy() || !fields.validate() {
            return;
        }
        let draft = fields.draft_untracked();
        let Some(new) = draft.to_new_app() else { return };
        let (session, connection, held) = (session.clone(), connection.clone(), held.clone());
        let mut known = baseline.get_value();
        let call = async move {
            let outcome = if only_check {
                find_created(&session, &mut known, &draft, None).await.unwrap_or_else(not_found)
            } else {
                let note_risk = move |risk| {
                    // The form may have been left.
                    at_risk.try_set(risk);
                };
                create(&session, &mut known, &draft, &new, &held, note_risk).await
            };
            if let Outcome::Created(created) = &outcome {
                // Creatio registers every new app with the Identity Service.
                connection.fact_store(&session).record_test(&session, &Ok(()));
                if let Some(app) = &created.app {
                    store.upsert(app.clone());
                }
                // The page shows it, unless the form was left.
                if stage.try_get_untracked().is_none() {
                    messages.say(texts::created(&created.name, created.app.is_some()));
                }
            }
            Ok((outcome, known))
        };
        attempt.start(call, move |(outcome, known)| {
            baseline.set_value(known);
            stage.set(match outcome {
                Outcome::Created(created) => {
                    restored.set(false);
                    Stage::Created(created)
                }
                Outcome::NotCreated(explained) => {
                    attempt.fail(explained);
                    browser::focus::focus_after_paint(ALERT);
                    Stage::Editing
                }
                Outcome::Unknown(explained) => {
                    browser::focus::focus_after_paint(ALERT);
                    Stage::Unknown(explained)
                }
            });
        });
    };
    let check_again = Callback::new({
        let start = start.clone();
        move |()| start(true)
    });
    let save = Callback::new(move |()| start(false));
    let reset = Callback::new(move |()| {
        copied_from.set(source_id());
        fields.start_with(&initial_draft());
    });
    let one_more = Callback::new(move |()| {
        reset.run(());
        stage.set(Stage::Editing);
        browser::page::set_title(&text::window_title(texts::NEW_HEADING));
        // The next new app is not a copy.
        navigator.go(Route::NewApp(None));
    });
    let created = Memo::new_with_compare(
        move |_| {
            stage.with(|stage| if let Stage::Created(created) = stage { Some(created.clone()) } else { None })
        },
        |before, now| before.map(Option::is_some) != now.map(Option::is_some),
    );
    let is_copy_of = move |source: &App| copied_from.get().as_ref() == Some(&source.id);
    let instead_of = Signal::derive(move || {
        let source = initial.with_value(|initial| initial.source.clone())?;
        (restored.get() && !is_copy_of(&source)).then(|| texts::other_draft(&source.name))
    });
    let copy_note = move || {
        let source = initial.with_value(|initial| initial.source.clone())?;
        let is_visible = is_copy_of(&source) && created.get().is_none();
        is_visible.then(|| view! { <CopyNote source/> })
    };
    let users = UserDirectory::new();
    move || match created.get() {
        Some(created) => {
            view! { <CreatedPanel created={*created} draft={fields.draft_untracked()} one_more users/> }
                .into_any()
        }
        None => view! {
            <NewHeading/>
            <DraftNotice visible=restored discard=reset instead_of/>
            {copy_note}
            <NewForm fields stage attempt save check_again users/>
        }
        .into_any(),
    }
}

fn not_found() -> Outcome {
    Outcome::NotCreated(Explained {
        what: texts::CREATE_FAILED.to_owned(),
        why: texts::NOT_FOUND.to_owned(),
        next: texts::CREATE_AGAIN.to_owned(),
        raw: String::new(),
        whole: None,
    })
}

/// The note that names the app that the values in the form come from.
#[component]
fn CopyNote(source: App) -> impl IntoView {
    let redirect = (!source.redirect_url.is_empty()).then_some(texts::REDIRECT_NOT_COPIED);
    view! { <p class="note">{texts::copied_from(&source.name)} " " {redirect}</p> }
}
