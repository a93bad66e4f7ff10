//! What the user of one app may do.

use creatio::{App, Id};
use leptos::prelude::*;

use super::table::rating_and_reason;
use crate::{
    app_store::AppStore,
    audit::{Audit, AuditCall, Known, Wanted, drawn},
    browser::{
        self,
        markup::{Markup, element, link},
    },
    components::Button,
    routes::Route,
    session::session,
    text::access as texts,
};

/// A region that reads on request: it takes some queries, and most visits are about something else.
#[component]
pub fn AccessOfApp(
    /// Id of the app's record.
    id: Id,
) -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let audit = Audit::of(&session);
    let reading = AuditCall::on_request(Wanted::App(id.clone()));
    let is_asked = RwSignal::new(false);
    let press = Callback::new(move |()| {
        is_asked.set(true);
        // The other apps of the user are found in the list.
        store.ensure(&session);
        reading.start.run(());
    });
    let content = move || {
        let known = audit.known();
        let app = known.app.as_ref().filter(|app| app.id == id && reading.is_done.get());
        app.map(|app| facts(app, &known, store)).into_iter().collect()
    };
    let hint = move || (!is_asked.get()).then(|| view! { <p class="hint">{texts::CHECK_LEAD}</p> });
    let state = move || is_asked.get().then(|| reading.view(texts::CHECKING, texts::READ_FAILED));
    let heading = "access-of-app";
    view! {
        <section class="card audit-app" aria-labelledby={heading}>
            <h2 id={heading}>{texts::HEADING}</h2>
            {hint}
            <div role="status">{state} {drawn(Box::new(content), Callback::new(|_| ()))}</div>
            <div class="row">
                <Button label={texts::CHECK} press busy={reading.call.busy()}/>
            </div>
        </section>
    }
}

fn facts(app: &App, known: &Known, store: AppStore) -> Markup {
    let plain = |text: String| vec![Markup::Text(text)];
    let mut lines = vec![(texts::RATING, rating_and_reason(app, known))];
    if let (Some(user), Some(access)) = (&app.system_user, known.access(app)) {
        let unit = access.unit.as_ref();
        let kind =
            unit.map_or(String::new(), |unit| format!(" · {}", texts::kind(unit.kind, unit.is_active)));
        let session = texts::last_session(&access.last_session, browser::intl::format_recent);
        let license = texts::license(unit.map(|unit| unit.kind), access.has_license);
        lines.extend([
            (texts::USER, plain(format!("{}{kind}", user.name))),
            (texts::ROLES, plain(texts::roles(&access.roles, access.knows_roles))),
            (texts::OPERATIONS, plain(texts::operations(access.operations.iter(), access.knows_operations))),
            (texts::LICENSE, plain(license.to_owned())),
            (texts::LAST_SESSION, plain(session)),
        ]);
        let mut others = Vec::new();
        for row in store.rows().iter() {
            let other = row.app.get();
            if other.id != app.id && other.system_user.is_some_and(|other| other.id == user.id) {
                let link = link(&Route::App(other.id).to_query(), &other.name);
                others.push(element("li", &[], vec![link]));
            }
        }
        if !others.is_empty() {
            lines.push((texts::OTHER_APPS, vec![element("ul", &[], others)]));
        }
    }
    let mut content = Vec::new();
    for (label, value) in lines {
        content.push(element("dt", &[], plain(label.to_owned())));
        content.push(element("dd", &[], value));
    }
    element("dl", &[("class", "audit-facts")], content)
}
