//! What a program needs beside the credentials: where it gets a token and where it calls Creatio.

use leptos::prelude::*;
use model::{
    app::application_url::{Oddity, oddity},
    endpoints::{Endpoints, Known},
};

use super::value::Value;
use crate::{connection::site_facts, routes::Route, text::credentials as texts};

/// The grant by which an app of its own user gets a token.
const GRANT_TYPE: &str = "client_credentials";

/// Where a program gets a token and where it calls Creatio.
#[component]
pub fn EndpointList() -> impl IntoView {
    let store = site_facts();
    let endpoints = Memo::new(move |_| store.with(Endpoints::of));
    let known =
        move |read: fn(Endpoints) -> Known| Memo::new(move |_| endpoints.get().map_or(Known::Waiting, read));
    let (token, scope) = (known(|endpoints| endpoints.token_url), known(|endpoints| endpoints.scope));
    let value =
        |known: Memo<Known>| Signal::derive(move || known.with(|known| known.value().map(str::to_owned)));
    let missing = |known: Memo<Known>| Signal::derive(move || known.with(texts::missing));
    let service = move |url: fn(&Endpoints) -> String| {
        Signal::derive(move || {
            endpoints.with(|endpoints| endpoints.as_ref().map(|all| format!("{}/", url(all))))
        })
    };
    let reach = Signal::derive(move || token.with(|token| token.value().and_then(reach)));
    let connect = move || {
        let is_missing = |known: &Known| matches!(known, Known::Missing | Known::Ambiguous);
        (token.with(is_missing) || scope.with(is_missing)).then(|| {
            view! { <p><a href={Route::Connect.to_query()}>{texts::CONNECT}</a></p> }
        })
    };
    view! {
        <section class="card endpoints" aria-label={texts::ENDPOINTS}>
            <h2>{texts::ENDPOINTS}</h2>
            <dl class="values">
                <Value
                    label={texts::TOKEN_URL}
                    copy={texts::copy(texts::TOKEN_URL)}
                    value={value(token)}
                    missing={missing(token)}
                    note=reach
                />
                <Value
                    label={texts::GRANT_TYPE}
                    copy={texts::copy(texts::GRANT_TYPE)}
                    value={Signal::stored(Some(GRANT_TYPE.to_owned()))}
                />
                <Value
                    label={texts::SCOPE}
                    copy={texts::copy(texts::SCOPE)}
                    value={value(scope)}
                    missing={missing(scope)}
                />
                <Value
                    label={texts::ODATA_URL}
                    copy={texts::copy(texts::ODATA_URL)}
                    value={service(Endpoints::odata_url)}
                    note={Signal::stored(Some(texts::ODATA_HINT))}
                />
                <Value
                    label={texts::DATA_SERVICE_URL}
                    copy={texts::copy(texts::DATA_SERVICE_URL)}
                    value={service(Endpoints::data_service_url)}
                    note={Signal::stored(Some(texts::DATA_SERVICE_HINT))}
                />
            </dl>
            {connect}
        </section>
    }
}

/// Which programs reach a URL that the Creatio server reaches, if not all do.
fn reach(url: &str) -> Option<&'static str> {
    match oddity(url)? {
        Oddity::ThisMachine => Some(texts::SERVER_ONLY),
        Oddity::NoDomain => Some(texts::INTERNAL_ONLY),
        Oddity::Credentials | Oddity::Placeholder => None,
    }
}
