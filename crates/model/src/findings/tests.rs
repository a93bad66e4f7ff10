#![allow(clippy::unwrap_used)]

use std::collections::HashMap;

use creatio::{AdminUnit, App, LookupValue, UnitKind};
use strum::IntoEnumIterator as _;

use super::*;
use crate::{
    access::{LastSession, Rating, Reason, UserAccess},
    app::system_user_warnings::SUPERVISOR,
    list::export::Format,
    sample::id,
};

const TODAY: &str = "2026-03-01T12:00:00Z";

fn user(number: u32) -> Option<LookupValue> {
    Some(LookupValue { id: id(number), name: format!("User {number}") })
}

/// An app in which no rule finds anything.
fn good(number: u32) -> App {
    App {
        application_url: format!("https://app{number}.contoso.com"),
        description: "Orders of the web shop".to_owned(),
        ..crate::sample::app(&format!("Shop {number}"), number)
    }
}

fn access(rating: Rating, kind: UnitKind, is_active: bool, has_license: Option<bool>) -> UserAccess {
    UserAccess {
        user: id(9),
        unit: Some(AdminUnit { id: id(7), name: "User".to_owned(), kind, is_active }),
        roles: vec![],
        knows_roles: true,
        operations: vec![],
        knows_operations: true,
        has_license,
        last_session: LastSession::Unknown,
        rating,
        reason: Reason::Employee,
    }
}

/// What an example adds to a site: apps, what is known of the user of the first one, and its grant types.
struct Case {
    apps: Vec<App>,
    user: Option<UserAccess>,
    grant_types: Option<Vec<&'static str>>,
}

fn found_in(case: &Case) -> Vec<Finding> {
    let apps: Vec<&App> = case.apps.iter().collect();
    let first = apps[0];
    let user = case.user.clone().zip(first.system_user.as_ref());
    let users: Vec<_> =
        user.map(|(access, user)| UserAccess { user: user.id.clone(), ..access }).into_iter().collect();
    let grant_types = match &case.grant_types {
        None => GrantTypes::NotRead,
        Some(names) => {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            GrantTypes::ByApp(HashMap::from([(first.id.clone(), names)]))
        }
    };
    let facts = Facts {
        apps: &apps,
        users: &users,
        grant_types: &grant_types,
        today: TODAY,
        normalize: str::to_owned,
    };
    find(&facts, &Accepted::default())
}

