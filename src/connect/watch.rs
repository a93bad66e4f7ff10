//! The connection seen from the other pages: what keeps apps from working, looked for without being asked.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    book::{Connection, FactBook, Manner},
    facts::{Ask, Fact},
    finding::Check,
};
use crate::{
    route::Route,
    session::{Session, session},
    text::{connect as words, finding::told},
    ui::{Icon, icons},
};

/// How long it takes until the page looks again, once something is in the way.
const LOOK_AGAIN: Duration = Duration::from_secs(10);

fn looked_after(session: &Session) -> FactBook {
    let book = expect_context::<Connection>().book(session);
    // Connect, or another page, may have asked already.
    let asked = untrack(|| book.with(|facts| facts.under_way.any() || facts.settings != Fact::Asking));
    if !asked {
        book.ask(session, &Ask::FOR_APPS, Manner::Quiet);
    }
    book
}

/// Says on the page with the apps that the connection is not well, with the first cause.
#[component]
pub fn ConnectionStrip() -> impl IntoView {
    let checked = looked_after(&session()).checks();
    let trouble =
        Memo::new(move |_| checked.with(|checks| checks.iter().find(|check| check.is_trouble()).cloned()));
    move || trouble.get().map(|check| view! { <Trouble check says={words::NOT_WELL}/> })
}

/// Says on the page for a new app why it cannot be made, and looks again until it can.
#[component]
pub fn NewGate(
    /// Why the app cannot be saved now.
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let session = session();
    let book = looked_after(&session);
    let checked = book.checks();
    let trouble = Memo::new(move |_| {
        checked.with(|checks| checks.iter().find(|check| check.keeps_from_new_apps()).cloned())
    });
    let was_in_the_way = RwSignal::new(false);
    Effect::new(move || {
        let in_the_way = trouble.with(Option::is_some);
        refused.set(in_the_way.then(|| words::NOT_YET_REASON.to_owned()));
        if in_the_way {
            was_in_the_way.set(true);
        }
    });
    let looking = set_interval_with_handle(
        move || {
            let idle = untrack(|| book.with(|facts| !facts.under_way.any()));
            if idle && trouble.with_untracked(Option::is_some) {
                book.ask(&session, &Ask::FOR_APPS, Manner::Quiet);
            }
        },
        LOOK_AGAIN,
    );
    on_cleanup(move || {
        if let Ok(looking) = looking {
            looking.clear();
        }
    });
    move || match trouble.get() {
        Some(check) => Some(view! { <Trouble check says={words::NOT_YET}/> }.into_any()),
        None => was_in_the_way
            .get()
            .then(|| view! { <p class="lead" role="note">{words::WELL_NOW}</p> }.into_any()),
    }
}

/// What is in the way, with the page that mends it.
#[component]
fn Trouble(check: Check, says: &'static str) -> impl IntoView {
    let means = told(&check).map(|told| told.means).unwrap_or_default();
    view! {
        <section class="note note-trouble" aria-label={words::CONNECTION}>
            <Icon shape={icons::WARNING}/>
            <div class="note-body">
                <p class="note-what">{says}</p>
                <p>{format!("{}: {means}", words::title(check.topic))}</p>
                <p><a class="button" href={Route::Connect.to_query()}>{words::MEND_IT}</a></p>
            </div>
        </section>
    }
}
