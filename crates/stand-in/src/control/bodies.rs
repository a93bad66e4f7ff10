//! The bodies of control calls.

use crate::{condition::Condition, site::SiteSpec};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The body of `reset`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reset {
    profile: Option<String>,
    start: Option<String>,
    apps: Option<usize>,
    users: Option<usize>,
    conditions: Option<Vec<String>>,
}

impl Reset {
    /// How the site is to start; a missing member is taken from the defaults.
    pub fn spec(self, defaults: &SiteSpec) -> Result<SiteSpec, String> {
        let mut spec = defaults.clone();
        if let Some(profile) = self.profile {
            spec.profile = profile.parse()?;
        }
        if let Some(start) = self.start {
            spec.world.start = start.parse()?;
        }
        if let Some(conditions) = self.conditions {
            spec.conditions = parse_conditions(&conditions)?;
        }
        spec.world.apps = self.apps.unwrap_or(spec.world.apps);
        spec.world.users = self.users.unwrap_or(spec.world.users);
        Ok(spec)
    }
}

/// The body of `faults`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ScheduleFault {
    /// The name of the call, or `*`.
    pub on: String,
    /// The fault.
    pub fault: String,
    /// How many calls it spares first.
    #[serde(default)]
    pub spared: u64,
    /// How often it strikes; 0 is always.
    #[serde(default = "once")]
    pub times: u64,
    /// The delay of a slow answer.
    #[serde(default)]
    pub delay_ms: u64,
}

fn once() -> u64 {
    1
}

/// The body of `conditions`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChangeConditions {
    /// Conditions to set.
    pub set: Vec<String>,
    /// Conditions to clear.
    pub clear: Vec<String>,
}

/// The body of `sessions/start`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartSession {
    /// The user's login name.
    pub user: String,
}

/// The body of `apps/change`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeApp {
    /// The app's name.
    pub name: String,
    /// New values by column.
    pub set: Map<String, Value>,
}

/// The body of `identity/forget` and `identity/remember`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppNames {
    /// The apps' names.
    pub names: Vec<String>,
}

/// Parses names of conditions.
pub fn parse_conditions(names: &[String]) -> Result<Vec<Condition>, String> {
    names.iter().map(|name| name.parse()).collect()
}
