//! The link from the Creatio server to the Identity Service.

use model::connection::checks::Check;

use super::{HEALTHY, Scenario, WITH_HEALTH_CHECK, failed, to_do};

/// Row 4.
#[test]
fn the_service_is_down() {
    Scenario {
        profiles: WITH_HEALTH_CHECK,
        conditions: &["identity-down"],
        identity_service: None,
        ..HEALTHY
    }
    .finds(&[failed(Check::Reachability, "can't reach http://localhost:8090", "firewall")]);
}

/// Row 4.
#[test]
fn the_url_names_another_port() {
    Scenario {
        profiles: WITH_HEALTH_CHECK,
        conditions: &["setting:OAuth20IdentityServerUrl=http://localhost:9999"],
        ..HEALTHY
    }
    .finds(&[
        failed(Check::Reachability, "can't reach http://localhost:9999", "port"),
        to_do(Check::Discovery, "names http://127.0.0.1:8090/connect/token", "fix the setting"),
    ]);
}

/// Row 4.
#[test]
fn without_a_health_check_an_attempt_shows_that_the_service_is_down() {
    Scenario {
        conditions: &["identity-down", "no-default-resource", "no-health-check"],
        identity_service: None,
        creates_resource: true,
        ..HEALTHY
    }
    .finds(&[
        failed(Check::Reachability, "can't reach http://localhost:8090", "firewall"),
        to_do(Check::DefaultResource, "required before adding apps", "Create it"),
    ]);
}

/// Row 5.
#[test]
fn the_service_rejects_creatio() {
    Scenario { profiles: WITH_HEALTH_CHECK, conditions: &["identity-wrong-credentials"], ..HEALTHY }
        .finds(&[failed(Check::CreatioClient, "rejected Creatio's client ID or secret", "appsettings.json")]);
}

/// Row 5.
#[test]
fn without_a_health_check_an_attempt_shows_that_the_service_rejects_creatio() {
    Scenario {
        conditions: &["identity-wrong-credentials", "no-default-resource", "no-health-check"],
        creates_resource: true,
        ..HEALTHY
    }
    .finds(&[
        failed(Check::CreatioClient, "rejected Creatio's client ID or secret", "Save and test"),
        to_do(Check::DefaultResource, "required before adding apps", "Create it"),
    ]);
}

/// Row 20.
#[test]
fn the_service_has_an_internal_error() {
    Scenario { profiles: WITH_HEALTH_CHECK, conditions: &["identity-error"], ..HEALTHY }.finds(&[
        failed(Check::Reachability, "can't reach", "openssl.pfx"),
        failed(Check::Discovery, "HTTP 500", "Update the Identity Service"),
    ]);
}

/// Row 20.
#[test]
fn a_web_server_responds_in_place_of_the_service() {
    Scenario { profiles: WITH_HEALTH_CHECK, conditions: &["identity-html"], ..HEALTHY }.finds(&[
        failed(Check::Reachability, "can't reach", "application pool"),
        failed(Check::Discovery, "responds with a page", "proxy"),
    ]);
}
