//! The page of findings.

use leptos::prelude::*;
use model::findings::{Finding, GroupBy, Severity, groups};
use strum::IntoEnumIterator as _;

use super::{accept::AcceptDialog, export::ExportFindings, item::item};
use crate::{
    app_store::AppStore,
    audit::{Audit, Wanted, reading},
    browser,
    components::{Button, FailureNote, Look},
    session::session,
    text::{self, failure::explain, findings as texts},
};

/// The findings over all apps, grouped and filtered.
#[component]
pub fn FindingsPage() -> impl IntoView {
    let (session, store) = (session(), expect_context::<AppStore>());
    let audit = Audit::of(&session);
    let users = reading(Wanted::GrantTypes);
    let severity = RwSignal::new(None::<Severity>);
    let by = RwSignal::new(GroupBy::Rule);
    let accepting = RwSignal::new(None::<Finding>);
    let shown = Memo::new(move |_| {
        let wanted = severity.get();
        let mut findings = audit.findings(store);
        findings.retain(|finding| wanted.is_none_or(|wanted| finding.rule.spec().0 == wanted));
        groups(findings, by.get()).concat()
    });
    let retry = Callback::new(move |()| {
        store.ensure(&session);
        users.load();
    });
    let state = move || match users.get() {
        None => view! { <p class="hint" aria-busy="true">{texts::READING}</p> }.into_any(),
        Some(Ok(())) => ().into_any(),
        Some(Err(error)) => view! {
            <FailureNote explained={explain(texts::READ_FAILED, &error)}>
                <Button label={text::TRY_AGAIN} press=retry/>
            </FailureNote>
        }
        .into_any(),
    };
    let count = move || {
        let accepted = shown.with(|all| all.iter().filter(|finding| finding.acceptance.is_some()).count());
        texts::count(shown.with(Vec::len) - accepted, accepted)
    };
    let severities = [(texts::EVERY_SEVERITY, None)]
        .into_iter()
        .chain(Severity::iter().map(|severity| (texts::severity(severity), Some(severity))));
    let ways = [GroupBy::Rule, GroupBy::App].map(|way| (texts::group_by(way), way));
    let print = Callback::new(move |()| browser::page::print());
    view! {
        <div class="audit">
            <header class="page-head">
                <h1>{texts::HEADING}</h1>
                <div class="row page-tools">
                    <ExportFindings shown/>
                    <Button label={texts::PRINT} look={Look::Plain} press=print/>
                </div>
            </header>
            <p class="lead">{texts::LEAD}</p>
            <div class="row audit-tools">
                {select(texts::SEVERITY, severities.collect(), severity)}
                {select(texts::GROUP_BY, ways.into(), by)}
                <p role="status">{count}</p>
            </div>
            {state}
            {move || list(shown.get(), by.get(), accepting)}
            <AcceptDialog subject=accepting/>
        </div>
    }
}

/// The list; a group is a run of findings, of which the first one shows the heading.
fn list(findings: Vec<Finding>, by: GroupBy, accepting: RwSignal<Option<Finding>>) -> AnyView {
    if findings.is_empty() {
        return view! { <p class="empty">{texts::NONE}</p> }.into_any();
    }
    let is_same_group = |one: &Finding, other: &Finding| match by {
        GroupBy::Rule => one.rule == other.rule,
        GroupBy::App => one.app == other.app,
    };
    let items: Vec<AnyView> = findings
        .chunk_by(is_same_group)
        .flat_map(|group| {
            let head = group.len();
            group
                .iter()
                .enumerate()
                .map(move |(at, finding)| item(finding.clone(), by, (at == 0).then_some(head), accepting))
        })
        .collect();
    view! { <ul class="audit-list" aria-label={texts::HEADING}>{items}</ul> }.into_any()
}

/// A field with a few choices.
fn select<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    choices: Vec<(&'static str, T)>,
    chosen: RwSignal<T>,
) -> AnyView {
    let options = choices.iter().map(|(name, _)| view! { <option>{*name}</option> }).collect_view();
    let change = move |name: String| {
        if let Some((_, value)) = choices.iter().find(|(choice, _)| *choice == name) {
            chosen.set(*value);
        }
    };
    view! {
        <label class="row audit-choice">
            <span>{label}</span>
            <select class="input" on:change:target=move |event| change(event.target().value())>{options}</select>
        </label>
    }
    .into_any()
}
