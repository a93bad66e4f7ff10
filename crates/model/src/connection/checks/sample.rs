//! Facts of a connected site, for the tests of the checks to change.
#![allow(clippy::unwrap_used)]

use creatio::{
    Cause, DiscoveryDocument, DiscoveryOutcome, Effect, Error, Health, PagePolicy, Resource, Settings, User,
    Workspace,
};

use crate::connection::{
    environment::Environment,
    facts::{Fact, Facts},
    last_test::{LastTest, TestOutcome},
};

pub fn connected() -> Facts {
    Facts {
        environment: Environment {
            site_root: "https://crm.example.com".to_owned(),
            workspace: Some(Workspace::Zero),
            csrf_readable: true,
            identity_service: Some("https://crm.example.com/identity/".to_owned()),
            clock_ahead_ms: Some(-400),
            ..Environment::default()
        },
        user: Fact::Known(User { id: None, name: "Supervisor".to_owned() }),
        can_manage_solution: Fact::Known(true),
        can_manage_sys_settings: Fact::Known(true),
        can_manage_administration: Fact::Known(true),
        can_use_odata: Fact::Known(true),
        feature: Fact::Known(true),
        config_switch: Fact::Known(true),
        settings: settings("http://localhost:8090/", "IdServiceUser"),
        health: health(true, true, true),
        default_resources: Fact::Known(vec![resource("ApplicationAccess_1")]),
        discovery: Fact::Known(document("http://localhost:8090/connect/token", Some(0))),
        page_policy: Fact::Known(PagePolicy::Header(Some("frame-ancestors 'self'".to_owned()))),
        ..Facts::default()
    }
}

/// A site without a health check and without a default resource, after a call that needed the Identity Service.
pub fn after_test(outcome: TestOutcome) -> Facts {
    Facts {
        health: Fact::Failed(error(Cause::ServiceMissing)),
        default_resources: Fact::Known(Vec::new()),
        last_test: tested(outcome),
        ..connected()
    }
}

pub fn without_health_check() -> Facts {
    Facts { health: Fact::Failed(error(Cause::ServiceMissing)), ..connected() }
}

pub fn tested(outcome: TestOutcome) -> Option<LastTest> {
    Some(LastTest::new(outcome, 0, settings("http://localhost:8090/", "IdServiceUser").known()))
}

pub fn error(cause: Cause) -> Error {
    Error::new(cause, "AddDefaultResource", Effect::Write).with_details(Some(200), None, None)
}

pub fn resource(name: &str) -> Resource {
    let id = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647".parse().unwrap();
    Resource { id, name: name.to_owned() }
}

pub fn health(filled_in: bool, available: bool, token: bool) -> Fact<Health> {
    let has_problem = !(filled_in && available && token);
    Fact::Known(Health {
        settings_filled_in: filled_in,
        identity_service_available: available,
        access_token_retrievable: token,
        default_resource_registered: None,
        message: None,
        status: if has_problem { 500 } else { 200 },
    })
}

pub fn settings(url: &str, client_id: &str) -> Fact<Settings> {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Fact::Known(Settings { url: some(url), client_id: some(client_id), not_found: Vec::new() })
}

pub fn document(token_endpoint: &str, clock_ahead_ms: Option<i64>) -> DiscoveryOutcome {
    DiscoveryOutcome::Read(DiscoveryDocument {
        issuer: "creatio.com".to_owned(),
        token_endpoint: token_endpoint.to_owned(),
        clock_ahead_ms,
    })
}
