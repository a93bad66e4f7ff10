//! The list of checks, folded under a count until a prerequisite fails.

use leptos::prelude::*;
use model::connection::{
    checks::{Check, CheckResult, State},
    steps::Step,
};

use super::{check_item::CheckItem, setup::Setup};
use crate::{
    components::{Icon, icons, latch},
    effect::effect,
    text::connect as texts,
};

/// A button with the count, and the list that it opens.
#[component]
pub fn CheckList(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let Setup { results, shows_checks, .. } = setup;
    let failed = latch(move || results.with(|results| results.iter().any(is_failed_prerequisite)));
    effect(move || {
        if failed.get() {
            shows_checks.set(true);
        }
    });
    view! {
        <section class="checks">
            <button
                id="checks"
                type="button"
                class="checks-toggle"
                aria-expanded=move || shows_checks.get().to_string()
                aria-controls="check-list"
                on:click=move |_| shows_checks.update(|shows| *shows = !*shows)
            >
                <Icon shape={icons::DOWN}/>
                <span>{move || results.with(|results| texts::check_count(results))}</span>
            </button>
            <ul id="check-list" aria-label={texts::CHECKS} hidden=move || !shows_checks.get()>
                {Check::all().map(|check| view! { <CheckItem check setup/> }).collect_view()}
            </ul>
        </section>
    }
}

/// What no step repairs, and the connection needs.
fn is_failed_prerequisite(result: &CheckResult) -> bool {
    result.state() == State::Failed && result.is_required() && Step::of(result.check).is_none()
}
