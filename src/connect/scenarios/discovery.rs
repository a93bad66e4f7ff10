//! The Identity Service from this browser, and the clocks.

use model::connection::checks::Check;

use super::{HEALTHY, IDENTITY_SERVICE, Scenario, failed, to_do};

/// Row 13.
#[test]
fn the_service_does_not_allow_this_origin() {
    Scenario { identity_service: Some(IDENTITY_SERVICE), ..HEALTHY }.finds(&[failed(
        Check::Discovery,
        "blocked by the browser, not by Creatio",
        "same origin",
    )]);
}

/// Row 13.
#[test]
fn the_service_allows_this_origin() {
    Scenario { conditions: &["identity-cors"], identity_service: Some(IDENTITY_SERVICE), ..HEALTHY }
        .finds(&[]);
}

/// Row 13.
#[test]
fn the_config_file_leads_elsewhere() {
    Scenario {
        conditions: &["identity-cors"],
        identity_service: Some("http://127.0.0.1:8000/nowhere"),
        ..HEALTHY
    }
    .finds(&[failed(Check::Discovery, "http://127.0.0.1:8000/nowhere", "config.json")]);
}

/// Row 14.
#[test]
fn the_service_belongs_to_another_creatio() {
    Scenario { conditions: &["identity-other-address"], ..HEALTHY }.finds(&[to_do(
        Check::Discovery,
        "https://other-is.example.com",
        "another Creatio",
    )]);
}

/// Row 14.
#[test]
fn the_clock_of_creatio_is_wrong() {
    Scenario { conditions: &["creatio-clock:-900"], ..HEALTHY }.finds(&[failed(
        Check::Clocks,
        "15 minutes apart",
        "same time source",
    )]);
}

/// Row 14.
#[test]
fn the_clock_of_the_service_is_wrong() {
    Scenario { conditions: &["identity-clock:900"], ..HEALTHY }.finds(&[failed(
        Check::Clocks,
        "expired",
        "w32tm",
    )]);
}

/// Row 14.
#[test]
fn the_clock_of_this_computer_is_wrong() {
    Scenario { conditions: &["creatio-clock:7300", "identity-clock:7300"], ..HEALTHY }.finds(&[failed(
        Check::Clocks,
        "this computer are 2 hours apart",
        "clock you trust",
    )]);
}
