//! The three parties and the links between them, as a diagram and as a list.

use leptos::prelude::*;
use model::connection::{
    address::host_of,
    checks::{CheckResult, Link},
    verdict::link_state,
};

use super::state_style::{state_class, state_icon};
use crate::{browser, components::Icon, connection::FactStore, session::session, text::connect as texts};

/// A party: the center of its box in the diagram, and its name.
struct Party {
    x: u16,
    y: u16,
    name: &'static str,
}

const CREATIO: Party = Party { x: 180, y: 34, name: texts::CREATIO };
const BROWSER: Party = Party { x: 70, y: 150, name: texts::BROWSER };
const IDENTITY_SERVICE: Party = Party { x: 290, y: 150, name: texts::IDENTITY_SERVICE };

/// Half the width and height of a party's box, in units of the diagram.
const HALF_SIZE: (u16, u16) = (66, 24);

fn ends(link: Link) -> (&'static Party, &'static Party) {
    match link {
        Link::BrowserToCreatio => (&BROWSER, &CREATIO),
        Link::CreatioToIdentityService => (&CREATIO, &IDENTITY_SERVICE),
        Link::BrowserToIdentityService => (&BROWSER, &IDENTITY_SERVICE),
    }
}

/// The diagram with the list of links.
#[component]
pub fn Diagram(
    /// The facts with the addresses.
    store: FactStore,
    /// The results of all checks.
    results: Memo<Vec<CheckResult>>,
) -> impl IntoView {
    let site = browser::page::host_name(&session().site_root());
    let user = Memo::new(move |_| {
        store.with(|facts| facts.user.known().map(|user| user.name.clone()).unwrap_or_default())
    });
    let service = Memo::new(move |_| {
        store.with(|facts| {
            facts
                .identity_service_url()
                .map(host_of)
                .filter(|host| !host.is_empty())
                .unwrap_or(texts::NO_ADDRESS.to_owned())
        })
    });
    view! {
        <section class="card">
            <h2>{texts::DIAGRAM}</h2>
            <svg class="diagram" viewBox="0 0 360 184" aria-hidden="true" focusable="false">
                {Link::all().map(|link| view! { <LinkLine link results/> }).collect_view()}
                <PartyBox party=&BROWSER address={user}/>
                <PartyBox party=&CREATIO address={Signal::derive(move || site.clone())}/>
                <PartyBox party=&IDENTITY_SERVICE address={service}/>
            </svg>
            <ul aria-label={texts::LINKS}>
                {Link::all().map(|link| view! { <LinkItem link results/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn LinkLine(link: Link, results: Memo<Vec<CheckResult>>) -> impl IntoView {
    let state = Memo::new(move |_| results.with(|results| link_state(results, link)));
    let (from, to) = ends(link);
    let center = format!("translate({} {})", (from.x + to.x) / 2, (from.y + to.y) / 2);
    view! {
        <g class={move || format!("link-line {}", state_class(state.get()))}>
            <line x1={from.x} y1={from.y} x2={to.x} y2={to.y}></line>
            <g transform={center}>
                <circle r={"11"}></circle>
                <path transform="translate(-8 -8)" d={move || state_icon(state.get())}></path>
            </g>
        </g>
    }
}

#[component]
fn PartyBox(party: &'static Party, #[prop(into)] address: Signal<String>) -> impl IntoView {
    let (half_width, half_height) = HALF_SIZE;
    view! {
        <g class="party" transform={format!("translate({} {})", party.x, party.y)}>
            <rect
                x={format!("-{half_width}")}
                y={format!("-{half_height}")}
                width={half_width * 2}
                height={half_height * 2}
                rx={"8"}
            ></rect>
            <text class="party-name" y="-3">{party.name}</text>
            <text y="13">{move || shortened(&address.get())}</text>
        </g>
    }
}

/// As much of a text as fits into a box of the diagram.
fn shortened(text: &str) -> String {
    match text.chars().count() {
        0..=20 => text.to_owned(),
        _ => text.chars().take(19).chain(['…']).collect(),
    }
}

#[component]
fn LinkItem(link: Link, results: Memo<Vec<CheckResult>>) -> impl IntoView {
    let state = Memo::new(move |_| results.with(|results| link_state(results, link)));
    view! {
        <li class={move || format!("link {}", state_class(state.get()))}>
            {move || view! { <span class="check-mark"><Icon shape={state_icon(state.get())}/></span> }}
            <span>{texts::link(link)}</span>
            <span class="check-state">{move || texts::state(state.get())}</span>
        </li>
    }
}
