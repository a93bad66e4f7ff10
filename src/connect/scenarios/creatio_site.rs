//! The link to Creatio, and what the signed-in user may do there.

use creatio::Workspace;
use model::connection::checks::Check;
use stand_in::{fault::Fault, profile::Profile};

use super::{HEALTHY, Scenario, WITH_HEALTH_CHECK, failed, to_do};

/// Row 17.
#[test]
fn a_proxy_responds_with_a_page() {
    Scenario { identity_service: None, fault: Some(Fault::Html), ..HEALTHY }.finds(&[failed(
        Check::Site,
        "not from Creatio's services",
        "Check the response",
    )]);
}

/// Row 17.
#[test]
fn every_call_ends_in_an_error_page() {
    Scenario { identity_service: None, fault: Some(Fault::Error500), ..HEALTHY }.finds(&[failed(
        Check::Site,
        "internal error",
        "application log",
    )]);
}

/// Row 18.
#[test]
fn the_config_file_says_zero_on_dotnet() {
    Scenario { profiles: &[Profile::Core81], workspace: Some(Workspace::Zero), ..HEALTHY }.finds(&[to_do(
        Check::Workspace,
        "config.json says under /0",
        "\"workspace\": \"\"",
    )]);
}

/// Row 18.
#[test]
fn the_config_file_says_root_on_dotnet_framework() {
    Scenario {
        profiles: &[Profile::Framework80, Profile::Framework10],
        workspace: Some(Workspace::Root),
        ..HEALTHY
    }
    .finds(&[to_do(Check::Workspace, "config.json says at the site root", "Fix \"workspace\"")]);
}

/// Section 1.3.
#[test]
fn a_site_without_csrf_tokens_is_connected() {
    Scenario { conditions: &["csrf-off"], ..HEALTHY }.finds(&[]);
}

/// Section 9.
#[test]
fn the_user_may_not_change_apps() {
    Scenario { conditions: &["no-CanManageSolution"], ..HEALTHY }.finds(&[failed(
        Check::CanManageSolution,
        "You don't have permission to create and change apps",
        "CanManageSolution",
    )]);
}

/// Section 9.
#[test]
fn the_user_may_not_save_the_setting_that_is_missing() {
    Scenario {
        profiles: WITH_HEALTH_CHECK,
        conditions: &["no-CanManageSysSettings", "setting:OAuth20IdentityServerClientSecret="],
        ..HEALTHY
    }
    .finds(&[
        failed(
            Check::CanManageSysSettings,
            "You don't have permission to save system settings",
            "CanManageSysSettings",
        ),
        to_do(Check::ClientSecret, "Not set", "Save and test"),
    ]);
}

/// Row 10.
#[test]
fn the_user_may_not_enable_the_feature_that_is_off() {
    Scenario { conditions: &["feature-off", "no-CanManageAdministration"], ..HEALTHY }.finds(&[
        failed(
            Check::CanManageAdministration,
            "You don't have permission to enable features",
            "Operation permissions",
        ),
        to_do(Check::Feature, "hides its section", "Enable it for all users"),
    ]);
}

/// Section 9.
#[test]
fn the_page_does_not_need_odata() {
    Scenario { conditions: &["no-CanUseODataService"], ..HEALTHY }.finds(&[]);
}
