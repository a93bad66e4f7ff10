//! Creatio and its Identity Service: the switch, the way there, Creatio's own client, the default resource.

use creatio::{Cause, Error};

use super::{flag, settings};
use crate::connect::{
    facts::{Fact, Facts},
    finding::{Finding, State},
};

pub fn switch(facts: &Facts) -> Finding {
    match facts.refusal() {
        Some(Cause::SwitchedOffInConfigFile) => Finding::SwitchOff,
        _ => flag(&facts.switch, Finding::SwitchOn, Finding::SwitchOff),
    }
}

pub fn reach(facts: &Facts) -> Finding {
    let url = || facts.url().map(|url| url.trim().to_owned());
    match &facts.health {
        Fact::Asking => Finding::Asking,
        Fact::Known(health) if health.identity_service_available => Finding::Reached,
        // An address that cannot be right is reason enough.
        Fact::Known(_) if settings_keep_from_it(facts) => Finding::Later,
        Fact::Known(_) => Finding::NotReached(url()),
        Fact::Failed(error) => match facts.refusal() {
            Some(Cause::IdentityServiceUnreachable { .. }) if settings_keep_from_it(facts) => Finding::Later,
            Some(Cause::IdentityServiceUnreachable { url: tried }) => {
                Finding::NotReached(tried.clone().or_else(url))
            }
            Some(Cause::IdentityServiceRefused) => Finding::Reached,
            _ if facts.tried == Some(Ok(())) => Finding::Reached,
            _ => without_health(error),
        },
    }
}

pub fn own_client(facts: &Facts) -> Finding {
    let id = || facts.settings.known().and_then(|settings| settings.client_id.clone());
    match &facts.health {
        Fact::Asking => Finding::Asking,
        Fact::Known(health) if health.access_token_retrievable => Finding::ClientAccepted,
        Fact::Known(health) if !health.identity_service_available => Finding::Later,
        Fact::Known(_) if settings_keep_from_it(facts) => Finding::Later,
        Fact::Known(_) => Finding::ClientRefused(id()),
        Fact::Failed(error) => match facts.refusal() {
            Some(Cause::IdentityServiceRefused) if settings_keep_from_it(facts) => Finding::Later,
            Some(Cause::IdentityServiceRefused) => Finding::ClientRefused(id()),
            Some(Cause::IdentityServiceUnreachable { .. }) => Finding::Later,
            _ if facts.tried == Some(Ok(())) => Finding::ClientAccepted,
            _ => without_health(error),
        },
    }
}

/// Whether a setting is empty or cannot be right, so that nothing further can be told of the Identity Service.
fn settings_keep_from_it(facts: &Facts) -> bool {
    [settings::url(facts), settings::client_id(facts), settings::client_secret(facts)]
        .iter()
        .any(|finding| matches!(finding.state(), State::ToDo | State::Failed))
}

fn without_health(error: &Error) -> Finding {
    match error.cause {
        Cause::ServiceMissing => Finding::NoHealthCheck,
        _ => Finding::NotAnswered(error.clone()),
    }
}
