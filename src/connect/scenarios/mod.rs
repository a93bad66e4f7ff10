//! The Connect page in front of a stand-in in the same process. Each test sets up a site by named conditions and expects
//! these findings, with their cause and fix, and no others.
//!
//! The rows are those of creatio-api.md, section 8.2. Rows 1, 11, 12, 15, 16 and 21 show only in a single app or its
//! token, so they are not here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod creatio_site;
mod discovery;
mod identity_service;
mod in_process;
mod missing_services;
mod report;
mod set_up;
mod settings;

use std::sync::Arc;

use creatio::{Client, DefaultResourceOutcome, Workspace};
use in_process::{CREATIO, IDENTITY_SERVICE, InProcess};
use model::connection::{
    checks::{Check, CheckResult, State, evaluate},
    environment::read_environment,
    facts::Facts,
    fetch,
    last_test::{LastTest, TestOutcome},
    query::Query,
    verdict::overall,
};
use stand_in::{
    environment::Environment,
    fault::Fault,
    profile::Profile,
    site::{Site, SiteSpec},
};

use crate::text::checks::{guidance, problem};

/// Every version that the stand-in imitates.
const ALL: &[Profile] = &[Profile::Framework80, Profile::Core81, Profile::Framework10];
/// The versions with a health check; on the others, only creating the default resource tests the Identity Service.
const WITH_HEALTH_CHECK: &[Profile] = &[Profile::Core81, Profile::Framework10];

/// A site and how the page is set up in front of it.
#[derive(Clone, Copy)]
struct Scenario {
    profiles: &'static [Profile],
    /// Conditions of the stand-in.
    conditions: &'static [&'static str],
    /// `identityService` in `config.json`.
    identity_service: Option<&'static str>,
    /// `workspace` in `config.json`.
    workspace: Option<Workspace>,
    /// Whether “Create default resource” is pressed.
    creates_resource: bool,
    /// A fault in every response of Creatio.
    fault: Option<Fault>,
}

/// A connected site.
const HEALTHY: Scenario = Scenario {
    profiles: ALL,
    conditions: &[],
    identity_service: Some("http://127.0.0.1:8000/identity/"),
    workspace: None,
    creates_resource: false,
    fault: None,
};

/// A check that finds something.
struct Expected {
    check: Check,
    state: State,
    /// A part of the summary.
    cause: &'static str,
    /// A part of the next step or of a text to copy.
    fix: &'static str,
}

fn to_do(check: Check, cause: &'static str, fix: &'static str) -> Expected {
    Expected { check, state: State::ToDo, cause, fix }
}

fn failed(check: Check, cause: &'static str, fix: &'static str) -> Expected {
    Expected { check, state: State::Failed, cause, fix }
}

impl Scenario {
    /// Expects these findings and no others, in every version of the scenario.
    fn finds(self, expected: &[Expected]) {
        for profile in self.profiles {
            let (facts, _) = self.open(*profile);
            let results = evaluate(&facts);
            let found = findings(&results);
            let actual: Vec<_> = found.iter().map(|result| (result.check, result.state())).collect();
            let wanted: Vec<_> = expected.iter().map(|one| (one.check, one.state)).collect();
            assert_eq!(actual, wanted, "findings on {profile}");
            for (result, expected) in found.iter().zip(expected) {
                let guidance = guidance(result).unwrap();
                let Expected { check, cause, fix, .. } = expected;
                assert!(
                    guidance.summary.contains(cause),
                    "{check:?} on {profile}: “{cause}” in {guidance:#?}"
                );
                let has_fix = guidance.next_step.contains(fix)
                    || guidance.snippets.iter().any(|snippet| snippet.text.contains(fix));
                // Other pages show only this sentence.
                assert!(!result.is_problem() || !problem(result).is_empty(), "{check:?} on {profile}");
                assert!(has_fix, "{check:?} on {profile}: “{fix}” in {guidance:#?}");
            }
            let is_proven = facts.health.known().is_some() || facts.test_outcome().is_some();
            let is_complete = is_proven && !found.iter().any(|result| result.is_problem());
            assert_eq!(overall(&results) == State::Ok, is_complete, "the verdict on {profile}");
        }
    }

    /// Opens the Connect page.
    fn open(self, profile: Profile) -> (Facts, Arc<InProcess>) {
        let browser = Arc::new(InProcess::signed_in(site(profile, self.conditions)));
        let client = Client::new(browser.clone(), CREATIO, self.workspace);
        let mut facts = Facts::default();
        facts.environment.configured_workspace = self.workspace;
        facts.environment.identity_service = self.identity_service.map(str::to_owned);
        let fetch = |facts: &mut Facts, query| {
            match wait(fetch::fetch(&client, query, self.identity_service)) {
                Ok(apply) => apply(facts),
                Err(error) => fetch::fail(query, error, facts),
            }
            read_environment(&client, &mut facts.environment);
        };
        if let Some(fault) = self.fault {
            browser.with_site(|site| site.faults.schedule("*", fault, 0, 0));
        }
        fetch(&mut facts, Query::User);
        if self.creates_resource {
            // A resource that already exists proves nothing about the Identity Service.
            let shown = match wait(client.create_default_resource()) {
                Ok(DefaultResourceOutcome::AlreadyExisted) => None,
                outcome => TestOutcome::of_call(&outcome.map(drop)),
            };
            facts.last_test = shown.map(|outcome| LastTest::new(outcome, 0, None));
        }
        for query in Query::on_open() {
            fetch(&mut facts, query);
        }
        (facts, browser)
    }
}

fn site(profile: Profile, conditions: &[&str]) -> Site {
    let conditions = conditions.iter().map(|condition| condition.parse().unwrap()).collect();
    let order = SiteSpec { profile, conditions, ..SiteSpec::default() };
    let mut site = Site::new(order, Environment::with_system_clock());
    site.creatio.identity.address = IDENTITY_SERVICE.to_owned();
    site
}

/// The checks that found something to do or to fix.
fn findings(results: &[CheckResult]) -> Vec<&CheckResult> {
    results.iter().filter(|result| result.found_something()).collect()
}

/// Runs a future that is ready immediately, because the stand-in is in the same process.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("a stand-in in the same process responds immediately"),
    }
}

#[test]
fn a_connected_site_gives_no_finding() {
    HEALTHY.finds(&[]);
}

#[test]
fn opening_the_page_sends_every_query_once() {
    for profile in ALL {
        let (_, browser) = HEALTHY.open(*profile);
        let journal = browser.with_site(|site| site.journal.to_json());
        let mut calls: Vec<String> = journal
            .as_array()
            .unwrap()
            .iter()
            .filter(|entry| entry["call"] != "GetCurrentUserInfo")
            .map(|entry| format!("{} {}", entry["path"].as_str().unwrap(), entry["request"]))
            .collect();
        // The page itself is not served by Creatio.
        let expected = Query::on_open().filter(|query| *query != Query::PagePolicy).count();
        assert_eq!(calls.len(), expected, "{profile}: {calls:#?}");
        calls.sort();
        calls.dedup();
        assert_eq!(calls.len(), expected, "{profile}: a call is sent twice");
    }
}
