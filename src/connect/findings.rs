//! What the checks of a step found, next to what repairs it.

use leptos::prelude::*;
use model::connection::{
    checks::{Check, CheckResult, State},
    steps::Step,
};

use super::{
    check_item::ResultText,
    setup::Setup,
    state_style::{state_class, state_icon},
    use_proposal::UseProposal,
};
use crate::{
    components::{Icon, icons},
    text::checks::{guidance, title},
};

/// Each check of a step that failed, or that proposes a value, with what to do about it.
#[component]
pub fn Findings(
    /// The state of the page.
    setup: Setup,
    /// The step.
    step: Step,
) -> impl IntoView {
    step.checks().iter().map(move |check| view! { <Finding setup check={*check}/> }).collect_view()
}

#[component]
fn Finding(setup: Setup, check: Check) -> impl IntoView {
    let result = setup.check(check);
    let is_shown = |result: &CheckResult| result.state() == State::Failed || result.proposal().is_some();
    // While it is checked again, the finding stays as it is.
    let shown = Memo::new(move |_| result.with(|result| is_shown(result).then(|| result.clone())));
    // The title of these two says what should be, which would contradict the finding.
    let names_itself = !matches!(check, Check::Reachability | Check::CreatioClient);
    let text = move || {
        shown.get().map(|result| {
            let class = format!("finding {}", state_class(result.state()));
            view! {
                <div class={class}>
                    <span class="check-mark"><Icon shape={state_icon(result.state())}/></span>
                    <div class="finding-body">
                        {names_itself.then(|| view! { <p class="finding-title">{title(check)}</p> })}
                        <ResultText result folds_snippets=true/>
                    </div>
                </div>
            }
        })
    };
    view! {
        {text}
        <UseProposal setup check/>
    }
}

/// A permission that the step needs and the signed-in user lacks.
#[component]
pub fn MissingPermission(
    /// The state of the page.
    setup: Setup,
    /// The check of the permission.
    check: Check,
) -> impl IntoView {
    let result = setup.check(check);
    move || {
        let missing = result.get();
        (missing.state() == State::Failed).then(|| {
            let guidance = guidance(&missing).unwrap_or_default();
            view! {
                <p class="permission">
                    <Icon shape={icons::LOCK}/>
                    <span>{guidance.summary}" "{guidance.next_step}</span>
                </p>
            }
        })
    }
}
