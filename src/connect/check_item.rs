//! One check in the list: what it found, what to do about it, and what it rests on.

use leptos::{html, prelude::*};

use super::{
    book::{FactBook, Manner},
    finding::{Check, Finding, State},
    topic::Topic,
};
use crate::{
    session::session,
    text::{connect as words, failure::explain, finding::told, report::evidence, told::Told},
    ui::{CopyButton, CopySource, FailureWords, Icon, icons},
};

/// One line of the list. Its buttons outlive what the check finds, so that they keep the focus.
#[component]
pub fn CheckItem(
    /// What it is about.
    topic: Topic,
    /// The check.
    check: Memo<Check>,
    /// Where its facts are kept.
    book: FactBook,
    /// The button that makes it again.
    repeat: NodeRef<html::Button>,
    /// What mends it, where the page can.
    fix: AnyView,
) -> impl IntoView {
    let state = Memo::new(move |_| check.with(|check| check.state));
    view! {
        <li class={move || format!("check {}", state_class(state.get()))}>
            <span class="check-mark">{move || view! { <Icon shape={state_icon(state.get())}/> }}</span>
            <div class="check-body">
                <p class="check-head">
                    <span class="check-title">{words::title(topic)}</span>
                    <span class="check-state">{move || words::state(state.get())}</span>
                </p>
                {move || check.with(found)}
                {fix}
                <Evidence topic book/>
            </div>
            <Repeat topic check book node=repeat/>
        </li>
    }
}

/// What the check found.
fn found(check: &Check) -> impl IntoView + use<> {
    let Told { means, next, copy } = told(check).unwrap_or_default();
    let not_answered = match &check.finding {
        Finding::NotAnswered(error) => Some(explain(words::NOT_ANSWERED, error)),
        _ => None,
    };
    let paragraph =
        |text: String, class: &'static str| (!text.is_empty()).then(|| view! { <p class={class}>{text}</p> });
    view! {
        {paragraph(means, "check-told")}
        {paragraph(next, "check-next")}
        {copy.into_iter().map(|(what, text)| view! { <CopyText what text/> }).collect_view()}
        {not_answered.map(|explained| view! { <div><FailureWords explained/></div> })}
    }
}

/// A text to copy for whoever has to do something with it.
#[component]
fn CopyText(what: &'static str, text: String) -> impl IntoView {
    let shown = text.clone();
    view! {
        <div class="check-copy">
            <pre tabindex="0" role="group" aria-label={what}>{shown}</pre>
            <CopyButton
                label={format!("{}: {what}", words::COPY)}
                what
                source={CopySource::text(move || text.clone())}
            />
        </div>
    }
}

#[component]
fn Evidence(topic: Topic, book: FactBook) -> impl IntoView {
    view! {
        <details class="evidence">
            <summary>
                {words::EVIDENCE}
                <span class="visually-hidden">{format!(": {}", words::title(topic))}</span>
            </summary>
            <pre tabindex="0" role="group" aria-label={words::EVIDENCE}>
                {move || book.with(|facts| evidence(facts, topic))}
            </pre>
        </details>
    }
}

/// The button that makes this check again.
#[component]
fn Repeat(topic: Topic, check: Memo<Check>, book: FactBook, node: NodeRef<html::Button>) -> impl IntoView {
    let session = session();
    let under_way = Memo::new(move |_| book.with(|facts| facts.under_way.any_of(&topic.asks())));
    let press = move |_| {
        if under_way.get_untracked() {
            return;
        }
        // Where nothing was answered at all, every answer is out of date.
        let all_failed = check.with_untracked(|check| matches!(check.finding, Finding::SiteFails(_)));
        match all_failed {
            true => book.ask_anew(&session),
            false => book.ask(&session, &topic.asks(), Manner::Asked),
        }
    };
    view! {
        <button
            type="button"
            class="button button-quiet"
            aria-label={words::repeat(topic)}
            title={words::repeat(topic)}
            aria-busy=move || under_way.get().then_some("true")
            node_ref=node
            on:click=press
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
