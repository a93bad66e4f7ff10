//! One finding of the list.

use creatio::App;
use leptos::prelude::*;
use model::{
    findings::{Finding, FixPlace, GroupBy, Rule, Severity},
    list::view::{Filter, ListView},
};

use crate::{
    app_store::AppStore,
    audit::Audit,
    browser,
    components::{Button, Look, Messages},
    routes::Route,
    session::session,
    text::findings as texts,
};

/// The app of a finding as it is now.
pub fn app_of(store: AppStore, finding: &Finding) -> Option<App> {
    let rows = untrack(|| store.rows());
    rows.iter().find(|row| row.id == finding.app).map(|row| row.app.get_untracked())
}

fn element_id(finding: &Finding) -> String {
    format!("{}-{}", finding.rule.key(), finding.app)
}

/// Moves the focus to the button of a finding, which is another one after accepting it.
pub fn focus_item(finding: &Finding) {
    let selector = format!("[id='{}'] button", element_id(finding));
    request_animation_frame(move || {
        browser::focus::focus_first(&selector);
    });
}

/// A finding, with its severity, its app and what can be done. The first one of its group also shows the heading.
pub fn item(
    finding: Finding,
    by: GroupBy,
    heads_group: Option<usize>,
    accepting: RwSignal<Option<Finding>>,
) -> AnyView {
    let (store, messages, audit) =
        (expect_context::<AppStore>(), expect_context::<Messages>(), Audit::of(&session()));
    let [title, reason, fix] = texts::describe(finding.rule);
    let (severity, place) = finding.rule.spec();
    let heading = heads_group.map(|count| {
        let count = texts::count(count, 0);
        match by {
            GroupBy::Rule => view! {
                <h2>{title}" "<span class="hint">{count}</span></h2>
                <p class="hint">{reason}" "{fix}</p>
            }
            .into_any(),
            GroupBy::App => view! { <h2><bdi translate="no">{finding.app_name.clone()}</bdi>" "<span class="hint">{count}</span></h2> }.into_any(),
        }
    });
    let what = match by {
        GroupBy::Rule => ().into_any(),
        GroupBy::App => {
            view! { <span><strong>{title}</strong>" "<span class="hint">{fix}</span></span> }.into_any()
        }
    };
    let app_link = view! {
        <a href={Route::App(finding.app.clone()).to_query()} translate="no"><bdi>{finding.app_name.clone()}</bdi></a>
    };
    let fix_link =
        fix_query(&finding, place).map(|query| view! { <a href={query}>{texts::fix_place(place)}</a> });
    let value = match finding.rule {
        Rule::OffForLong | Rule::Unchanged => browser::intl::format_recent(&finding.value),
        // It is the name that the link shows.
        Rule::SameName | Rule::TestName => String::new(),
        _ => finding.value.clone(),
    };
    let accepted = finding.acceptance.as_ref().map(|accepted| {
        let text = texts::accepted(&accepted.reason, &browser::intl::format_recent(&accepted.on));
        view! { <span class="finding-accepted">{text}</span> }
    });
    let id = element_id(&finding);
    let class = match severity {
        _ if accepted.is_some() => "severity severity-accepted",
        Severity::High => "severity severity-high",
        Severity::Medium => "severity severity-medium",
        Severity::Low => "severity severity-low",
    };
    let (label, press) = if accepted.is_some() {
        let withdraw = Callback::new(move |()| {
            if let Some(app) = app_of(store, &finding) {
                audit.accept(finding.rule, &app, None);
                messages.say(texts::WITHDRAWN.to_owned());
                focus_item(&finding);
            }
        });
        (texts::WITHDRAW, withdraw)
    } else {
        (texts::ACCEPT, Callback::new(move |()| accepting.set(Some(finding.clone()))))
    };
    view! {
        <li class="audit-item" class:audit-head={heads_group.is_some()} id={id}>
            {heading}
            <div class="audit-line">
                <span class={class}>{texts::severity(severity)}</span>
                <span class="audit-what">
                    {app_link}
                    {what}
                    <span class="audit-value" translate="no">{value}</span>
                    {fix_link}
                    {accepted}
                </span>
                <Button label look={Look::Quiet} press/>
            </div>
        </li>
    }
    .into_any()
}

/// Where a finding is fixed, unless that is the page of its app, which is linked anyway.
fn fix_query(finding: &Finding, place: FixPlace) -> Option<String> {
    match place {
        FixPlace::App => None,
        FixPlace::Access => Some(Route::Access.to_query()),
        FixPlace::AppsOfUser => {
            let filter = Filter { system_user: finding.user.clone(), ..Filter::default() };
            Some(Route::Apps(ListView { filter, ..ListView::default() }).to_query())
        }
    }
}
