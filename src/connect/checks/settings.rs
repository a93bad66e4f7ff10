//! The three system settings.

use creatio::{Settings, setting};

use super::not_answered;
use crate::connect::{
    address::{cloud_address, saved_url_problem},
    facts::{Fact, Facts},
    finding::Finding,
};

pub fn url(facts: &Facts) -> Finding {
    let value = match value(facts, setting::URL, |settings| &settings.url) {
        Value::Filled(value) => value,
        Value::Empty => {
            let proposal = cloud_address(&facts.standing.site_root);
            return Finding::SettingEmpty { code: setting::URL, proposal };
        }
        Value::Else(finding) => return *finding,
    };
    // Where Creatio gets through, the address is right, whatever it looks like.
    let gets_through = facts.health.known().is_some_and(|health| health.identity_service_available);
    match saved_url_problem(&value, &facts.standing.site_root) {
        Some((problem, proposal)) if !gets_through => Finding::UrlWrong { value, problem, proposal },
        _ => Finding::UrlFilled(value),
    }
}

pub fn client_id(facts: &Facts) -> Finding {
    let value = match value(facts, setting::CLIENT_ID, |settings| &settings.client_id) {
        Value::Filled(value) => value,
        Value::Empty => return Finding::SettingEmpty { code: setting::CLIENT_ID, proposal: None },
        Value::Else(finding) => return *finding,
    };
    let accepted = facts.health.known().is_some_and(|health| health.access_token_retrievable);
    match value.trim() == value || accepted {
        true => Finding::ClientIdFilled(value),
        false => Finding::ClientIdBlanks(value),
    }
}

/// The secret is never read: Creatio's health check, or what only the right secret can have made, tells of it.
pub fn client_secret(facts: &Facts) -> Finding {
    if let Some(settings) = facts.settings.known()
        && settings.not_found.iter().any(|code| code == setting::CLIENT_SECRET)
    {
        return Finding::SettingAbsent(setting::CLIENT_SECRET);
    }
    match &facts.health {
        Fact::Asking => Finding::Asking,
        Fact::Known(health) if health.settings_filled_in => Finding::SecretFilled,
        Fact::Known(health) => match &health.message {
            Some(message) if !message.contains(setting::CLIENT_SECRET) => Finding::SecretFilled,
            _ => Finding::SettingEmpty { code: setting::CLIENT_SECRET, proposal: None },
        },
        Fact::Failed(_) if super::resource::resource_there(facts) => Finding::SecretFilled,
        Fact::Failed(_) => Finding::SecretUnknown,
    }
}

/// Whether nothing about the settings is left to mend.
pub fn are_well(facts: &Facts) -> bool {
    let wrong = |finding: Finding| {
        matches!(
            finding,
            Finding::SettingEmpty { .. }
                | Finding::UrlWrong { .. }
                | Finding::ClientIdBlanks(_)
                | Finding::SettingAbsent(_)
        )
    };
    let refused = facts
        .health
        .known()
        .is_some_and(|health| health.identity_service_available && !health.access_token_retrievable);
    !wrong(url(facts)) && !wrong(client_id(facts)) && !wrong(client_secret(facts)) && !refused
}

/// A setting that can be read.
enum Value {
    Filled(String),
    Empty,
    /// There is no telling, and this is what is to be said instead.
    Else(Box<Finding>),
}

fn value(facts: &Facts, code: &'static str, of: impl Fn(&Settings) -> &Option<String>) -> Value {
    let settings = match &facts.settings {
        Fact::Known(settings) => settings,
        Fact::Asking => return Value::Else(Box::new(Finding::Asking)),
        Fact::Failed(error) => return Value::Else(Box::new(not_answered(error))),
    };
    if settings.not_found.iter().any(|absent| absent == code) {
        return Value::Else(Box::new(Finding::SettingAbsent(code)));
    }
    match of(settings) {
        Some(value) if !value.trim().is_empty() => Value::Filled(value.clone()),
        _ => Value::Empty,
    }
}
