//! The verdict on the whole connection, when it was tested, and where to go next.

use std::time::Duration;

use leptos::prelude::*;
use model::connection::{
    checks::Check,
    steps::Step,
    verdict::{Verdict, overall, verdict},
};

use super::{finish_setup::FinishSetup, setup::Setup, state_style::state_class};
use crate::{
    browser,
    effect::effect,
    text::{checks::guidance, connect as texts},
};

/// How often the age of the last test is written again.
const TICK: Duration = Duration::from_secs(15);

/// The verdict as a pill and a sentence, with a button that leads to what it names.
#[component]
pub fn VerdictLine(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let results = setup.results;
    let now = Memo::new(move |_| results.with(|results| verdict(results)));
    let state = Memo::new(move |_| results.with(|results| overall(results)));
    let sentence = Memo::new(move |_| {
        let summary = |check: Check| {
            let result = setup.results.with(|all| all.iter().find(|result| result.check == check).cloned());
            result.as_ref().and_then(guidance).map(|guidance| guidance.summary).unwrap_or_default()
        };
        match now.get() {
            Verdict::Checking => String::new(),
            Verdict::Failed(check) => summary(check),
            Verdict::ToDo => results.with(|results| texts::steps_left(results)),
            Verdict::Unknown(check) => texts::no_answer(check),
            Verdict::NotTested => texts::NO_HEALTH_CHECK.to_owned(),
            Verdict::Connected => results.with(|results| texts::connected(results)),
        }
    });
    view! {
        <div class="verdict">
            <p class="verdict-line">
                <span class={move || format!("pill {}", state_class(state.get()))}>
                    {move || texts::verdict_pill(now.get())}
                </span>
                <span class="verdict-sentence">{move || sentence.get()}</span>
                <Jump setup verdict=now/>
                <TestedAt setup/>
            </p>
            <FinishSetup setup/>
        </div>
    }
}

/// Where the first problem is repaired.
#[component]
fn Jump(setup: Setup, verdict: Memo<Verdict>) -> impl IntoView {
    let target = Memo::new(move |_| match verdict.get() {
        Verdict::Failed(check) => Some(Step::of(check)),
        Verdict::Unknown(_) => Some(None),
        Verdict::NotTested => Some(Some(Step::Settings)),
        Verdict::Checking | Verdict::ToDo | Verdict::Connected => None,
    });
    move || {
        target.get().map(|step| {
            let go = move |_| match step {
                Some(step) => setup.go_to(step),
                None => {
                    setup.shows_checks.set(true);
                    browser::focus::focus_after_paint("#checks");
                }
            };
            view! {
                <button type="button" class="text-button" on:click=go>
                    {texts::go_to(step)}
                </button>
            }
        })
    }
}

/// When the connection was last tested.
#[component]
fn TestedAt(setup: Setup) -> impl IntoView {
    let now = RwSignal::new(browser::time::now_ms());
    let interval = set_interval_with_handle(move || now.set(browser::time::now_ms()), TICK);
    on_cleanup(move || {
        if let Ok(interval) = interval {
            interval.clear();
        }
    });
    let tested_at = Memo::new(move |_| setup.store.with(|facts| facts.tested_at_ms()));
    // A new test counts from its own moment.
    effect(move || {
        tested_at.track();
        now.set(browser::time::now_ms());
    });
    move || {
        let at = tested_at.get()?;
        let iso = browser::time::iso(at as f64);
        let (exact, _) = browser::intl::format_exact(&iso);
        let seconds = ((now.get() - at as f64) / 1_000.0).max(0.0) as u64;
        Some(
            view! { <time class="verdict-time" datetime={iso} title={exact}>{texts::tested(seconds)}</time> },
        )
    }
}
