//! The list of stages.

use leptos::prelude::*;
use model::verify::{Finding, Stage, State, judge};

use super::Outcome;
use crate::{
    components::{Icon, icons},
    text::verify as texts,
};

/// Each stage with its state, how long it took, what was observed, and what to do.
pub fn stages(outcome: &Outcome, is_running: bool) -> AnyView {
    let Outcome { run, app, .. } = outcome;
    let item = |(stage, finding): (Stage, Option<Finding>)| {
        let state = finding.map_or(State::NotRun, Finding::state);
        let (cause, fix) = finding.map(texts::finding).unwrap_or_default();
        let call = match stage {
            Stage::Token => run.token,
            Stage::DataService => run.data_service,
            Stage::OData => run.odata,
            Stage::Source | Stage::Claims | Stage::User => None,
        };
        let took = call.map(|call| texts::duration(call.ms)).unwrap_or_default();
        let seen = if finding.is_some() { texts::details(stage, run, app) } else { String::new() };
        let (class, icon) = match state {
            State::Ok => ("check is-ok", icons::CHECK),
            State::Failed => ("check is-failed", icons::CROSS),
            State::Skipped | State::NotRun => ("check is-unknown", icons::CIRCLE),
        };
        let lines = [
            (texts::stage(stage).to_owned(), "check-title"),
            (took, "check-summary"),
            (seen, "check-summary"),
            (cause.to_owned(), "check-next"),
            (fix.to_owned(), "check-next"),
        ];
        let lines = lines.into_iter().filter(|(text, _)| !text.is_empty());
        let lines = lines.map(|(text, class)| view! { <p class={class}>{text}</p> }).collect_view();
        view! {
            <li class={class}>
                <span class="check-mark"><Icon shape={icon}/></span>
                <div class="check-body">{lines}</div>
                <span class="check-state" translate="no">{texts::state(state, is_running)}</span>
            </li>
        }
    };
    let items = judge(run, app).into_iter().map(item).collect_view();
    view! { <ul class="stages" aria-label={texts::STAGES}>{items}</ul> }.into_any()
}
