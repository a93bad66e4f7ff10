//! The three system settings.

use model::connection::checks::Check;
use stand_in::profile::Profile;

use super::{HEALTHY, Scenario, WITH_HEALTH_CHECK, failed, to_do};

fn with(conditions: &'static [&'static str]) -> Scenario {
    Scenario { profiles: WITH_HEALTH_CHECK, conditions, ..HEALTHY }
}

/// Row 2.
#[test]
fn the_url_is_that_of_creatio() {
    with(&["setting:OAuth20IdentityServerUrl=http://127.0.0.1:8000"]).finds(&[failed(
        Check::IdentityServiceUrl,
        "is Creatio itself",
        "Enter the Identity Service's own URL",
    )]);
}

/// Row 3.
#[test]
fn all_settings_are_empty() {
    with(&["settings-empty"]).finds(&[
        to_do(Check::IdentityServiceUrl, "Not set", "Save and test"),
        to_do(
            Check::ClientId,
            "Not set",
            "ClientId from “Clients” in the Identity Service's appsettings.json",
        ),
        to_do(
            Check::ClientSecret,
            "Not set",
            "secret from “Clients” in the Identity Service's appsettings.json",
        ),
    ]);
}

/// Row 3.
#[test]
fn the_secret_alone_is_empty() {
    with(&["setting:OAuth20IdentityServerClientSecret="]).finds(&[to_do(
        Check::ClientSecret,
        "Not set",
        "Save and test",
    )]);
}

/// Row 3.
#[test]
fn without_a_health_check_an_empty_secret_is_hidden() {
    Scenario { profiles: &[Profile::Framework80], conditions: &["settings-empty"], ..HEALTHY }.finds(&[
        to_do(Check::IdentityServiceUrl, "Not set", "Save and test"),
        to_do(Check::ClientId, "Not set", "appsettings.json"),
    ]);
}

/// Row 5.
#[test]
fn the_client_id_starts_with_a_space() {
    with(&["setting:OAuth20IdentityServerClientId= IdServiceUser"]).finds(&[failed(
        Check::ClientId,
        "starts or ends with spaces",
        "Save it without them",
    )]);
}

/// Row 19.
#[test]
fn a_slash_at_the_end_of_the_url_is_fine() {
    Scenario { conditions: &["setting:OAuth20IdentityServerUrl=http://localhost:8090/"], ..HEALTHY }
        .finds(&[]);
}

/// Row 19.
#[test]
fn the_url_is_an_endpoint() {
    with(&["setting:OAuth20IdentityServerUrl=http://localhost:8090/connect/token"]).finds(&[failed(
        Check::IdentityServiceUrl,
        "one of the service's endpoints",
        "Save http://localhost:8090 instead",
    )]);
}

/// Row 19.
#[test]
fn the_url_has_spaces_around_it() {
    with(&["setting:OAuth20IdentityServerUrl= http://localhost:8090 "]).finds(&[failed(
        Check::IdentityServiceUrl,
        "starts or ends with spaces",
        "Save http://localhost:8090 instead",
    )]);
}

/// Row 19.
#[test]
fn the_url_lacks_its_scheme() {
    with(&["setting:OAuth20IdentityServerUrl=localhost:8090"]).finds(&[failed(
        Check::IdentityServiceUrl,
        "lacks http://",
        "Save http://localhost:8090 instead",
    )]);
}

/// Row 19.
#[test]
fn the_url_is_some_text() {
    with(&["setting:OAuth20IdentityServerUrl=ask Peter"]).finds(&[failed(
        Check::IdentityServiceUrl,
        "is not a URL",
        "Save and test",
    )]);
}

/// Section 5.
#[test]
fn the_site_lacks_a_setting() {
    with(&["setting-missing:OAuth20IdentityServerUrl"]).finds(&[failed(
        Check::IdentityServiceUrl,
        "has no system setting",
        "package OAuth20",
    )]);
}