/// A case that the rule finds, and a similar one that it must not.
fn cases(rule: Rule) -> (Case, Case) {
    let only = |app| Case { apps: vec![app], user: None, grant_types: None };
    let with_user = |rating, kind, is_active, license| Case {
        user: Some(access(rating, kind, is_active, license)),
        ..only(good(1))
    };
    let url = |url: &str| only(App { application_url: url.to_owned(), ..good(1) });
    let redirect = |redirect: &str| only(App { redirect_url: redirect.to_owned(), ..good(1) });
    let named = |name: &str| only(App { name: name.to_owned(), ..good(1) });
    let of_user = |number| App { system_user: user(9), ..good(number) };
    let without_user = || App { system_user: None, ..good(1) };
    let grants = |app, names: &[&'static str]| Case { grant_types: Some(names.to_vec()), ..only(app) };
    let dated =
        |day: &str, is_active| only(App { modified_on: format!("{day}T03:04:05.000"), is_active, ..good(1) });
    let pair = |other: App| Case { apps: vec![good(1), other], user: None, grant_types: None };
    let (person, external) = (UnitKind::User, UnitKind::ExternalUser);
    let supervisor = LookupValue { id: SUPERVISOR.parse().unwrap(), name: "Supervisor".to_owned() };
    match rule {
        Rule::SupervisorUser => {
            let named_so = LookupValue { name: "Supervisor".to_owned(), ..user(3).unwrap() };
            let acting = |user| only(App { system_user: Some(user), ..good(1) });
            (acting(supervisor), acting(named_so))
        }
        Rule::AdministratorUser => (
            with_user(Rating::Administrator, person, true, None),
            with_user(Rating::BusinessData, person, true, None),
        ),
        Rule::NoSystemUser => (grants(without_user(), &[]), grants(without_user(), &["Authorization code"])),
        Rule::InactiveUser => (
            with_user(Rating::NoAccess, person, false, None),
            with_user(Rating::NoAccess, person, true, None),
        ),
        Rule::UnlicensedUser => (
            with_user(Rating::NoAccess, person, true, Some(false)),
            with_user(Rating::Restricted, UnitKind::TechnicalUser, true, Some(false)),
        ),
        Rule::GrantTypeUnfit => (
            grants(good(1), &["Authorization code"]),
            grants(good(1), &["Authorization code", "Client credentials"]),
        ),
        Rule::ExternalUser => (
            with_user(Rating::Restricted, external, true, None),
            with_user(Rating::Restricted, person, true, None),
        ),
        Rule::SharedUser => (
            Case { apps: vec![of_user(1), of_user(2), of_user(3)], user: None, grant_types: None },
            Case { apps: vec![of_user(1), of_user(2), good(3)], user: None, grant_types: None },
        ),
        Rule::PlainHttp => (url("http://crm.contoso.com"), url("http://localhost:8080")),
        Rule::LocalOrExample => (url("https://shop.example.com/"), url("https://shop.myexample.com")),
        Rule::DefaultUrl => (url("http://defaulturl.com"), url("https://defaulturl.com.contoso.com")),
        Rule::InvalidUrl => (url("shop.contoso.com"), url(" https://shop.contoso.com ")),
        Rule::RedirectElsewhere => {
            (redirect("https://evil.contoso.net/cb"), redirect("https://app1.contoso.com:8443/cb"))
        }
        Rule::SameName => (
            pair(App { name: " shop  1".to_owned(), ..good(2) }),
            pair(App { name: "Shop 11".to_owned(), ..good(2) }),
        ),
        Rule::SameUrl => (
            pair(App { application_url: "HTTPS://APP1.contoso.com/".to_owned(), ..good(2) }),
            pair(App { application_url: "https://app1.contoso.com/two".to_owned(), ..good(2) }),
        ),
        Rule::BlanksAtEnds => (named("Shop 1\u{200b}"), named("Shop  1")),
        Rule::TestName => (named("Shop (Test)"), named("Contest entries")),
        Rule::NoDescription => {
            let described = |text: &str| only(App { description: text.to_owned(), ..good(1) });
            (described(" "), described("Orders"))
        }
        Rule::OffForLong => (dated("2025-11-30", false), dated("2025-12-01", false)),
        Rule::Unchanged => (dated("2025-02-28", true), dated("2025-03-01", true)),
    }
}

#[test]
fn each_rule_finds_its_case_and_not_a_similar_one() {
    for rule in Rule::iter() {
        let (broken, fine) = cases(rule);
        let of_first = |case: &Case| {
            let found = found_in(case).into_iter().filter(|finding| finding.app == case.apps[0].id);
            found.map(|finding| finding.rule).collect::<Vec<_>>()
        };
        assert!(of_first(&broken).contains(&rule), "{rule:?} finds {:?}", of_first(&broken));
        assert!(!of_first(&fine).contains(&rule), "{rule:?} finds {:?}", of_first(&fine));
    }
    assert!(Rule::iter().count() >= 16);
    assert_eq!(found_in(&Case { apps: vec![good(1), good(2)], user: None, grant_types: None }), []);
}

#[test]
fn what_was_not_read_breaks_no_rule() {
    let unread = App { system_user: None, modified_on: String::new(), ..good(1) };
    assert_eq!(found_in(&Case { apps: vec![unread], user: None, grant_types: None }), []);
    let foreign = Case { apps: vec![good(1)], user: None, grant_types: Some(vec!["Code d’autorisation"]) };
    assert_eq!(found_in(&foreign), []);
}

#[test]
fn an_accepted_finding_comes_back_when_the_app_changes() {
    let app = App { description: String::new(), ..good(1) };
    let mut accepted = Accepted::default();
    accepted.accept(Rule::NoDescription, &app, " The name says it ", TODAY.to_owned());
    let accepted = Accepted::from_text(&accepted.to_text());
    let reason = accepted.of(Rule::NoDescription, &app).map(|acceptance| acceptance.reason.as_str());
    assert_eq!(reason, Some("The name says it"));
    assert_eq!(accepted.of(Rule::TestName, &app), None);
    assert_eq!(accepted.of(Rule::NoDescription, &App { id: id(2), ..app.clone() }), None);
    let same = App { modified_on: "2026-02-28T00:00:00Z".to_owned(), ..app.clone() };
    assert!(accepted.of(Rule::NoDescription, &same).is_some(), "only another date, such as of another API");
    for changed in [
        App { name: "Shop".to_owned(), ..app.clone() },
        App { application_url: "https://a.contoso.com".to_owned(), ..app.clone() },
        App { redirect_url: "https://a.contoso.com".to_owned(), ..app.clone() },
        App { description: "x".to_owned(), ..app.clone() },
        App { is_active: false, ..app.clone() },
        App { system_user: user(3), ..app.clone() },
    ] {
        assert_eq!(accepted.of(Rule::NoDescription, &changed), None, "{changed:?}");
    }
    let mut withdrawn = accepted.clone();
    withdrawn.withdraw(Rule::NoDescription, &app);
    assert_eq!(withdrawn, Accepted::default());
    for text in ["", "{}", "[1]", r#"[["no-description","x",-1,"a","b"]]"#, r#"[["no-such","x",1,"a","b"]]"#]
    {
        assert_eq!(Accepted::from_text(text), Accepted::default(), "{text}");
    }
}

fn groups(case: &Case, by: GroupBy) -> Vec<Vec<Finding>> {
    let found = grouped(found_in(case), by);
    found.chunk_by(|one, other| by.key(one) == by.key(other)).map(<[Finding]>::to_vec).collect()
}

#[test]
fn groups_begin_with_the_most_serious_and_then_the_largest() {
    let plain = App { application_url: "http://a.contoso.com".to_owned(), ..good(1) };
    let bare = |number| App { description: String::new(), ..good(number) };
    let both = App { description: String::new(), application_url: "shop".to_owned(), ..good(4) };
    let case = Case { apps: vec![bare(2), plain, bare(3), both], user: None, grant_types: None };
    let by_rule = groups(&case, GroupBy::Rule);
    let rules: Vec<(Rule, usize)> = by_rule.iter().map(|group| (group[0].rule, group.len())).collect();
    assert_eq!(rules, [(Rule::PlainHttp, 1), (Rule::InvalidUrl, 1), (Rule::NoDescription, 3)]);
    let by_app = groups(&case, GroupBy::App);
    let names: Vec<(&str, usize)> =
        by_app.iter().map(|group| (group[0].app_name.as_str(), group.len())).collect();
    assert_eq!(names, [("Shop 4", 2), ("Shop 1", 1), ("Shop 2", 1), ("Shop 3", 1)]);
    assert_eq!(by_app[0][0].rule, Rule::InvalidUrl, "the more serious one first");
}

#[test]
fn a_file_holds_every_finding_and_no_formula() {
    let odd = App { name: "=1+1 test".to_owned(), ..good(1) };
    let mut accepted = Accepted::default();
    accepted.accept(Rule::TestName, &odd, "Agreed, \"for now\"", TODAY.to_owned());
    let apps = [&odd];
    let facts = Facts {
        apps: &apps,
        users: &[],
        grant_types: &GrantTypes::NotRead,
        today: TODAY,
        normalize: str::to_owned,
    };
    let findings = find(&facts, &accepted);
    let describe = |_| ["Title", "Fix"];
    let table = csv(&findings, describe);
    let lines: Vec<&str> = table.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
    assert_eq!(lines[0], "Severity,Rule,Finding,App,AppId,Value,Fix,AcceptedReason,AcceptedOn");
    assert_eq!(
        lines[1],
        "Low,test-name,Title,\"'=1+1 test\",00000000-0000-0000-0000-000000000001,\"'=1+1 test\",Fix,\
         \"Agreed, \"\"for now\"\"\",2026-03-01T12:00:00Z"
    );
    let value: serde_json::Value = serde_json::from_str(&json(&findings, describe, "site", TODAY)).unwrap();
    assert_eq!(value["Findings"][0]["Rule"], "test-name");
    assert_eq!((&value["Site"], &value["ExportedOn"]), (&"site".into(), &TODAY.into()));
    assert_eq!(
        file_name(Format::Csv, "a.example:1", "2026-03-01"),
        "oauth-findings a.example-1 2026-03-01.csv"
    );
}

/// As many apps as a large site has; how long it takes belongs to the bench.
#[test]
fn a_large_site_is_grouped_completely() {
    let apps: Vec<App> = (0..200)
        .map(|number| App {
            name: format!("Shop {} test", number % 90),
            description: String::new(),
            ..good(number)
        })
        .collect();
    let case = Case { apps, user: None, grant_types: None };
    assert_eq!(found_in(&case).len(), 600, "two rules for each app, and one for each pair of names");
    for (by, expected) in [(GroupBy::Rule, 3), (GroupBy::App, 200)] {
        let groups = groups(&case, by);
        assert_eq!((groups.len(), groups.concat().len()), (expected, 600), "no group is in two places");
    }
}
