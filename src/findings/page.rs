//! The page of findings.

use leptos::prelude::*;
use model::findings::{Finding, GroupBy, Severity, groups};

use super::{
    accept::AcceptDialog,
    export::ExportFindings,
    item::{app_of, focus_item, item, key},
};
use crate::{
    app_store::AppStore,
    audit::{Audit, Wanted, drawn, reading, state},
    browser::{
        self,
        markup::{Markup, element, text},
    },
    components::{Button, Messages},
    session::session,
    text::findings as texts,
};

/// The choices of severity; the first one is all of them.
const SEVERITIES: [Option<Severity>; 4] =
    [None, Some(Severity::High), Some(Severity::Medium), Some(Severity::Low)];
const GROUPS: [GroupBy; 2] = [GroupBy::Rule, GroupBy::App];

/// The findings over all apps, grouped and filtered.
#[component]
pub fn FindingsPage() -> impl IntoView {
    let (session, store, messages) = (session(), expect_context::<AppStore>(), expect_context::<Messages>());
    let audit = Audit::of(&session);
    let users = reading(Wanted::GrantTypes);
    let (severity, way) = (RwSignal::new(0_usize), RwSignal::new(0_usize));
    let accepting = RwSignal::new(None::<Finding>);
    let withdrawing = audit.clone();
    let shown = Memo::new(move |_| {
        let wanted = SEVERITIES.get(severity.get()).copied().flatten();
        let mut findings = audit.findings(store);
        findings.retain(|finding| wanted.is_none_or(|wanted| finding.rule.spec().0 == wanted));
        groups(findings, GROUPS.get(way.get()).copied().unwrap_or_default()).concat()
    });
    let retry = Callback::new(move |()| {
        store.ensure(&session);
        users.load();
    });
    let count = move || {
        let accepted = shown.with(|all| all.iter().filter(|finding| finding.acceptance.is_some()).count());
        texts::count(shown.with(Vec::len) - accepted, accepted)
    };
    let press = Callback::new(move |pressed: String| {
        let Some(finding) = shown.with_untracked(|all| all.iter().find(|one| key(one) == pressed).cloned())
        else {
            return;
        };
        if finding.acceptance.is_none() {
            return accepting.set(Some(finding));
        }
        if let Some(app) = app_of(store, &finding) {
            withdrawing.accept(finding.rule, &app, None);
            messages.say(texts::WITHDRAWN.to_owned());
            focus_item(&finding);
        }
    });
    let list = move || list(&shown.get(), GROUPS.get(way.get()).copied().unwrap_or_default());
    let severities = SEVERITIES.map(|choice| choice.map_or(texts::EVERY_SEVERITY, texts::severity)).to_vec();
    let print = Callback::new(move |()| browser::page::print());
    view! {
        <div class="audit">
            <header class="page-head">
                <h1>{texts::HEADING}</h1>
                <div class="row page-tools">
                    <ExportFindings shown/>
                    <Button label={texts::PRINT} press=print/>
                </div>
            </header>
            <p class="lead">{texts::LEAD}</p>
            <div class="row audit-tools">
                {select(texts::SEVERITY, severities, severity)}
                {select(texts::GROUP_BY, GROUPS.map(texts::group_by).to_vec(), way)}
                <p role="status">{count}</p>
            </div>
            {state(users, texts::READING, texts::READ_FAILED, retry)}
            {drawn(Box::new(list), press)}
            <AcceptDialog subject=accepting/>
        </div>
    }
}

/// The list; a group is a run of findings, of which the first one shows the heading.
fn list(findings: &[Finding], by: GroupBy) -> Vec<Markup> {
    if findings.is_empty() {
        return vec![text("p", "empty", texts::NONE)];
    }
    let is_same_group = |one: &Finding, other: &Finding| match by {
        GroupBy::Rule => one.rule == other.rule,
        GroupBy::App => one.app == other.app,
    };
    let mut items = Vec::new();
    for group in findings.chunk_by(is_same_group) {
        for (at, finding) in group.iter().enumerate() {
            items.push(item(finding, by, (at == 0).then_some(group.len())));
        }
    }
    vec![element("ul", &[("class", "audit-list"), ("aria-label", texts::HEADING)], items)]
}

/// A field with a few choices.
fn select(label: &'static str, choices: Vec<&'static str>, chosen: RwSignal<usize>) -> AnyView {
    let options =
        choices.iter().map(|name| view! { <option>{*name}</option> }.into_any()).collect::<Vec<_>>();
    let change = move |name: String| {
        if let Some(at) = choices.iter().position(|choice| *choice == name) {
            chosen.set(at);
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
