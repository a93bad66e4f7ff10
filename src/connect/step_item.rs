//! One step: a line that opens what does it, and what its last action did.

use leptos::prelude::*;
use model::connection::{
    checks::State,
    steps::{Step, awaited_step, step_state},
    verdict::is_untested,
};

use super::{
    setup::{Setup, step_id},
    state_style::{state_class, state_icon},
};
use crate::{components::Icon, text::connect as texts};

/// An item of the list of steps.
#[component]
pub fn StepItem(
    /// The step.
    step: Step,
    /// The state of the page.
    setup: Setup,
    /// What does the step.
    body: AnyView,
) -> impl IntoView {
    let results = setup.results;
    let state = Memo::new(move |_| results.with(|results| step_state(step, results, setup.has_apps())));
    let label = Memo::new(move |_| {
        results.with(|results| match (state.get(), awaited_step(step, results)) {
            (State::ToDo, Some(awaited)) => texts::waits_for(awaited),
            (State::Unknown, _) if step == Step::Settings && results.iter().any(is_untested) => {
                texts::NOT_TESTED.to_owned()
            }
            (state, _) => texts::step_state(state).to_owned(),
        })
    });
    let is_current = Memo::new(move |_| setup.current.get() == Some(step));
    let open = setup.is_open(step);
    let mark = move || match state.get() {
        State::Ok | State::Failed => view! { <Icon shape={state_icon(state.get())}/> }.into_any(),
        State::ToDo | State::Checking | State::Unknown => step.number().to_string().into_any(),
    };
    view! {
        <li
            id={step_id(step)}
            class={move || format!("step {}", state_class(state.get()))}
            class:is-current=is_current
            aria-current=move || is_current.get().then_some("step")
        >
            <details prop:open=open>
                <summary
                    class="step-head"
                    on:click=move |event| {
                        event.prevent_default();
                        open.update(|open| *open = !*open);
                    }
                >
                    <span class="step-mark" aria-hidden="true">{mark}</span>
                    <h2 class="step-title">{texts::step(step)}</h2>
                    <span class="step-state" translate="no">{move || label.get()}</span>
                </summary>
                <div class="step-body">{body}</div>
            </details>
            {move || setup.result_of(step).map(|text| view! { <p class="step-result">{text}</p> })}
        </li>
    }
}
