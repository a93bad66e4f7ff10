//! The page of one app.

use creatio::{App, Error, Id};
use leptos::prelude::*;
use model::app::{
    draft::{Conflict, Draft, add_conflicts},
    saved_draft::{SavedDraft, Subject},
};
use model::typed_text::isolated;

use super::{
    copy_as::CopyAs,
    credentials::Credentials,
    delete::DeleteApp,
    draft_fields::DraftFields,
    draft_notice::DraftNotice,
    draft_storage::draft_storage,
    edit::EditForm,
    endpoints::EndpointList,
    grant_types::GrantTypes,
    held_secret::HeldSecret,
    site_facts::{may_have_grant_types, read_only_reason},
    system_user_note::SystemUserNote,
    unsaved_guard::guard_unsaved_work,
    user_directory::UserDirectory,
};
use crate::{
    access::AccessOfApp,
    browser,
    commands::{self, Command},
    components::{Button, FailureNote, Icon, Loaded, icons},
    connection::{Connection, ReadOnlyNote, site_facts},
    effect::effect,
    handover::Code,
    navigation::navigator,
    routes::Route,
    session::session,
    text::{self, app as texts, failure::explain, palette},
};

/// One app: its fields, its credentials, and deleting it.
#[component]
pub fn AppPage(
    /// Id of the app's record.
    id: Id,
) -> impl IntoView {
    let session = session();
    expect_context::<Connection>().query_rights(&session);
    let app = Loaded::<App, Error>::now(move || {
        let (session, id) = (session.clone(), id.clone());
        async move { session.call(async |client| client.app(&id).await).await }
    });
    let retry = Callback::new(move |()| app.load());
    view! {
        <p class="back">
            <a href={untrack(|| navigator().list_route()).to_query()}>
                <Icon shape={icons::BACK}/>
                <span>{text::ALL_APPS}</span>
            </a>
        </p>
        <ReadOnlyNote/>
        {move || match app.get() {
            None => view! { <p class="lead" aria-busy="true">{texts::LOADING}</p> }.into_any(),
            Some(Ok(app)) => view! { <OpenApp app/> }.into_any(),
            Some(Err(error)) => {
                view! {
                    <h1>{texts::OPEN_FAILED}</h1>
                    <FailureNote explained={explain(texts::OPEN_FAILED_WHAT, &error)}>
                        <Button label={text::TRY_AGAIN} press=retry/>
                    </FailureNote>
                }
                    .into_any()
            }
        }}
    }
}

/// The draft for an app as it is now, with the conflicts to resolve: the saved draft, merged with what other
/// administrators have saved since.
fn opened(saved: Option<SavedDraft>, app: &App) -> (Draft, Vec<Conflict>) {
    let now = Draft::of(app);
    let Some(SavedDraft { subject: Subject::App { base, .. }, draft, mut conflicts }) = saved else {
        return (now, Vec::new());
    };
    let (merged, found) = draft.rebased(&base, &now);
    add_conflicts(&mut conflicts, found);
    (merged, conflicts)
}

#[component]
fn OpenApp(app: App) -> impl IntoView {
    let storage = draft_storage();
    let (draft, conflicts) = opened(storage.load(Some(&app.id)), &app);
    let restored = RwSignal::new(!draft.changes(&app).is_empty() || !conflicts.is_empty());
    let (client_id, id) = (app.client_id.clone(), app.id.clone());
    let base = RwSignal::new(app);
    let fields = DraftFields::new(&draft, Signal::derive(move || base.with(Draft::of)));
    let conflicts = RwSignal::new(conflicts);
    let is_unsaved = Memo::new(move |_| base.with(|app| !fields.draft().changes(app).is_empty()));
    let store_draft = {
        let id = id.clone();
        move || {
            if is_unsaved.get() {
                let subject = Subject::App { id: id.clone(), base: Box::new(base.with(Draft::of)) };
                storage.save(SavedDraft { subject, draft: fields.draft(), conflicts: conflicts.get() });
            } else {
                storage.discard(Some(&id));
            }
        }
    };
    // Immediate, because another effect of the same key press may panic first.
    ImmediateEffect::new_scoped(store_draft.clone());
    effect(move || browser::page::set_title(&text::window_title(&base.with(|app| isolated(&app.name)))));
    // The effect does not run for a change at the very moment of leaving.
    on_cleanup(move || untrack(store_draft));
    let name = move || base.with_untracked(|app| app.name.clone());
    guard_unsaved_work(is_unsaved, is_unsaved, name, Route::App(id.clone()), Some(id.clone()));
    let (navigator, copy) = (navigator(), Route::NewApp(Some(id.clone())));
    let copy_query = copy.to_query();
    commands::register(move || {
        let copy = copy.clone();
        vec![Command::new(texts::DUPLICATE, palette::DUPLICATE_KEYWORDS, move || navigator.go(copy.clone()))]
    });
    let discard = Callback::new(move |()| {
        fields.set(&base.with_untracked(Draft::of));
        conflicts.set(Vec::new());
    });
    let changed = Callback::new(move |now: App| {
        let before = base.with_untracked(Draft::of);
        let (draft, found) = fields.draft_untracked().rebased(&before, &Draft::of(&now));
        base.set(now);
        fields.set(&draft);
        conflicts.update(|all| add_conflicts(all, found));
    });
    let read_only = read_only_reason();
    let users = UserDirectory::new();
    let may_have_grant_types = {
        let store = site_facts();
        Memo::new(move |_| store.with(may_have_grant_types))
    };
    let is_active = Memo::new(move |_| base.with(|app| app.is_active));
    let current_name = Signal::derive(move || base.with(|app| app.name.clone()));
    view! {
        <header class="page-head">
            <div class="page-title">
                <h1 translate="no">{move || base.with(|app| app.name.clone())}</h1>
                <span class="badge" class:badge-on=is_active>{move || texts::on_off(is_active.get())}</span>
            </div>
            <div class="row page-tools">
                <CopyAs app=base/>
                <a
                    class="button"
                    role="link"
                    href=move || read_only.with(Option::is_none).then(|| copy_query.clone())
                    tabindex="0"
                    aria-disabled=move || read_only.with(Option::is_some).then_some("true")
                    title=read_only
                >
                    {texts::DUPLICATE}
                </a>
                <DeleteApp app=base changed deleted=discard read_only/>
            </div>
        </header>
        <SystemUserNote app={Signal::derive(move || Some(base.get()))} users/>
        <DraftNotice visible=restored discard/>
        <div class="app-page">
            <Credentials name=current_name client_id={client_id.clone()} record={Some(id.clone())} held={HeldSecret::default()}/>
            <EditForm base fields conflicts restored is_unsaved users read_only/>
            <AccessOfApp id={id.clone()}/>
            <div class="app-aside">
                <EndpointList/>
                <Code name=current_name client_id/>
                {move || may_have_grant_types.get().then(|| view! { <GrantTypes id={id.clone()}/> })}
            </div>
        </div>
    }
}
