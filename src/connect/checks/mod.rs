//! From what is known of the connection to what stands in the list of checks: facts in, findings out.

use creatio::{Cause, Error, Health, Resource, Settings, setting};

use super::finding::{Check, Finding, State, Topic};
use crate::web_address::is_web_address;

/// Something that was asked of Creatio.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Fact<T> {
    /// The answer is awaited.
    #[default]
    Asking,
    /// This is the answer.
    Known(T),
    /// There was none.
    Failed(Error),
}

/// All that is known of the connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Whether the signed-in user has `CanManageSolution`.
    pub can_manage_solution: Fact<bool>,
    /// Whether the signed-in user has `CanManageSysSettings`.
    pub can_manage_settings: Fact<bool>,
    /// Whether the feature `OAuth20Integration` is on for the signed-in user.
    pub feature: Fact<bool>,
    /// The system settings that can be read.
    pub settings: Fact<Settings>,
    /// Creatio's own check of the connection.
    pub health: Fact<Health>,
    /// The default resources.
    pub resources: Fact<Vec<Resource>>,
    /// How “Create default resource” ended last, if it was pressed: it needs the Identity Service, and sites without a
    /// health check say no more than this.
    pub tried: Option<Result<(), Error>>,
}

/// The checks for what is known, in the order in which they are to be done.
pub fn checks(facts: &Facts) -> Vec<Check> {
    let check = |topic| {
        let finding = match topic {
            Topic::Rights => rights(facts),
            Topic::Feature => feature(facts),
            Topic::Settings => settings(facts),
            Topic::Reach => reach(facts),
            Topic::OwnClient => own_client(facts),
            Topic::DefaultResource => default_resource(facts),
        };
        Check { topic, state: finding.state(), finding }
    };
    Topic::ALL.map(check).into()
}

/// How the whole connection stands: connected only if nothing is to do, and no check failed.
pub fn overall(checks: &[Check]) -> State {
    let any = |state: State| checks.iter().any(|check| check.state == state);
    if any(State::Asking) {
        return State::Asking;
    }
    // What cannot be known on this site does not stand against a default resource, which cannot be made without
    // the Identity Service.
    let resource = checks.iter().any(|check| matches!(check.finding, Finding::ResourceThere(_)));
    match (any(State::Failed), any(State::ToDo), resource) {
        (true, ..) => State::Failed,
        (_, true, _) => State::ToDo,
        (_, _, true) => State::Ok,
        _ => State::Unknown,
    }
}

fn rights(facts: &Facts) -> Finding {
    let rights = [
        ("CanManageSolution", &facts.can_manage_solution),
        ("CanManageSysSettings", &facts.can_manage_settings),
    ];
    let missing: Vec<_> =
        rights.iter().filter(|(_, fact)| matches!(fact, Fact::Known(false))).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        return Finding::RightsMissing(missing);
    }
    rights.iter().find_map(|(_, fact)| pending(fact)).unwrap_or(Finding::RightsThere)
}

fn feature(facts: &Facts) -> Finding {
    match &facts.feature {
        Fact::Known(true) => Finding::FeatureOn,
        Fact::Known(false) => Finding::FeatureOff,
        Fact::Asking => Finding::Asking,
        Fact::Failed(error) => Finding::NotAnswered(error.clone()),
    }
}

fn settings(facts: &Facts) -> Finding {
    let settings = match &facts.settings {
        Fact::Known(settings) => settings,
        Fact::Asking => return Finding::Asking,
        Fact::Failed(error) => return Finding::NotAnswered(error.clone()),
    };
    if !settings.not_found.is_empty() {
        return Finding::SettingsAbsent(settings.not_found.clone());
    }
    let mut empty = Vec::new();
    if blank(&settings.url) {
        empty.push(setting::URL);
    }
    if blank(&settings.client_id) {
        empty.push(setting::CLIENT_ID);
    }
    match (&facts.health, empty.is_empty()) {
        (_, false) => Finding::SettingsEmpty(empty),
        // The secret is never read: the health check alone knows whether it has a value.
        (Fact::Known(health), true) if !health.settings_filled_in => {
            Finding::SettingsEmpty(vec![setting::CLIENT_SECRET])
        }
        (Fact::Known(_), true) => Finding::SettingsFilled,
        (Fact::Asking, true) => Finding::Asking,
        // A default resource cannot be made without the right secret.
        (Fact::Failed(_), true) if resource_there(facts) => Finding::SettingsFilled,
        (Fact::Failed(_), true) => Finding::SettingsFilledButSecretUnknown,
    }
}

