//! One check in the list: what it found, what to do about it, and what it rests on.

use leptos::prelude::*;

use super::{
    book::{FactBook, Manner},
    finding::{Check, Finding, State, Topic},
};
use crate::{
    session::session,
    text::{
        connect as words,
        failure::explain,
        finding::{Told, told},
        report::evidence,
    },
    ui::{CopyButton, CopySource, FailureWords, Icon, icons},
};

/// One line of the list.
#[component]
pub fn CheckItem(
    /// The check.
    check: Check,
    /// Where its facts are kept.
    book: FactBook,
    /// What mends it, where the page can.
    #[prop(optional_no_strip)]
    fix: Option<AnyView>,
) -> impl IntoView {
    let Told { means, next, copy } = told(&check).unwrap_or_default();
    let not_answered = match &check.finding {
        Finding::NotAnswered(error) => Some(explain(words::NOT_ANSWERED, error)),
        _ => None,
    };
    let paragraph =
        |text: String, class: &'static str| (!text.is_empty()).then(|| view! { <p class={class}>{text}</p> });
    view! {
        <li class={format!("check {}", state_class(check.state))}>
            <span class="check-mark"><Icon shape={state_icon(check.state)}/></span>
            <div class="check-body">
                <p class="check-head">
                    <span class="check-title">{words::title(check.topic)}</span>
                    <span class="check-state">{words::state(check.state)}</span>
                </p>
                {paragraph(means, "check-told")}
                {paragraph(next, "check-next")}
                {copy.into_iter().map(|(what, text)| view! { <CopyText what text/> }).collect_view()}
                {not_answered.map(|explained| view! { <FailureWords explained/> })}
                {fix.map(|fix| view! { <div class="check-fix">{fix}</div> })}
                <Evidence topic={check.topic} book/>
            </div>
            <Repeat topic={check.topic} book/>
        </li>
    }
}

/// A text to copy for whoever has to do something with it.
#[component]
fn CopyText(what: &'static str, text: String) -> impl IntoView {
    let shown = text.clone();
    view! {
        <div class="check-copy">
            <pre tabindex="0" role="group" aria-label={what}>{shown}</pre>
            <CopyButton label={format!("{}: {what}", words::COPY)} what source={CopySource::text(move || text.clone())}/>
        </div>
    }
}

#[component]
fn Evidence(topic: Topic, book: FactBook) -> impl IntoView {
    view! {
        <details class="evidence">
            <summary>{words::EVIDENCE}<span class="visually-hidden">{format!(": {}", words::title(topic))}</span></summary>
            <pre tabindex="0" role="group" aria-label={words::EVIDENCE}>
                {move || book.with(|facts| evidence(facts, topic))}
            </pre>
        </details>
    }
}

/// The button that makes this check again.
#[component]
fn Repeat(topic: Topic, book: FactBook) -> impl IntoView {
    let session = session();
    let asks = topic.asks();
    let under_way = {
        let asks = asks.clone();
        Memo::new(move |_| book.with(|facts| facts.under_way.any_of(&asks)))
    };
    view! {
        <button
            type="button"
            class="button button-quiet"
            aria-label={words::repeat(topic)}
            title={words::repeat(topic)}
            aria-busy=move || under_way.get().then_some("true")
            on:click=move |_| {
                if !under_way.get_untracked() {
                    book.ask(&session, &asks, Manner::Asked);
                }
            }
        >
            <Icon shape={icons::AGAIN}/>
        </button>
    }
}

/// Class by which the style sheet knows a state.
pub fn state_class(state: State) -> &'static str {
    match state {
        State::Asking => "is-asking",
        State::Ok => "is-ok",
        State::ToDo => "is-to-do",
        State::Failed => "is-failed",
        State::Unknown => "is-unknown",
    }
}

/// Icon of a state.
pub fn state_icon(state: State) -> &'static str {
    match state {
        State::Ok => icons::CHECK,
        State::Failed => icons::CROSS,
        State::Unknown => icons::QUESTION,
        State::Asking | State::ToDo => icons::CIRCLE,
    }
}
