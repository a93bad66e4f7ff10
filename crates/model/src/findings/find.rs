//! Applying the rules.

use std::collections::HashMap;

use creatio::{App, Id, UnitKind};
use strum::IntoEnumIterator as _;

use super::{
    accepted::{Acceptance, Accepted},
    address::Address,
    rule::Rule,
};
use crate::{
    access::{Rating, UserAccess},
    app::system_user_warnings::SUPERVISOR,
    typed_text::{comparable, trimmed},
    web_address::is_web_address,
};

/// From this number of apps on, one user acts for many.
pub const MANY_APPS: usize = 3;
/// Days without a change after which an app that is off counts as forgotten.
const OFF_DAYS: i64 = 90;
/// Days without a change after which any app does.
const UNCHANGED_DAYS: i64 = 365;

/// What the rules look at.
pub struct Facts<'a> {
    /// All apps.
    pub apps: &'a [&'a App],
    /// What is known about their users; empty as long as nothing was read.
    pub users: &'a [UserAccess],
    /// The grant types of the apps.
    pub grant_types: &'a GrantTypes,
    /// Today, as `2026-01-31…`.
    pub today: &'a str,
    /// The compatible form of a text (NFKC).
    pub normalize: fn(&str) -> String,
}

/// The grant types of all apps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GrantTypes {
    /// They were not read yet.
    #[default]
    NotRead,
    /// The site has none, or does not let them be read.
    Unavailable,
    /// Their names, by app.
    ByApp(HashMap<Id, Vec<String>>),
}

/// A rule that an app breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Id of the app's record.
    pub app: Id,
    /// The name of the app.
    pub app_name: String,
    /// The user that it acts as.
    pub user: Option<Id>,
    /// The value that the rule is about, such as an address or a user; may be empty.
    pub value: String,
    /// If an administrator accepted it, and the app has not changed since.
    pub acceptance: Option<Acceptance>,
}

/// Everything that the rules find, in the order of the apps.
pub fn find(facts: &Facts<'_>, accepted: &Accepted) -> Vec<Finding> {
    let others = Others::of(facts);
    let today = day_number(facts.today);
    let mut findings = Vec::new();
    for app in facts.apps {
        let subject = Subject::of(app, facts, &others, today);
        for rule in Rule::iter() {
            if let Some(value) = subject.breaks(rule) {
                let acceptance = accepted.of(rule, app).cloned();
                let user = app.system_user.as_ref().map(|user| user.id.clone());
                let (app, app_name) = (app.id.clone(), app.name.clone());
                findings.push(Finding { rule, app, app_name, user, value: value.to_owned(), acceptance });
            }
        }
    }
    findings
}

/// How often names, addresses and users occur.
struct Others {
    names: HashMap<String, usize>,
    places: HashMap<String, usize>,
    users: HashMap<String, usize>,
}

impl Others {
    fn of(facts: &Facts<'_>) -> Self {
        let mut others = Others { names: HashMap::new(), places: HashMap::new(), users: HashMap::new() };
        for app in facts.apps {
            *others.names.entry(looks(&app.name, facts)).or_default() += 1;
            if let Some(address) = Address::of(&app.application_url) {
                *others.places.entry(address.place).or_default() += 1;
            }
            if let Some(user) = &app.system_user {
                *others.users.entry(user.id.to_string()).or_default() += 1;
            }
        }
        others
    }
}

/// A name as it looks; the case of letters makes no difference.
fn looks(name: &str, facts: &Facts<'_>) -> String {
    comparable(name, facts.normalize).to_lowercase()
}

/// An app, and what the rules need to know about it.
struct Subject<'a> {
    app: &'a App,
    user: Option<&'a UserAccess>,
    grant_types: &'a GrantTypes,
    address: Option<Address>,
    redirect: Option<Address>,
    apps_of_user: usize,
    has_name_of_other: bool,
    has_url_of_other: bool,
    /// Days since the last change, if that is known.
    age: Option<i64>,
}

impl<'a> Subject<'a> {
    fn of(app: &'a App, facts: &Facts<'a>, others: &Others, today: Option<i64>) -> Self {
        let user = app.system_user.as_ref().map(|user| &user.id);
        let address = Address::of(&app.application_url);
        Subject {
            app,
            user: user.and_then(|user| facts.users.iter().find(|access| access.user == *user)),
            grant_types: facts.grant_types,
            redirect: Address::of(&app.redirect_url),
            apps_of_user: user.and_then(|user| others.users.get(user.as_str())).copied().unwrap_or_default(),
            has_name_of_other: others.names.get(&looks(&app.name, facts)).is_some_and(|count| *count > 1),
            has_url_of_other: address
                .as_ref()
                .and_then(|address| others.places.get(&address.place))
                .is_some_and(|count| *count > 1),
            address,
            age: today.zip(day_number(&app.modified_on)).map(|(today, day)| today - day),
        }
    }