fn reach(facts: &Facts) -> Finding {
    match &facts.health {
        Fact::Asking => Finding::Asking,
        Fact::Known(health) if !health.settings_filled_in => Finding::Later,
        Fact::Known(health) if health.identity_service_available => Finding::Reached,
        Fact::Known(_) => Finding::NotReached(url(facts)),
        Fact::Failed(error) => match refusal(facts) {
            Some(Cause::IdentityServiceUnreachable { url: tried }) => {
                Finding::NotReached(tried.clone().or_else(|| url(facts)))
            }
            Some(Cause::IdentityServiceRefused) => Finding::Reached,
            _ if facts.tried == Some(Ok(())) => Finding::Reached,
            _ => without_health(error),
        },
    }
}

fn own_client(facts: &Facts) -> Finding {
    match &facts.health {
        Fact::Asking => Finding::Asking,
        Fact::Known(health) if !health.settings_filled_in || !health.identity_service_available => {
            Finding::Later
        }
        Fact::Known(health) if health.access_token_retrievable => Finding::ClientAccepted,
        Fact::Known(_) => Finding::ClientRefused,
        Fact::Failed(error) => match refusal(facts) {
            Some(Cause::IdentityServiceRefused) => Finding::ClientRefused,
            Some(Cause::IdentityServiceUnreachable { .. }) => Finding::Later,
            _ if facts.tried == Some(Ok(())) => Finding::ClientAccepted,
            _ => without_health(error),
        },
    }
}

fn default_resource(facts: &Facts) -> Finding {
    if refusal(facts) == Some(&Cause::SwitchedOffInConfigFile) {
        return Finding::SwitchedOff;
    }
    match &facts.resources {
        Fact::Asking => Finding::Asking,
        Fact::Failed(error) => Finding::NotAnswered(error.clone()),
        Fact::Known(resources) => match resources.as_slice() {
            [] => Finding::ResourceMissing,
            [one] => Finding::ResourceThere(one.name.clone()),
            many => Finding::ResourcesMany(many.len()),
        },
    }
}

/// What is wrong with the address of the Identity Service as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlProblem {
    /// It is empty.
    Missing,
    /// It is no address.
    Invalid,
}

/// What is wrong with an address of the Identity Service, if anything.
pub fn url_problem(text: &str) -> Option<UrlProblem> {
    match text.trim() {
        "" => Some(UrlProblem::Missing),
        text if !is_web_address(text) => Some(UrlProblem::Invalid),
        _ => None,
    }
}

fn without_health(error: &Error) -> Finding {
    match error.cause {
        Cause::ServiceMissing => Finding::NoHealthCheck,
        _ => Finding::NotAnswered(error.clone()),
    }
}

fn refusal(facts: &Facts) -> Option<&Cause> {
    facts.tried.as_ref()?.as_ref().err().map(|error| &error.cause)
}

fn resource_there(facts: &Facts) -> bool {
    matches!(default_resource(facts), Finding::ResourceThere(_))
}

fn url(facts: &Facts) -> Option<String> {
    match &facts.settings {
        Fact::Known(settings) => settings.url.clone(),
        _ => None,
    }
}

fn blank(value: &Option<String>) -> bool {
    value.as_ref().is_none_or(|value| value.trim().is_empty())
}

fn pending<T>(fact: &Fact<T>) -> Option<Finding> {
    match fact {
        Fact::Asking => Some(Finding::Asking),
        Fact::Failed(error) => Some(Finding::NotAnswered(error.clone())),
        Fact::Known(_) => None,
    }
}

#[cfg(test)]
mod tests;
