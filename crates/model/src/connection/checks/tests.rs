#![allow(clippy::unwrap_used)]

use creatio::{Cause, DiscoveryOutcome};

use super::{sample::*, *};
use crate::connection::{
    facts::Fact,
    last_test::TestOutcome,
    verdict::{self, Verdict, link_state, overall},
};

/// The checks in another state than OK.
fn not_ok(facts: &Facts) -> Vec<Check> {
    evaluate(facts)
        .into_iter()
        .filter(|result| result.state() != State::Ok)
        .map(|result| result.check)
        .collect()
}

fn outcome(facts: &Facts, check: Check) -> Outcome<Finding> {
    evaluate(facts).into_iter().find(|result| result.check == check).unwrap().outcome
}

fn verdict(facts: &Facts) -> Verdict {
    verdict::verdict(&evaluate(facts))
}

#[test]
fn every_check_queries_something_and_every_query_serves_a_check() {
    assert!(Check::all().all(|check| !check.definition().queries.is_empty()));
    for query in Query::all() {
        assert!(Check::all().any(|check| check.definition().queries.contains(&query)), "{query:?}");
    }
}

#[test]
fn other_pages_query_only_what_decides_whether_apps_can_be_created() {
    let expected = [
        Query::CanManageSolution,
        Query::Feature,
        Query::ConfigSwitch,
        Query::Settings,
        Query::Health,
        Query::DefaultResources,
    ];
    assert_eq!(queries_for_apps().collect::<Vec<_>>(), expected);
}

#[test]
fn only_findings_of_checks_with_that_repair_propose_a_value() {
    let empty = Finding::from(identity_service_url::Finding::Empty { proposal: Some(String::new()) });
    assert_eq!(empty.proposal(), Some(Proposal::Url(String::new())));
    let with_proposals: Vec<_> =
        Check::all().filter(|check| check.definition().repair == Some(Repair::SaveProposal)).collect();
    assert_eq!(with_proposals, [Check::IdentityServiceUrl, Check::ClientId]);
}

#[test]
fn a_connected_site_passes_every_check() {
    assert_eq!(not_ok(&connected()), []);
    assert_eq!(verdict(&connected()), Verdict::Connected);
    for link in Link::all() {
        assert_eq!(link_state(&evaluate(&connected()), link), State::Ok);
    }
}

#[test]
fn before_any_answer_everything_is_being_checked() {
    let facts = Facts { user: connected().user, ..Facts::default() };
    let waiting: Vec<_> =
        evaluate(&facts).into_iter().filter(|result| result.state() == State::Checking).collect();
    // Known without a query: the user, the cookie, HTTPS, that the browser does not call the Identity Service, and
    // that no clock was read.
    assert_eq!(waiting.len(), Check::all().count() - 5);
    assert_eq!(verdict(&facts), Verdict::Checking);
}

#[test]
fn a_new_site_lists_its_steps_and_leaves_the_rest_for_later() {
    let facts = Facts {
        feature: Fact::Known(false),
        settings: settings("", ""),
        health: health(false, false, false),
        default_resources: Fact::Known(Vec::new()),
        discovery: Fact::Known(DiscoveryOutcome::Failed(error(Cause::Unreachable))),
        ..connected()
    };
    let to_do: Vec<_> = evaluate(&facts)
        .into_iter()
        .filter(|result| result.state() == State::ToDo)
        .map(|result| result.check)
        .collect();
    let expected = [
        Check::Feature,
        Check::IdentityServiceUrl,
        Check::ClientId,
        Check::ClientSecret,
        Check::DefaultResource,
    ];
    assert_eq!(to_do, expected);
    assert_eq!(outcome(&facts, Check::Reachability), Outcome::WaitingForEarlierChecks);
    assert_eq!(outcome(&facts, Check::CreatioClient), Outcome::WaitingForEarlierChecks);
    assert_eq!(verdict(&facts), Verdict::ToDo);
}

#[test]
fn without_a_health_check_a_call_that_needs_the_service_proves_the_connection() {
    let passed = Facts { last_test: tested(TestOutcome::Passed), ..without_health_check() };
    assert_eq!(not_ok(&passed), []);
    assert_eq!(verdict(&passed), Verdict::Connected);
}

