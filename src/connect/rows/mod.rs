//! Every row of creatio-api.md, section 8.2, that the page Connect can see, set up in the stand-in by name: it gives its
//! finding with its cause and its fix, and nothing else. What only a single app or its token shows (rows 1, 11, 12, 15,
//! 16 and 21) is not seen here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod in_process;
mod table;

use std::{io::Write, sync::Arc};

use creatio::Client;
use stand_in::{profile::ProfileName, site::Site, site::SiteOrder, surroundings::Surroundings};

use super::{
    asking,
    checks::{checks, overall},
    facts::{Ask, Facts},
    finding::{
        Check,
        State::{self, Failed, ToDo},
    },
    topic::Topic,
};
use crate::text::{
    finding::told,
    report::{evidence, report},
    told::Told,
};
use in_process::{CREATIO, IDENTITY, InProcess};
use table::{ALL, LACKING, ROW, ROWS, Row};

fn site(profile: ProfileName, conditions: &[&str]) -> InProcess {
    let conditions = conditions.iter().map(|condition| condition.parse().unwrap()).collect();
    let order = SiteOrder { profile, conditions, ..SiteOrder::default() };
    let mut site = Site::new(order, Surroundings::with_system_clock());
    site.creatio.identity.issuer = IDENTITY.to_owned();
    InProcess::signed_in(site)
}

/// Runs a future that never really waits, as the stand-in answers at once.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("a stand-in in the same process never waits"),
    }
}

/// Opens the page Connect on a site that is broken like that.
fn opened(row: &Row, profile: ProfileName) -> (Facts, Arc<InProcess>) {
    let browser = Arc::new(site(profile, row.conditions));
    let client = Client::new(browser.clone(), CREATIO, row.workspace);
    let mut facts = Facts::default();
    facts.standing.workspace_set = row.workspace;
    facts.standing.identity_service = row.identity_service.map(str::to_owned);
    let learn = |facts: &mut Facts, asks: &[Ask]| {
        for ask in asks {
            match wait(asking::ask(&client, *ask, row.identity_service)) {
                Ok(learn) => learn(facts),
                Err(error) => asking::fail(*ask, error, facts),
            }
            asking::look_around(&client, facts);
        }
    };
    if let Some(fault) = row.fault {
        browser.with_site(|site| site.faults.order("*", fault, 0, 0));
    }
    learn(&mut facts, &[Ask::User]);
    if row.tried {
        let tried = wait(client.add_default_resource());
        // That there is one already tells nothing of the Identity Service.
        facts.tried = tried.map_or_else(|error| Some(Err(error)), |_| None);
    }
    learn(&mut facts, &Ask::ALL);
    (facts, browser)
}

fn trouble(checks: &[Check]) -> Vec<&Check> {
    checks.iter().filter(|check| matches!(check.state, ToDo | Failed)).collect()
}

#[test]
fn every_row_gives_its_finding_its_cause_and_its_fix_and_nothing_else() {
    let mut count = 0;
    for row in ROWS {
        for profile in row.profiles {
            let (facts, _) = opened(row, *profile);
            let checks = checks(&facts);
            let found = trouble(&checks);
            let name = format!("row {} on {profile}", row.row);
            let topics: Vec<_> = found.iter().map(|check| (check.topic, check.state)).collect();
            let expected: Vec<_> = row.finds.iter().map(|(topic, state, ..)| (*topic, *state)).collect();
            assert_eq!(topics, expected, "{name}");
            for (check, (.., cause, fix)) in found.iter().zip(row.finds) {
                let Told { means, next, copy } = told(check).unwrap();
                assert!(means.contains(cause), "{name}: {means}");
                let copy: String = copy.into_iter().map(|(_, text)| text).collect();
                assert!(next.contains(fix) || copy.contains(fix), "{name}: {next} {copy}");
            }
            let blocked = found.iter().any(|check| !check.topic.is_advice());
            assert_eq!(overall(&checks) == State::Ok, !blocked, "{name}: the verdict");
            count += 1;
        }
    }
    // Past the test runner's capturing, for whoever wants to know how much of the table is covered.
    writeln!(
        std::io::stdout(),
        "rows of creatio-api.md 8.2 that Connect sees: {} set up, {count} with versions",
        ROWS.len()
    )
    .unwrap();
}

