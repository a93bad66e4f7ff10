//! The page of findings.

use leptos::prelude::*;
use model::findings::{Finding, GroupBy, Severity, grouped};

use super::{
    accept::AcceptDialog,
    export::ExportFindings,
    item::{app_of, focus_item, item, key},
};
use crate::{
    app_store::AppStore,
    audit::{Audit, AuditCall, MORE, ROWS_AT_ONCE, Wanted, drawn, more_button},
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
    let users = AuditCall::of_all(Wanted::GrantTypes);
    let (severity, way) = (RwSignal::new(0_usize), RwSignal::new(0_usize));
    let accepting = RwSignal::new(None::<Finding>);
    let withdrawing = audit.clone();
    let shown = Memo::new(move |_| {
        let wanted = SEVERITIES.get(severity.get()).copied().flatten();
        let mut findings = audit.findings(store);
        findings.retain(|finding| wanted.is_none_or(|wanted| finding.rule.spec().0 == wanted));
        grouped(findings, GROUPS.get(way.get()).copied().unwrap_or_default())
    });
    let count = move || {
        let accepted = shown.with(|all| all.iter().filter(|finding| finding.acceptance.is_some()).count());
        texts::count(shown.with(Vec::len) - accepted, accepted)
    };
    let limit = RwSignal::new(ROWS_AT_ONCE);
    let press = Callback::new(move |pressed: String| {
        if pressed == MORE {
            return limit.update(|limit| *limit += ROWS_AT_ONCE);
        }
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
    let list =
        move || shown.with(|all| list(all, GROUPS.get(way.get()).copied().unwrap_or_default(), limit.get()));
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
            {users.view(texts::READING, texts::READ_FAILED)}
            {drawn(Box::new(list), press)}
            <AcceptDialog subject=accepting/>
        </div>
    }
}

/// The first findings, up to a limit; the first one of a group shows its heading.
fn list(findings: &[Finding], by: GroupBy, limit: usize) -> Vec<Markup> {
    if findings.is_empty() {
        return vec![text("p", "empty", texts::NONE)];
    }
    let mut items = Vec::new();
    for group in findings.chunk_by(|one, other| by.key(one) == by.key(other)) {
        for (at, finding) in group.iter().enumerate().take(limit - items.len()) {
            items.push(item(finding, by, (at == 0).then_some(group.len())));
        }
    }
    let more = more_button(findings.len() - items.len());
    let list = element("ul", &[("class", "audit-list"), ("aria-label", texts::HEADING)], items);
    [list].into_iter().chain(more).collect()
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
