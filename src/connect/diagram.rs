//! The three parties and the ways between them, as a picture and as a list.

use leptos::prelude::*;

use super::{
    address::host_of,
    book::FactBook,
    check_item::{state_class, state_icon},
    checks::link_state,
    finding::Check,
    topic::Link,
};
use crate::{host::host, text::connect as words, ui::Icon};

/// A party: where it stands in the picture, what it is and where it is.
struct Party {
    x: u16,
    y: u16,
    name: &'static str,
}

const CREATIO: Party = Party { x: 180, y: 34, name: words::CREATIO };
const BROWSER: Party = Party { x: 70, y: 150, name: words::BROWSER };
const IDENTITY_SERVICE: Party = Party { x: 290, y: 150, name: words::IDENTITY_SERVICE };

/// Half of a party's box, in units of the picture.
const HALF: (u16, u16) = (66, 24);

impl Link {
    fn ends(self) -> (&'static Party, &'static Party) {
        match self {
            Link::BrowserCreatio => (&BROWSER, &CREATIO),
            Link::CreatioIdentity => (&CREATIO, &IDENTITY_SERVICE),
            Link::BrowserIdentity => (&BROWSER, &IDENTITY_SERVICE),
        }
    }
}

/// The picture, live while checks run.
#[component]
pub fn Diagram(
    /// Where the addresses are known from.
    book: FactBook,
    /// What was found.
    checked: Memo<Vec<Check>>,
) -> impl IntoView {
    let site = host().site_name();
    let user = Memo::new(move |_| {
        book.with(|facts| facts.user.known().map(|user| user.name.clone()).unwrap_or_default())
    });
    let service = Memo::new(move |_| {
        book.with(|facts| {
            facts.url().map(host_of).filter(|host| !host.is_empty()).unwrap_or(words::NO_ADDRESS.to_owned())
        })
    });
    view! {
        <section class="card picture">
            <h2>{words::PICTURE}</h2>
            <svg class="diagram" viewBox="0 0 360 184" aria-hidden="true" focusable="false">
                {Link::ALL.map(|link| view! { <Way link checked/> }).collect_view()}
                <PartyBox party=&BROWSER place={Signal::derive(move || user.get())}/>
                <PartyBox party=&CREATIO place={Signal::derive(move || site.clone())}/>
                <PartyBox party=&IDENTITY_SERVICE place={Signal::derive(move || service.get())}/>
            </svg>
            <ul class="links" aria-label={words::LINKS}>
                {Link::ALL.map(|link| view! { <LinkItem link checked/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Way(link: Link, checked: Memo<Vec<Check>>) -> impl IntoView {
    let state = Memo::new(move |_| checked.with(|checks| link_state(checks, link)));
    let (from, to) = link.ends();
    let middle = format!("translate({} {})", (from.x + to.x) / 2, (from.y + to.y) / 2);
    view! {
        <g class={move || format!("way {}", state_class(state.get()))}>
            <line x1={from.x} y1={from.y} x2={to.x} y2={to.y}></line>
            <g transform={middle}>
                <circle r={"11"}></circle>
                <path transform="translate(-8 -8)" d={move || state_icon(state.get())}></path>
            </g>
        </g>
    }
}

#[component]
fn PartyBox(party: &'static Party, #[prop(into)] place: Signal<String>) -> impl IntoView {
    let (half_width, half_height) = HALF;
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
            <text class="party-place" y="13">{move || shortened(&place.get())}</text>
        </g>
    }
}

/// As much of a text as a box of the picture holds.
fn shortened(text: &str) -> String {
    match text.chars().count() {
        0..=20 => text.to_owned(),
        _ => text.chars().take(19).chain(['…']).collect(),
    }
}

#[component]
fn LinkItem(link: Link, checked: Memo<Vec<Check>>) -> impl IntoView {
    let state = Memo::new(move |_| checked.with(|checks| link_state(checks, link)));
    view! {
        <li class={move || format!("link {}", state_class(state.get()))}>
            {move || view! { <span class="check-mark"><Icon shape={state_icon(state.get())}/></span> }}
            <span>{words::link(link)}</span>
            <span class="check-state">{move || words::state(state.get())}</span>
        </li>
    }
}
