//! Findings that an administrator accepted, with the reason.

use creatio::App;
use serde_json::{Value, json};

use super::rule::Rule;
use crate::typed_text::trimmed;

/// Why and when a finding was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// What the administrator wrote.
    pub reason: String,
    /// The time (ISO 8601).
    pub on: String,
}

/// The accepted findings of a site. Each counts as long as the app is as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted(Vec<Entry>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    rule: Rule,
    app: String,
    fingerprint: u32,
    acceptance: Acceptance,
}

impl Accepted {
    /// The acceptance of what this rule finds in this app as it is now.
    pub fn of(&self, rule: Rule, app: &App) -> Option<&Acceptance> {
        let entry = self.0.iter().find(|entry| entry.rule == rule && entry.app == app.id.as_str())?;
        (entry.fingerprint == fingerprint(app)).then_some(&entry.acceptance)
    }

    /// Accepts what the rule finds in the app, in place of an earlier acceptance.
    pub fn accept(&mut self, rule: Rule, app: &App, reason: &str, on: String) {
        self.withdraw(rule, app);
        let acceptance = Acceptance { reason: trimmed(reason).to_owned(), on };
        let (app, fingerprint) = (app.id.to_string(), fingerprint(app));
        self.0.push(Entry { rule, app, fingerprint, acceptance });
    }

    /// Takes the acceptance back.
    pub fn withdraw(&mut self, rule: Rule, app: &App) {
        self.0.retain(|entry| entry.rule != rule || entry.app != app.id.as_str());
    }

    /// The text to store.
    pub fn to_text(&self) -> String {
        let entries = self.0.iter().map(|Entry { rule, app, fingerprint, acceptance }| {
            json!([rule.key(), app, fingerprint, acceptance.reason, acceptance.on])
        });
        Value::Array(entries.collect()).to_string()
    }

    /// Reads a stored text. What is not understood is left out: that finding comes back.
    pub fn from_text(text: &str) -> Accepted {
        let entry = |value: &Value| {
            let text = |at: usize| value.get(at)?.as_str().map(str::to_owned);
            Some(Entry {
                rule: Rule::from_key(&text(0)?)?,
                app: text(1)?,
                fingerprint: u32::try_from(value.get(2)?.as_u64()?).ok()?,
                acceptance: Acceptance { reason: text(3)?, on: text(4)? },
            })
        };
        let stored = serde_json::from_str::<Value>(text).unwrap_or_default();
        Accepted(stored.as_array().into_iter().flatten().filter_map(entry).collect())
    }
}

/// FNV-1a of what an administrator can change in an app. Its dates are left out: both APIs write them differently.
fn fingerprint(app: &App) -> u32 {
    let user = app.system_user.as_ref().map_or("", |user| user.id.as_str());
    let on = if app.is_active { "on" } else { "off" };
    let texts = [&app.name, &app.application_url, &app.redirect_url, &app.description, user, on];
    let bytes = texts.into_iter().flat_map(|text: &str| text.bytes().chain([0]));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
