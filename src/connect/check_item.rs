//! One check in the list, with what it found and what mends it.

use leptos::prelude::*;

use super::finding::{Check, Finding, State};
use crate::{
    text::{connect as words, failure::explain},
    ui::{FailureWords, Icon, icons},
};

/// One line of the list.
#[component]
pub fn CheckItem(
    /// The check.
    check: Check,
    /// What mends it, where the page can.
    #[prop(optional_no_strip)]
    fix: Option<AnyView>,
) -> impl IntoView {
    let told = words::told(&check);
    let not_answered = match &check.finding {
        Finding::NotAnswered(error) => Some(explain(words::NOT_ANSWERED, error)),
        _ => None,
    };
    view! {
        <li class={format!("check {}", state_class(check.state))}>
            <span class="check-mark"><Icon shape={state_icon(check.state)}/></span>
            <div class="check-body">
                <p class="check-head">
                    <span class="check-title">{words::title(check.topic)}</span>
                    <span class="check-state">{words::state(check.state)}</span>
                </p>
                {told.map(|told| view! { <p class="check-told">{told}</p> })}
                {not_answered.map(|explained| view! { <FailureWords explained/> })}
                {fix.map(|fix| view! { <div class="check-fix">{fix}</div> })}
            </div>
        </li>
    }
}

fn state_class(state: State) -> &'static str {
    match state {
        State::Asking => "is-asking",
        State::Ok => "is-ok",
        State::ToDo => "is-to-do",
        State::Failed => "is-failed",
        State::Unknown => "is-unknown",
    }
}

fn state_icon(state: State) -> &'static str {
    match state {
        State::Ok => icons::CHECK,
        State::Failed => icons::CROSS,
        State::Unknown => icons::QUESTION,
        State::Asking | State::ToDo => icons::CIRCLE,
    }
}