#[test]
fn a_healthy_site_gives_no_finding() {
    for profile in ALL {
        let (facts, _) = opened(&ROW, *profile);
        assert_eq!(trouble(&checks(&facts)), Vec::<&Check>::new(), "{profile}");
        assert_eq!(overall(&checks(&facts)), State::Ok, "{profile}");
    }
}

#[test]
fn what_a_version_lacks_is_unknown_and_the_rest_decides() {
    for (condition, unknown) in LACKING {
        let (facts, _) = opened(&Row { conditions: &[], ..ROW }, ProfileName::Core81);
        assert_eq!(checks(&facts).iter().filter(|check| check.state == State::Unknown).count(), 0);
        let row = Row { conditions: std::slice::from_ref(condition), ..ROW };
        let (facts, _) = opened(&row, ProfileName::Core81);
        let checks = checks(&facts);
        assert_eq!(trouble(&checks), Vec::<&Check>::new(), "{condition}");
        let found: Vec<_> =
            checks.iter().filter(|check| check.state == State::Unknown).map(|check| check.topic).collect();
        assert_eq!(&found, unknown, "{condition}");
    }
}

#[test]
fn each_fact_is_asked_once() {
    for profile in ALL {
        let (_, browser) = opened(&ROW, *profile);
        let journal = browser.with_site(|site| site.journal.to_json());
        let mut calls: Vec<String> = journal
            .as_array()
            .unwrap()
            .iter()
            .filter(|entry| entry["call"] != "GetCurrentUserInfo")
            .map(|entry| format!("{} {}", entry["path"].as_str().unwrap(), entry["request"]))
            .collect();
        assert_eq!(calls.len(), Ask::ALL.len(), "{profile}: {calls:#?}");
        calls.sort();
        calls.dedup();
        assert_eq!(calls.len(), Ask::ALL.len(), "{profile}: twice the same");
    }
}

#[test]
fn neither_the_report_nor_the_evidence_holds_a_planted_secret() {
    let secrets = ["Pl4nted-Pass", "Pl4ntedSecret", "Pl4ntedToken", "Pl4ntedCookie", "eyJhbGciOiJIUzI1NiJ9"];
    let row = Row {
        conditions: &[
            "setting:OAuth20IdentityServerUrl=http://admin:Pl4nted-Pass@localhost:8090/?client_secret=Pl4ntedSecret&access_token=Pl4ntedToken",
            "setting:OAuth20IdentityServerClientId=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
            "setting:OAuth20IdentityServerClientSecret=Pl4ntedSecret",
        ],
        ..ROW
    };
    for profile in ALL {
        let (mut facts, browser) = opened(&row, *profile);
        let token = creatio::Transport::csrf_token(&*browser).unwrap();
        facts.tried = Some(Err(creatio::Error {
            cause: creatio::Cause::ServerFault,
            call: "AddDefaultResource",
            status: Some(500),
            words: Some(format!("Cookie: .ASPXAUTH=Pl4ntedCookie; BPMCSRF={token}")),
            answer: Some("Authorization: Bearer Pl4ntedToken".to_owned()),
        }));
        facts.health = facts.tried.clone().and_then(Result::err).map(super::facts::Fact::Failed).unwrap();
        let checks = checks(&facts);
        let mut texts: Vec<String> = Topic::ALL.map(|topic| evidence(&facts, topic)).into();
        texts.push(report(&facts, &checks, "2026-11-24T00:00:00Z"));
        assert!(texts.iter().any(|text| text.contains("localhost:8090")), "the address itself is there");
        assert!(texts.iter().any(|text| text.contains("AddDefaultResource: HTTP 500")), "and the failure");
        for text in texts {
            for secret in secrets.iter().copied().chain([token.as_str()]) {
                assert!(!text.contains(secret), "{profile}: {secret} in\n{text}");
            }
        }
    }
}