#[test]
fn without_a_health_check_a_default_resource_proves_nothing() {
    let facts = without_health_check();
    assert_eq!(verdict(&facts), Verdict::NotTested);
    assert_eq!(overall(&evaluate(&facts)), State::Unknown, "never green");
    for outcome in [TestOutcome::Rejected, TestOutcome::Unreachable(None)] {
        let failed = Facts { last_test: tested(outcome), ..without_health_check() };
        assert!(matches!(verdict(&failed), Verdict::Failed(_)), "{failed:?}");
    }
    let without_resource = Facts { default_resources: Fact::Known(Vec::new()), ..without_health_check() };
    assert_eq!(verdict(&without_resource), Verdict::ToDo);
    let unknown_resource =
        Facts { default_resources: Fact::Failed(error(Cause::ServiceMissing)), ..without_health_check() };
    assert_eq!(verdict(&unknown_resource), Verdict::Unknown(Check::DefaultResource));
}

#[test]
fn what_the_user_may_do_is_no_part_of_the_connection() {
    let facts = Facts { can_manage_solution: Fact::Known(false), ..connected() };
    assert_eq!(not_ok(&facts), [Check::CanManageSolution]);
    assert_eq!(verdict(&facts), Verdict::Connected);
    assert_eq!(link_state(&evaluate(&facts), Link::BrowserToCreatio), State::Ok);
    assert!(!evaluate(&facts).iter().any(|result| result.is_problem() || result.blocks_new_apps()));
}

#[test]
fn an_unknown_link_is_never_green() {
    let to_service = |facts: &Facts| link_state(&evaluate(facts), Link::CreatioToIdentityService);
    assert_eq!(to_service(&without_health_check()), State::Unknown);
    let unanswered = Facts { health: Fact::Failed(error(Cause::Malformed)), ..connected() };
    assert_eq!(to_service(&unanswered), State::Unknown);
}

#[test]
fn one_failed_query_leaves_the_other_checks_alone() {
    let facts = Facts { feature: Fact::Failed(error(Cause::NotJson)), ..connected() };
    assert_eq!(not_ok(&facts), [Check::Feature]);
    assert_eq!(verdict(&facts), Verdict::Connected, "the feature only shows Creatio's own section");
    let facts = Facts { health: Fact::Failed(error(Cause::Malformed)), ..connected() };
    assert_eq!(not_ok(&facts), [Check::ClientSecret, Check::Reachability, Check::CreatioClient]);
    assert_eq!(verdict(&facts), Verdict::Unknown(Check::Reachability));
}

#[test]
fn a_service_that_a_version_lacks_is_unknown_and_the_other_checks_decide() {
    let lacking = || Fact::Failed(error(Cause::ServiceMissing));
    let facts =
        Facts { feature: lacking(), can_manage_solution: lacking(), config_switch: lacking(), ..connected() };
    for check in [Check::Feature, Check::CanManageSolution, Check::ConfigSwitch] {
        assert_eq!(outcome(&facts, check), Outcome::NotOffered, "{check:?}");
    }
    assert_eq!(verdict(&facts), Verdict::Connected);
}

#[test]
fn what_apps_need_blocks_them_and_a_warning_does_not() {
    let found = |facts: Facts, check| {
        let result = evaluate(&facts).into_iter().find(|result| result.check == check).unwrap();
        (result.found_something(), result.is_problem(), result.blocks_new_apps())
    };
    let no_resource = Facts { default_resources: Fact::Known(Vec::new()), ..connected() };
    assert_eq!(found(no_resource, Check::DefaultResource), (true, true, true));
    let feature_off = Facts { feature: Fact::Known(false), ..connected() };
    assert_eq!(found(feature_off, Check::Feature), (true, true, false));
    let blocked = Facts { discovery: Fact::Known(DiscoveryOutcome::BlockedByCors), ..connected() };
    assert_eq!(found(blocked, Check::Discovery), (true, false, false));
}
