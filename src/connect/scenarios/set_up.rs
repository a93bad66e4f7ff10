//! The feature, the switch in the config file, and the default resource.

use model::connection::checks::Check;

use super::{HEALTHY, Scenario, failed, to_do};

/// Row 6.
#[test]
fn there_is_no_default_resource() {
    Scenario { conditions: &["no-default-resource"], ..HEALTHY }.finds(&[to_do(
        Check::DefaultResource,
        "required before adding apps",
        "Create it",
    )]);
}

/// Row 7.
#[test]
fn there_are_two_default_resources() {
    Scenario { conditions: &["two-default-resources"], ..HEALTHY }.finds(&[failed(
        Check::DefaultResource,
        "There are 2",
        "database",
    )]);
}

/// Row 8.
#[test]
fn creating_a_default_resource_that_exists_changes_nothing() {
    Scenario { creates_resource: true, ..HEALTHY }.finds(&[]);
}

/// Row 9.
#[test]
fn the_config_file_switches_oauth_off() {
    Scenario { conditions: &["switch-off"], ..HEALTHY }.finds(&[failed(
        Check::ConfigSwitch,
        "is off in Creatio's config file",
        "Feature-EnableOAuth20Integration = true",
    )]);
}

/// Row 10.
#[test]
fn the_feature_is_off() {
    Scenario { conditions: &["feature-off"], ..HEALTHY }.finds(&[to_do(
        Check::Feature,
        "hides its section",
        "Enable it for all users",
    )]);
}
