//! What the user of one app may do.

use creatio::{App, Error, Id};
use leptos::prelude::*;

use super::table::{access, class, rated};
use crate::{
    app_store::AppStore,
    audit::{Audit, Known, read_app},
    browser,
    components::{Button, FailureNote, Loaded},
    routes::Route,
    session::session,
    text::{access as texts, failure::explain},
};

/// A region that reads on request: it takes some queries, and most visits are about something else.
#[component]
pub fn AccessOfApp(
    /// Id of the app's record.
    id: Id,
) -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let audit = Audit::of(&session);
    let reader = session.clone();
    let loaded = Loaded::<App, Error>::on_demand(move || {
        let (session, id) = (reader.clone(), id.clone());
        async move { read_app(&session, &id).await }
    });
    let is_asked = RwSignal::new(false);
    let press = Callback::new(move |()| {
        is_asked.set(true);
        // The other apps of the user are found in the list.
        store.ensure(&session);
        loaded.load();
    });
    let busy = Signal::derive(move || is_asked.get() && loaded.get().is_none());
    let result = move || match is_asked.get().then(|| loaded.get()) {
        None => view! { <p class="hint">{texts::CHECK_LEAD}</p> }.into_any(),
        Some(None) => view! { <p class="hint" aria-busy="true">{texts::CHECKING}</p> }.into_any(),
        Some(Some(Ok(app))) => facts(&app, &audit.known(), store),
        Some(Some(Err(error))) => {
            view! { <FailureNote explained={explain(texts::READ_FAILED, &error)}/> }.into_any()
        }
    };
    let heading = "access-of-app";
    view! {
        <section class="card audit-app" aria-labelledby={heading}>
            <h2 id={heading}>{texts::HEADING}</h2>
            <div role="status">{result}</div>
            <div class="row">
                <Button label={texts::CHECK} press busy/>
            </div>
        </section>
    }
}

fn facts(app: &App, known: &Known, store: AppStore) -> AnyView {
    let (rating, reason) = rated(app, known);
    let rating = view! {
        <span class={class(rating)}>{texts::rating(rating)}</span>
        <span class="hint">{texts::reason(&reason)}</span>
    };
    let mut lines: Vec<(&'static str, AnyView)> = vec![(texts::RATING, rating.into_any())];
    if let (Some(user), Some(access)) = (&app.system_user, access(app, known)) {
        let unit = access.unit.as_ref();
        let name = match unit {
            Some(unit) => format!("{} · {}", user.name, texts::kind(unit.kind, unit.is_active)),
            None => user.name.clone(),
        };
        let session = texts::last_session(&access.last_session, browser::intl::format_recent);
        lines.extend(
            [
                (texts::USER, name),
                (texts::ROLES, texts::roles(&access.roles, access.knows_roles)),
                (texts::OPERATIONS, texts::operations(access.operations.iter(), access.knows_operations)),
                (texts::LICENSE, texts::license(unit.map(|unit| unit.kind), access.has_license).to_owned()),
                (texts::LAST_SESSION, session),
            ]
            .map(|(label, value)| (label, value.into_any())),
        );
        let others =
            store.rows().iter().map(|row| row.app.get()).collect::<Vec<_>>().into_iter().filter(|other| {
                other.id != app.id && other.system_user.as_ref().is_some_and(|other| other.id == user.id)
            });
        let links = others
            .map(|other| {
                let query = Route::App(other.id).to_query();
                view! { <li><a href={query} translate="no"><bdi>{other.name}</bdi></a></li> }
            })
            .collect::<Vec<_>>();
        if !links.is_empty() {
            lines.push((texts::OTHER_APPS, view! { <ul>{links}</ul> }.into_any()));
        }
    }
    let lines =
        lines.into_iter().map(|(label, value)| view! { <dt>{label}</dt><dd>{value}</dd> }).collect_view();
    view! { <dl class="audit-facts">{lines}</dl> }.into_any()
}
