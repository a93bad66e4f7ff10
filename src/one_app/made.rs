//! What stands on the page once an app was made.

use leptos::{prelude::*, task::spawn_local};

use super::{
    create::{Made, finish},
    credentials::Credentials,
    draft::Draft,
};
use crate::{
    apps::AppStore,
    host::host,
    route::Route,
    session::session,
    text::{self, one_app as words},
    ui::{Button, FailureNote},
};

/// The heading, which takes the focus from the form that is gone.
const HEADING: &str = "made";
const HEADING_SELECTOR: &str = "#made";

/// A new app with its credentials and what comes next.
#[component]
pub fn MadePanel(
    /// The app.
    made: Made,
    /// What was typed, for finishing what could not be finished yet.
    draft: Draft,
    /// Called for one more new app.
    one_more: Callback<()>,
) -> impl IntoView {
    let store = expect_context::<AppStore>();
    let busy = RwSignal::new(false);
    host().focus(HEADING_SELECTOR);
    let record = made.app.as_ref().map(|app| app.id.clone());
    let (name, client_id, secret) = (made.name.clone(), made.client_id.clone(), made.secret.clone());
    let notes = [made.after_cut.then_some(words::MADE_AFTER_CUT), made.twice.then_some(words::MADE_TWICE)];
    let now = RwSignal::new(made);
    Effect::new(move || {
        if let Some(app) = now.with(|made| made.app.clone()) {
            store.take_in(app);
        }
    });
    let session = session();
    let finishing = Callback::new(move |()| {
        busy.set(true);
        let (session, draft) = (session.clone(), draft.clone());
        spawn_local(async move {
            let made = finish(&session, &draft, now.get_untracked()).await;
            now.try_set(made);
            busy.try_set(false);
        });
    });
    let unfinished = move || {
        now.with(|made| made.unfinished.clone()).map(|explained| {
            view! {
                <FailureNote explained>
                    <Button label={text::TRY_AGAIN} press=finishing busy/>
                </FailureNote>
            }
        })
    };
    let open = move || {
        let app = now.with(|made| made.app.as_ref().map(|app| app.id.clone()))?;
        Some(
            view! { <a class="button button-primary" href={Route::App(app).to_query()}>{words::OPEN_APP}</a> },
        )
    };
    view! {
        <h2 id={HEADING} tabindex="-1">{words::made(&name)}</h2>
        <p class="lead">{words::MADE_NEXT}</p>
        {notes.into_iter().flatten().map(|note| view! { <p class="note">{note}</p> }).collect_view()}
        {unfinished}
        <Credentials client_id record held=secret/>
        <p class="row">
            {open} <Button label={words::ONE_MORE} press=one_more/> <a class="button" href={all_apps()}>{text::ALL_APPS}</a>
        </p>
    }
}

fn all_apps() -> String {
    Route::Apps(crate::route::ListView::default()).to_query()
}
