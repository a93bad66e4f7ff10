//! Services that a version lacks, or that respond in another format: the checks that need them are unknown, and nothing is
//! wrong.

use model::connection::checks::{Check, CheckResult, State, evaluate};
use stand_in::profile::Profile;

use super::{HEALTHY, Scenario, findings};

fn unknown(conditions: &'static [&'static str]) -> Vec<Check> {
    let (facts, _) = Scenario { conditions, ..HEALTHY }.open(Profile::Core81);
    let results = evaluate(&facts);
    assert_eq!(findings(&results), Vec::<&CheckResult>::new());
    results.iter().filter(|result| result.state() == State::Unknown).map(|result| result.check).collect()
}

#[test]
fn a_complete_version_leaves_nothing_unknown() {
    assert_eq!(unknown(&[]), []);
}

#[test]
fn without_a_health_check_the_identity_service_is_unknown() {
    for condition in [&["no-health-check"], &["health-another-shape"]] {
        let checks = [Check::ClientSecret, Check::Reachability, Check::CreatioClient];
        assert_eq!(unknown(condition), checks, "{condition:?}");
    }
}

#[test]
fn without_the_feature_service_the_feature_is_unknown() {
    for condition in [&["no-feature-service"], &["feature-another-shape"]] {
        assert_eq!(unknown(condition), [Check::Feature], "{condition:?}");
    }
}

#[test]
fn without_the_rights_service_the_permissions_are_unknown() {
    let permissions = [
        Check::CanManageSolution,
        Check::CanManageSysSettings,
        Check::CanManageAdministration,
        Check::CanUseOData,
    ];
    for condition in [&["no-rights-service"], &["rights-another-shape"]] {
        assert_eq!(unknown(condition), permissions, "{condition:?}");
    }
}
