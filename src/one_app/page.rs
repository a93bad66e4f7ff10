//! The page of one app.

use std::sync::Arc;

use creatio::{App, Error, Id};
use leptos::{prelude::*, task::spawn_local};

use super::{
    conflict::ConflictNote,
    credentials::Credentials,
    delete::DeleteApp,
    draft::{Conflict, Draft},
    form::{AppFields, DraftFields},
    kept::{self, Kept},
    record::json,
    restored::Restored,
    save::{Saved, save},
};
use crate::{
    apps::AppStore,
    host::host,
    route::{ListView, Route},
    session::{Session, session},
    text::{self, failure::explain, one_app as words},
    ui::{Button, CopyButton, CopySource, Explained, FailureNote, Icon, Look, Messages, icons},
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
    let user = session().user_name();
    let kept = kept::take(&user, Some(&app.id));
    let restored = RwSignal::new(kept.is_some());
    // Others may have changed the app since: what was typed is carried over as it is at saving.
    let (draft, found) = match kept {
        Some(Kept { base: Some(before), draft, undecided }) => {
            let (draft, found) = draft.rebased(&before, &app);
            (draft, if found.is_empty() { undecided } else { found })
        }
        _ => (Draft::of(&app), Vec::new()),
    };
    let fields = DraftFields::new(draft);
    let conflicts = RwSignal::new(found);
    let (client_id, record) = (app.client_id.clone(), app.id.clone());
    let base = RwSignal::new(app.clone());
    on_cleanup(move || {
        let (draft, base) = (untrack(|| fields.draft()), base.get_untracked());
        if !draft.changes(&base).is_empty() {
            let undecided = conflicts.get_untracked();
            kept::keep(user, Kept { base: Some(base), draft, undecided });
        }
    });
    let discard = Callback::new(move |()| {
        fields.set(base.with_untracked(Draft::of));
        conflicts.set(Vec::new());
    });
    view! {
        <header class="page-head">
            <h1>{move || base.with(|app| app.name.clone())}</h1>
            <div class="row">
                <CopyButton
                    label={words::COPY_AS_JSON.to_owned()}
                    what={words::RECORD}
                    source={CopySource::text(move || base.with_untracked(json))}
                    in_words=true
                />
                {move || view! { <DeleteApp app={base.get()}/> }}
            </div>
        </header>
        <Restored shown=restored discard/>
        <div class="columns">
            <EditForm base fields conflicts restored/>
            <Credentials client_id record={Some(record)} held={None::<Arc<_>>}/>
        </div>
    }
}

#[component]
fn EditForm(
    base: RwSignal<App>,
    fields: DraftFields,
    conflicts: RwSignal<Vec<Conflict>>,
    restored: RwSignal<bool>,
) -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let (busy, host) = (RwSignal::new(false), host());
    let failure = RwSignal::new(None::<Explained>);
    let unchanged = Memo::new(move |_| base.with(|app| fields.draft().changes(app).is_empty()));
    let refused = Signal::derive(move || match (conflicts.with(Vec::is_empty), unchanged.get()) {
        (false, _) => Some(words::DECIDE_FIRST.to_owned()),
        (true, true) => Some(words::NOTHING_CHANGED.to_owned()),
        (true, false) => None,
    });
    let show = move |draft: Draft, app: App, found: Vec<Conflict>| {
        // The page may be left by now, its fields with it.
        if base.try_set(app).is_none() {
            fields.set(draft);
            conflicts.set(found);
        }
    };
    let submit = move || {
        if busy.get_untracked() || refused.with_untracked(Option::is_some) || !fields.check(&*host) {
            return;
        }
        busy.set(true);
        failure.set(None);
        let session = session.clone();
        let (app, draft) = (base.get_untracked(), untrack(|| fields.draft()));
        spawn_local(async move {
            let answer = save(&session, &app, &draft).await;
            busy.try_set(false);
            match answer {
                Ok(Saved::Done(app)) => {
                    messages.say(words::saved(&app.name));
                    store.take_in(app.clone());
                    restored.try_set(false);
                    show(Draft::of(&app), app, Vec::new());
                }
                Ok(Saved::Conflict(theirs, draft, found)) => {
                    store.take_in(theirs.clone());
                    show(draft, theirs, found);
                }
                Err(error) => {
                    failure.try_set(Some(explain(words::SAVE_FAILED, &error)));
                }
            }
        });
    };
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
                submit();
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
