//! The page of one app.

use std::sync::Arc;

use creatio::{App, Error, Id};
use leptos::{prelude::*, task::spawn_local};

use super::{
    copy_as::CopyAs, credentials::Credentials, delete::DeleteApp, draft::Draft, edit::EditForm,
    form::DraftFields, kept::Kept, leaving::guard, managed::Managed, restored::Restored, shelf::shelf,
};
use crate::{
    host::host,
    navigation::navigator,
    palette::{Command, board},
    route::{ListView, Route},
    session::{Session, session},
    text::{self, failure::explain, one_app as words, palette},
    ui::{Button, FailureNote, Icon, icons},
};

/// One app: its fields, its credentials, and deleting it.
#[component]
pub fn AppPage(
    /// Id of the app's record.
    id: Id,
) -> impl IntoView {
    let session = session();
    let app = RwSignal::new(None::<Result<App, Error>>);
    let read = move || {
        app.set(None);
        let (session, id) = (session.clone(), id.clone());
        spawn_local(async move {
            app.try_set(Some(read(&session, &id).await));
        });
    };
    read();
    let again = Callback::new(move |()| read());
    view! {
        <p class="back">
            <a href={Route::Apps(ListView::default()).to_query()}>
                <Icon shape={icons::BACK}/>
                <span>{text::ALL_APPS}</span>
            </a>
        </p>
        {move || match app.get() {
            None => view! { <p class="lead" aria-busy="true">{words::LOADING}</p> }.into_any(),
            Some(Ok(app)) => view! { <OpenApp app/> }.into_any(),
            Some(Err(error)) => {
                view! {
                    <h1>{words::OPEN_FAILED}</h1>
                    <FailureNote explained={explain(words::OPEN_FAILED, &error)}>
                        <Button label={text::TRY_AGAIN} press=again/>
                    </FailureNote>
                }
                    .into_any()
            }
        }}
    }
}

async fn read(session: &Session, id: &Id) -> Result<App, Error> {
    session.call(async |client| client.app(id).await).await
}

#[component]
fn OpenApp(app: App) -> impl IntoView {
    let shelf = shelf();
    // Others may have changed the app since: what was typed is carried over as it is at saving.
    let (draft, found) = match shelf.find(Some(&app.id)) {
        Some(Kept { base: Some(before), draft, undecided, .. }) => {
            let (draft, found) = draft.rebased(&before, &app);
            (draft, if found.is_empty() { undecided } else { found })
        }
        _ => (Draft::of(&app), Vec::new()),
    };
    let restored = RwSignal::new(!draft.changes(&app).is_empty() || !found.is_empty());
    let (client_id, id) = (app.client_id.clone(), app.id.clone());
    let base = RwSignal::new(app);
    let redirect_before = Signal::derive(move || base.with(|app| app.redirect_url.clone()));
    let fields = DraftFields::new(draft, redirect_before);
    let conflicts = RwSignal::new(found);
    let unsaved = Memo::new(move |_| base.with(|app| !fields.draft().changes(app).is_empty()));
    let keep = {
        let (shelf, id) = (shelf.clone(), id.clone());
        move || match unsaved.get() {
            true => {
                let (base, undecided) = (Some(base.get()), conflicts.get());
                shelf.keep(&Kept { base, source: None, draft: fields.draft(), undecided });
            }
            false => shelf.let_go(Some(&id)),
        }
    };
    Effect::new(keep.clone());
    let host = host();
    Effect::new(move || host.set_title(&text::window_title(&base.with(|app| app.name.clone()))));
    // What has changed in this very moment the effect does not see any more.
    on_cleanup(move || untrack(keep));
    guard(unsaved, unsaved, move || base.with_untracked(|app| app.name.clone()), Route::App(id.clone()));
    let (navigator, copy) = (navigator(), Route::NewApp(Some(id.clone())));
    let query = copy.to_query();
    board().put_up(move || {
        let copy = copy.clone();
        vec![Command::new(words::DUPLICATE, palette::DUPLICATE_ALSO, move || navigator.go(copy.clone()))]
    });
    let discard = Callback::new(move |()| {
        fields.set(base.with_untracked(Draft::of));
        conflicts.set(Vec::new());
    });
    let renewed = Callback::new(move |now: App| {
        let (draft, found) = base.with_untracked(|before| untrack(|| fields.draft()).rebased(before, &now));
        base.set(now);
        fields.set(draft);
        conflicts.update(|all| {
            all.retain(|old| found.iter().all(|new| new.field != old.field));
            all.extend(found);
        });
    });
    view! {
        <header class="page-head">
            <h1>{move || base.with(|app| app.name.clone())}</h1>
            <div class="row page-tools">
                <CopyAs app=base/>
                <a class="button" href={query}>{words::DUPLICATE}</a>
                <DeleteApp app=base renewed deleted=discard/>
            </div>
        </header>
        <Restored shown=restored discard/>
        <div class="columns">
            <EditForm base fields conflicts restored unsaved/>
            <div class="stack">
                <Credentials client_id record={Some(id.clone())} held={None::<Arc<_>>}/>
                <Managed id/>
            </div>
        </div>
    }
}
