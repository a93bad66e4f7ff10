//! What a program needs beside the credentials: where it gets a token and where it calls Creatio.

use leptos::prelude::*;
use model::connection::{
    address::{host_of, is_this_machine},
    facts::{Fact, Facts},
};
use model::web_address::is_web_address;

use super::{site_facts::site_facts, value::Value};
use crate::{routes::Route, session::session, text::credentials as texts};

/// The grant by which an app of its own user gets a token.
const GRANT_TYPE: &str = "client_credentials";

/// Where a program gets a token and where it calls Creatio.
#[component]
pub fn Endpoints() -> impl IntoView {
    let (session, store) = (session(), site_facts());
    let service = move |path: &'static str| {
        let session = session.clone();
        Signal::derive(move || {
            Some(format!("{}{}{path}", session.site_root(), session.workspace()?.as_str()))
        })
    };
    let (odata, data_service) = (service("/odata/"), service("/DataService/json/SyncReply/"));
    let token = Signal::derive(move || store.with(token_url));
    let scope = Signal::derive(move || store.with(scope));
    let reach = Signal::derive(move || token.with(|token| token.as_deref().and_then(reach)));
    let token_missing = Signal::derive(move || {
        store.with(|facts| match &facts.settings {
            Fact::Waiting => texts::LOADING,
            Fact::Known(_) => texts::NOT_SET,
            Fact::Failed(_) => texts::UNKNOWN,
        })
    });
    let scope_missing = Signal::derive(move || {
        store.with(|facts| match &facts.default_resources {
            Fact::Waiting => texts::LOADING,
            Fact::Known(all) if all.len() > 1 => texts::TWO_SCOPES,
            Fact::Known(_) => texts::NOT_SET,
            Fact::Failed(_) => texts::UNKNOWN,
        })
    });
    let is_incomplete = Memo::new(move |_| {
        let is_known =
            store.with(|facts| facts.settings.known().is_some() && facts.default_resources.known().is_some());
        is_known && (token.with(Option::is_none) || scope.with(Option::is_none))
    });
    let connect = move || {
        is_incomplete.get().then(|| {
            view! { <p><a href={Route::Connect.to_query()}>{texts::CONNECT}</a></p> }
        })
    };
    view! {
        <section class="card endpoints" aria-label={texts::ENDPOINTS}>
            <h2>{texts::ENDPOINTS}</h2>
            <dl class="values">
                <Value label={texts::TOKEN_URL} copy={texts::copy(texts::TOKEN_URL)} value=token missing=token_missing note=reach/>
                <Value
                    label={texts::GRANT_TYPE}
                    copy={texts::copy(texts::GRANT_TYPE)}
                    value={Signal::stored(Some(GRANT_TYPE.to_owned()))}
                />
                <Value label={texts::SCOPE} copy={texts::copy(texts::SCOPE)} value=scope missing=scope_missing/>
                <Value
                    label={texts::ODATA_URL}
                    copy={texts::copy(texts::ODATA_URL)}
                    value=odata
                    note={Signal::stored(Some(texts::ODATA_HINT))}
                />
                <Value
                    label={texts::DATA_SERVICE_URL}
                    copy={texts::copy(texts::DATA_SERVICE_URL)}
                    value=data_service
                    note={Signal::stored(Some(texts::DATA_SERVICE_HINT))}
                />
            </dl>
            {connect}
        </section>
    }
}

/// Where the Identity Service issues tokens (creatio-api.md, section 6).
fn token_url(facts: &Facts) -> Option<String> {
    let url = facts.identity_service_url()?.trim().trim_end_matches('/');
    is_web_address(url).then(|| format!("{url}/connect/token"))
}

/// The scope of the default resource.
fn scope(facts: &Facts) -> Option<String> {
    match facts.default_resources.known()?.as_slice() {
        [resource] => Some(resource.name.clone()),
        [] | [_, _, ..] => None,
    }
}

/// Who does not reach an address that the Creatio server reaches.
fn reach(url: &str) -> Option<&'static str> {
    let host = host_of(url);
    if is_this_machine(&host) {
        return Some(texts::SERVER_ONLY);
    }
    let name = host.split(':').next().unwrap_or_default();
    (!host.starts_with('[') && !name.contains('.')).then_some(texts::INTERNAL_ONLY)
}
