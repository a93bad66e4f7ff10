//! One check in the list: what it found, what to do about it, and its details.

use leptos::prelude::*;
use model::connection::checks::{Check, CheckResult, Finding, Outcome, site};

use super::{
    setup::Setup,
    state_style::{state_class, state_icon},
};
use crate::{
    components::{CopyButton, CopySource, FailureText, Icon, icons},
    connection::{FactStore, OnSessionEnd},
    session::session,
    text::{
        checks::{guidance, title},
        connect as texts,
        failure::explain,
        guidance::Snippet,
        report::details,
    },
};

/// An item of the list. Its buttons are not recreated when the result changes, so that they keep the focus.
#[component]
pub fn CheckItem(
    /// The check.
    check: Check,
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let result = setup.check(check);
    let state = Memo::new(move |_| result.with(CheckResult::state));
    view! {
        <li class={move || format!("check {}", state_class(state.get()))}>
            <span class="check-mark">{move || view! { <Icon shape={state_icon(state.get())}/> }}</span>
            <div class="check-body">
                <p class="check-title">{title(check)}</p>
                {move || result.with(|result| view! { <ResultText result={result.clone()}/> })}
                <Details check store={setup.store}/>
            </div>
            <span class="check-state" translate="no">{move || texts::state(state.get())}</span>
            <Repeat result store={setup.store}/>
        </li>
    }
}

/// What a check found and what to do about it.
#[component]
pub fn ResultText(
    /// The check with its outcome.
    result: CheckResult,
    /// Whether the texts to copy are one press away.
    #[prop(optional)]
    folds_snippets: bool,
) -> impl IntoView {
    if let Outcome::NotAnswered(error) = &result.outcome {
        let explained = explain(texts::NOT_ANSWERED, error);
        return view! { <div><FailureText explained/></div> }.into_any();
    }
    let guidance = guidance(&result).unwrap_or_default();
    let paragraph =
        |text: String, class: &'static str| (!text.is_empty()).then(|| view! { <p class={class}>{text}</p> });
    let has_snippets = !guidance.snippets.is_empty();
    let snippets =
        guidance.snippets.into_iter().map(|snippet| view! { <CopySnippet snippet/> }).collect_view();
    let snippets = if folds_snippets && has_snippets {
        view! {
            <details class="check-details">
                <summary>{texts::TEXTS_TO_COPY}</summary>
                {snippets}
            </details>
        }
        .into_any()
    } else {
        snippets.into_any()
    };
    view! {
        {paragraph(guidance.summary, "check-summary")}
        {paragraph(guidance.next_step, "check-next")}
        {snippets}
    }
    .into_any()
}

#[component]
fn CopySnippet(snippet: Snippet) -> impl IntoView {
    let Snippet { name, text } = snippet;
    let copied = text.clone();
    view! {
        <div class="check-copy">
            <pre tabindex="0" role="group" translate="no" aria-label={name}>{text}</pre>
            <CopyButton
                label={format!("{}: {name}", texts::COPY)}
                what={name}
                source={CopySource::text(move || copied.clone())}
            />
        </div>
    }
}

#[component]
fn Details(check: Check, store: FactStore) -> impl IntoView {
    view! {
        <details class="check-details">
            <summary>
                {texts::DETAILS}
                <span class="visually-hidden">{format!(": {}", title(check))}</span>
            </summary>
            <pre tabindex="0" role="group" translate="no" aria-label={texts::DETAILS}>
                {move || store.with(|facts| details(facts, check))}
            </pre>
        </details>
    }
}

/// The button that repeats one check.
#[component]
fn Repeat(result: Memo<CheckResult>, store: FactStore) -> impl IntoView {
    let session = session();
    let check = result.with_untracked(|result| result.check);
    let queries = check.definition().queries;
    let is_running = Memo::new(move |_| store.with(|facts| facts.running.contains_any(queries)));
    let press = move |_| {
        if is_running.get_untracked() {
            return;
        }
        // If Creatio did not respond at all, every fact is out of date.
        if result.with_untracked(answers_nothing) {
            store.fetch_all(&session);
        } else {
            store.fetch(&session, queries.iter().copied(), OnSessionEnd::Prompt);
        }
    };
    view! {
        <button
            type="button"
            class="button button-quiet check-repeat"
            aria-label={texts::repeat(check)}
            title={texts::repeat(check)}
            aria-busy=move || is_running.get().then_some("true")
            on:click=press
        >
            <Icon shape={icons::AGAIN}/>
        </button>
    }
}

fn answers_nothing(result: &CheckResult) -> bool {
    matches!(result.outcome, Outcome::Found(Finding::Site(site::Finding::AnswersNothing(_))))
}
