//! One finding of the list.

use creatio::App;
use leptos::prelude::*;
use model::{
    findings::{Finding, FixPlace, GroupBy, Rule, Severity},
    list::view::{Filter, ListView},
};

use crate::{
    app_store::AppStore,
    browser::{
        self,
        markup::{Markup, PRESS, element, link, text},
    },
    routes::Route,
    text::findings as texts,
};

/// The app of a finding as it is now.
pub fn app_of(store: AppStore, finding: &Finding) -> Option<App> {
    let rows = untrack(|| store.rows());
    rows.iter().find(|row| row.id == finding.app).map(|row| row.app.get_untracked())
}

/// What identifies a finding, in the document and for its button.
pub fn key(finding: &Finding) -> String {
    format!("{}-{}", finding.rule.key(), finding.app)
}

/// Moves the focus to the button of a finding, which is another one after accepting it.
pub fn focus_item(finding: &Finding) {
    let selector = format!("[id='{}'] button", key(finding));
    request_animation_frame(move || {
        browser::focus::focus_first(&selector);
    });
}

/// A finding, with its severity, its app and what can be done. The first of its group also shows the heading, with the
/// number of findings in the group.
pub fn item(finding: &Finding, by: GroupBy, heads_group: Option<usize>) -> Markup {
    let [title, reason, fix] = texts::describe(finding.rule);
    let (severity, place) = finding.rule.spec();
    let mut content = Vec::new();
    if let Some(count) = heads_group {
        let name = match by {
            GroupBy::Rule => title,
            GroupBy::App => &finding.app_name,
        };
        let count = text("span", "hint", &texts::count(count, 0));
        content.push(element("h2", &[], vec![Markup::Text(format!("{name} ")), count]));
        if by == GroupBy::Rule {
            content.push(text("p", "hint", &format!("{reason} {fix}")));
        }
    }
    let mut what = vec![link(&Route::App(finding.app.clone()).to_query(), &finding.app_name)];
    if by == GroupBy::App {
        what.push(text("strong", "", title));
        what.push(text("span", "hint", fix));
    }
    let value = match finding.rule {
        Rule::OffForLong | Rule::Unchanged => browser::intl::format_recent(&finding.value),
        // It is the name that the link shows.
        Rule::SameName | Rule::TestName => String::new(),
        _ => finding.value.clone(),
    };
    what.push(text("span", "audit-value", &value));
    if let Some(query) = fix_query(finding, place) {
        what.push(element("a", &[("href", &query)], vec![Markup::Text(texts::fix_place(place).to_owned())]));
    }
    let class = match (&finding.acceptance, severity) {
        (Some(_), _) => "severity severity-accepted",
        (None, Severity::High) => "severity severity-high",
        (None, Severity::Medium) => "severity severity-medium",
        (None, Severity::Low) => "severity severity-low",
    };
    let mut label = texts::ACCEPT;
    if let Some(accepted) = &finding.acceptance {
        let on = browser::intl::format_recent(&accepted.on);
        what.push(text("span", "audit-accepted", &texts::accepted(&accepted.reason, &on)));
        label = texts::WITHDRAW;
    }
    let key = key(finding);
    let button = [("type", "button"), ("class", "button button-quiet"), (PRESS, key.as_str())];
    content.push(element(
        "div",
        &[("class", "audit-line")],
        vec![
            text("span", class, texts::severity(severity)),
            element("span", &[("class", "audit-what")], what),
            element("button", &button, vec![Markup::Text(label.to_owned())]),
        ],
    ));
    let class = if heads_group.is_some() { "audit-item audit-head" } else { "audit-item" };
    element("li", &[("class", class), ("id", &key)], content)
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