    /// The value that breaks the rule; `None` if the app follows it, or if what it needs is not known.
    fn breaks(&self, rule: Rule) -> Option<&str> {
        let app = self.app;
        let user_name = app.system_user.as_ref().map_or("", |user| user.name.as_str());
        let is_supervisor = app.system_user.as_ref().is_some_and(|user| user.id.as_str() == SUPERVISOR);
        let unit = self.user.and_then(|user| user.unit.as_ref());
        let (url, redirect) = (app.application_url.as_str(), app.redirect_url.as_str());
        let is_crossing = |address: &Option<Address>| {
            address.as_ref().is_some_and(|address| address.is_http && !address.is_this_computer())
        };
        let is_default = self.address.as_ref().is_some_and(Address::is_default);
        let older_than = |days| self.age.is_some_and(|age| age > days);
        let (found, value) = match rule {
            Rule::SupervisorUser => (is_supervisor, user_name),
            Rule::AdministratorUser => (
                !is_supervisor
                    && self.user.is_some_and(|user| {
                        matches!(user.rating, Rating::FullAccess | Rating::Administrator)
                    }),
                user_name,
            ),
            // Since 8.3 an app that acts for its users has none, but it has a grant type.
            Rule::NoSystemUser => (app.system_user.is_none() && self.has_no_grant_type(), ""),
            Rule::InactiveUser => (unit.is_some_and(|unit| !unit.is_active), user_name),
            Rule::UnlicensedUser => (
                unit.is_some_and(|unit| unit.is_active && unit.kind == UnitKind::User)
                    && self.user.is_some_and(|user| user.has_license == Some(false)),
                user_name,
            ),
            Rule::GrantTypeUnfit => (self.is_grant_type_unfit(), ""),
            Rule::ExternalUser => (unit.is_some_and(|unit| unit.kind == UnitKind::ExternalUser), user_name),
            Rule::SharedUser => (self.apps_of_user >= MANY_APPS, user_name),
            Rule::PlainHttp if is_crossing(&self.redirect) => (true, redirect),
            Rule::PlainHttp => (is_crossing(&self.address) && !is_default, url),
            Rule::LocalOrExample => (self.address.as_ref().is_some_and(Address::is_local_or_example), url),
            Rule::DefaultUrl => (is_default, url),
            Rule::InvalidUrl => (!is_web_address(trimmed(url)), url),
            Rule::RedirectElsewhere => (
                matches!((&self.address, &self.redirect), (Some(own), Some(other)) if own.host != other.host),
                redirect,
            ),
            Rule::SameName => (self.has_name_of_other, app.name.as_str()),
            Rule::SameUrl => (self.has_url_of_other && !is_default, url),
            Rule::BlanksAtEnds => {
                let untrimmed = [&app.name, url, redirect, &app.description]
                    .into_iter()
                    .find(|text| trimmed(text) != *text);
                (untrimmed.is_some(), untrimmed.unwrap_or_default())
            }
            Rule::TestName => (is_test_name(&app.name), app.name.as_str()),
            Rule::NoDescription => (trimmed(&app.description).is_empty(), ""),
            Rule::OffForLong => (!app.is_active && older_than(OFF_DAYS), app.modified_on.as_str()),
            Rule::Unchanged => (app.is_active && older_than(UNCHANGED_DAYS), app.modified_on.as_str()),
        };
        found.then_some(value)
    }

    /// Whether Creatio lists no grant type for the app, as far as it has such a list.
    fn has_no_grant_type(&self) -> bool {
        match self.grant_types {
            GrantTypes::NotRead => false,
            GrantTypes::Unavailable => true,
            GrantTypes::ByApp(all) => all.get(&self.app.id).is_none_or(Vec::is_empty),
        }
    }

    /// Only English names are recognized; others prove nothing.
    fn is_grant_type_unfit(&self) -> bool {
        let GrantTypes::ByApp(all) = self.grant_types else { return false };
        let names = all.get(&self.app.id).map_or(&[][..], Vec::as_slice);
        let is = |name: &String, words: &str| name.to_lowercase().replace(['_', '-'], " ") == words;
        let only = |words| !names.is_empty() && names.iter().all(|name| is(name, words));
        match &self.app.system_user {
            Some(_) => names.is_empty() || only("authorization code"),
            None => only("client credentials"),
        }
    }
}

/// Whether one of the words of a name says that it is a test.
fn is_test_name(name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "test", "tests", "testing", "test1", "test2", "demo", "temp", "tmp", "sample", "trial", "foo",
        "asdf", "qwerty", "copy",
    ];
    let lower = name.to_lowercase();
    lower.split(|character: char| !character.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// The number of a day since 1970, from the beginning of a time (ISO 8601).
fn day_number(time: &str) -> Option<i64> {
    let mut parts = time.get(..10)?.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Counted from March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days_of_year = (153 * month + 2) / 5 + day - 1;
    Some(year * 365 + year / 4 - year / 100 + year / 400 + days_of_year - 719_468)
}
