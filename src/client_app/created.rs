//! What the page shows once a new app exists.

use leptos::prelude::*;
use model::app::draft::Draft;
use model::{list::view::ListView, typed_text::isolated};

use super::{
    create::{Created, finish},
    credentials::Credentials,
    endpoints::EndpointList,
    system_user_note::SystemUserNote,
    user_directory::UserDirectory,
};
use crate::{
    app_store::AppStore,
    browser,
    components::{Button, Call, Explained, FailureNote},
    effect::effect,
    handover::Code,
    routes::Route,
    session::session,
    text::{self, app as texts},
};

/// Id of the heading, which gets the focus because the form that had it was removed.
const HEADING: &str = "created";
const HEADING_SELECTOR: &str = "#created";

/// A new app with its credentials and what to do next.
#[component]
pub fn CreatedPanel(
    /// The app.
    created: Created,
    /// The submitted draft, for saving what could not be saved yet.
    draft: Draft,
    /// Called to start another new app.
    one_more: Callback<()>,
    /// The users of the site.
    users: UserDirectory,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    browser::focus::focus_after_paint(HEADING_SELECTOR);
    browser::page::set_title(&text::window_title(&isolated(&created.name)));
    let record = created.app.as_ref().map(|app| app.id.clone());
    let (name, client_id, held) = (created.name.clone(), created.client_id.clone(), created.secret.clone());
    let notes = [
        created.response_lost.then_some(texts::RESPONSE_LOST),
        created.has_duplicate.then_some(texts::DUPLICATE_CREATED),
    ];
    let created = RwSignal::new(created);
    effect(move || {
        if let Some(app) = created.with(|created| created.app.clone()) {
            store.upsert(app);
        }
    });
    let (session, finishing) = (session(), Call::<Explained>::default());
    let retry = Callback::new(move |()| {
        let (session, draft, before) = (session.clone(), draft.clone(), created.get_untracked());
        let call = async move { Ok(finish(&session, &draft, before).await) };
        finishing.start(call, move |after| created.set(after));
    });
    let unfinished = move || {
        created.with(|created| created.unfinished.clone()).map(|explained| {
            view! {
                <FailureNote explained>
                    <Button label={text::TRY_AGAIN} press=retry busy={finishing.busy()}/>
                </FailureNote>
            }
        })
    };
    let open = move || {
        let id = created.with(|created| created.app.as_ref().map(|app| app.id.clone()))?;
        let query = Route::App(id).to_query();
        Some(view! { <a class="button" href={query}>{texts::OPEN_APP}</a> })
    };
    let app = Signal::derive(move || created.with(|created| created.app.clone()));
    let (app_name, code_name, verified_name) = (name.clone(), name.clone(), name.clone());
    let next = move || texts::created_next(&app_name, app.with(Option::is_some));
    let is_active = move || app.with(|app| app.as_ref().is_none_or(|app| app.is_active));
    let all_apps = Route::Apps(ListView::default()).to_query();
    view! {
        <header class="page-head">
            <div class="page-title">
                <h1 id={HEADING} tabindex="-1" translate="no">{name}</h1>
                <span class="badge" class:badge-on=is_active>{move || texts::on_off(is_active())}</span>
            </div>
            <div class="row page-tools">
                {open} <Button label={texts::ONE_MORE} press=one_more/>
                <a class="button button-primary" href={all_apps}>{texts::DONE}</a>
            </div>
        </header>
        <p class="lead">{next}</p>
        {notes.into_iter().flatten().map(|note| view! { <p class="note">{note}</p> }).collect_view()}
        <SystemUserNote app users/>
        {unfinished}
        <div class="app-page">
            <Credentials name={verified_name} client_id={client_id.clone()} record held/>
            <div class="app-aside">
                <EndpointList/>
                <Code name={code_name} client_id/>
            </div>
        </div>
    }
}
