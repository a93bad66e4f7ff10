//! The three parties in one line, and the links between them as a list.

use leptos::prelude::*;
use model::connection::{address::host_of, checks::Link, verdict::link_state};

use super::{
    setup::Setup,
    state_style::{state_class, state_icon},
};
use crate::{browser, components::Icon, session::session, text::connect as texts};

/// The parties with the state of the links between them. What only this browser needs is one of the checks.
#[component]
pub fn Strip(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let site = browser::page::host_name(&session().site_root());
    let service = Memo::new(move |_| {
        let host = setup.store.with(|facts| facts.identity_service_url().map(host_of));
        host.filter(|host| !host.is_empty()).unwrap_or(texts::NO_ADDRESS.to_owned())
    });
    view! {
        <div class="strip" aria-hidden="true">
            <span class="strip-party">{texts::BROWSER}</span>
            <Line setup link={Link::BrowserToCreatio}/>
            <span class="strip-party">
                {texts::CREATIO}" "<span class="strip-host" translate="no">{site}</span>
            </span>
            <Line setup link={Link::CreatioToIdentityService}/>
            <span class="strip-party">
                {texts::IDENTITY_SERVICE}" "<span class="strip-host" translate="no">{move || service.get()}</span>
            </span>
        </div>
        <ul class="visually-hidden" aria-label={texts::LINKS}>
            {Link::all().map(|link| view! { <LinkItem setup link/> }).collect_view()}
        </ul>
    }
}

#[component]
fn Line(setup: Setup, link: Link) -> impl IntoView {
    let state = Memo::new(move |_| setup.results.with(|results| link_state(results, link)));
    view! {
        <span class={move || format!("strip-line {}", state_class(state.get()))}>
            <span class="strip-mark">{move || view! { <Icon shape={state_icon(state.get())}/> }}</span>
        </span>
    }
}

#[component]
fn LinkItem(setup: Setup, link: Link) -> impl IntoView {
    let state = Memo::new(move |_| setup.results.with(|results| link_state(results, link)));
    view! { <li>{texts::link(link)}": "{move || texts::state(state.get())}</li> }
}
