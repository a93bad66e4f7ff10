//! The page for a new app.

use creatio::{App, Error, Id};
use leptos::prelude::*;

use super::{new_app::NewApp, new_heading::NewHeading};
use crate::{
    components::{Button, FailureNote, Loaded},
    routes::Route,
    session::session,
    text::{self, app as texts, failure::explain},
};

/// A form for a new app, and its credentials once it exists.
#[component]
pub fn NewPage(
    /// The app that the new one is a copy of, if any.
    from: Option<Id>,
) -> impl IntoView {
    match from {
        Some(id) => view! { <CopyOf id/> }.into_any(),
        None => view! { <NewApp source={None}/> }.into_any(),
    }
}

/// Reads the app to copy first.
#[component]
fn CopyOf(id: Id) -> impl IntoView {
    let session = session();
    let source = Loaded::<App, Error>::now(move || {
        let (session, id) = (session.clone(), id.clone());
        async move { session.call(async |client| client.app(&id).await).await }
    });
    let retry = Callback::new(move |()| source.load());
    move || match source.get() {
        None => view! {
            <NewHeading/>
            <p class="lead" aria-busy="true">{texts::LOADING}</p>
        }
        .into_any(),
        Some(Ok(app)) => view! { <NewApp source={Some(app)}/> }.into_any(),
        Some(Err(error)) => view! {
            <NewHeading/>
            <FailureNote explained={explain(texts::SOURCE_FAILED, &error)}>
                <div class="row">
                    <Button label={text::TRY_AGAIN} press=retry/>
                    <a class="button" href={Route::NewApp(None).to_query()}>{texts::START_EMPTY}</a>
                </div>
            </FailureNote>
        }
        .into_any(),
    }
}
