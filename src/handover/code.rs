//! The region "Code" of one app.

use leptos::prelude::*;
use model::{
    endpoints::{Endpoints, Known},
    handover::{Subject, Target},
};

use super::{
    files::FileView,
    tabs::{PANEL, Tabs, tab_id},
};
use crate::{connection::site_facts, text::handover as texts};

/// Code for many languages and tools, by which an app calls this site.
#[component]
pub fn Code(
    /// The name of the app.
    #[prop(into)]
    name: Signal<String>,
    /// The client id.
    client_id: String,
) -> impl IntoView {
    let facts = site_facts();
    let chosen = RwSignal::new(Target::Curl);
    let endpoints = Memo::new(move |_| facts.with(Endpoints::of));
    let notes = move || {
        let endpoints = endpoints.get();
        let notes = endpoints
            .as_ref()
            .map(|endpoints| [texts::no_token_url(&endpoints.token_url), texts::no_scope(&endpoints.scope)]);
        notes.into_iter().flatten().flatten().map(|note| view! { <p class="note">{note}</p> }).collect_view()
    };
    let files = move || {
        let is_read = |endpoints: &Endpoints| {
            endpoints.token_url != Known::Waiting && endpoints.scope != Known::Waiting
        };
        let Some(endpoints) = endpoints.get().filter(is_read) else {
            return view! { <p class="hint" aria-busy="true">{texts::LOADING}</p> }.into_any();
        };
        let subject = Subject::new(&name.get(), &client_id, &endpoints);
        let files = chosen.get().files(&subject).into_iter().enumerate();
        files.map(|(at, file)| view! { <FileView file is_main={at == 0}/> }).collect_view().into_any()
    };
    view! {
        <section class="card code" aria-label={texts::CODE}>
            <h2>{texts::CODE}</h2>
            <p class="hint">{texts::LEAD}</p>
            {notes}
            <Tabs chosen/>
            <div id={PANEL} role="tabpanel" class="stack" aria-labelledby=move || tab_id(chosen.get())>
                <p class="hint">{move || texts::usage(chosen.get())}</p>
                {files}
            </div>
        </section>
    }
}
