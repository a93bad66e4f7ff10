//! What is known about the connection.

use creatio::{DiscoveryOutcome, Error, Health, PagePolicy, Resource, Settings, User};

use super::{
    environment::Environment,
    last_test::{LastTest, TestOutcome},
    query::RunningQueries,
};

/// The result of one query.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Fact<T> {
    /// There is no answer yet.
    #[default]
    Waiting,
    /// The answer.
    Known(T),
    /// The query failed.
    Failed(Error),
}

impl<T> Fact<T> {
    /// The answer, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Fact::Known(value) => Some(value),
            Fact::Waiting | Fact::Failed(_) => None,
        }
    }
}

/// Everything that is known about the connection: one field per [`Query`](super::query::Query), and what needs no query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// What is known without a query.
    pub environment: Environment,
    /// The signed-in user.
    pub user: Fact<User>,
    /// Whether that user may change apps and the default resource (creatio-api.md, section 9).
    pub can_manage_solution: Fact<bool>,
    /// Whether that user may change system settings (section 9).
    pub can_manage_sys_settings: Fact<bool>,
    /// Whether that user may enable features for all users (section 9).
    pub can_manage_administration: Fact<bool>,
    /// Whether that user may read through OData (section 9).
    pub can_use_odata: Fact<bool>,
    /// Whether the feature `OAuth20Integration` is on for that user.
    pub feature: Fact<bool>,
    /// Whether Creatio's config file allows OAuth 2.0.
    pub config_switch: Fact<bool>,
    /// The system settings that can be read.
    pub settings: Fact<Settings>,
    /// Creatio's own check of the connection.
    pub health: Fact<Health>,
    /// The default resources.
    pub default_resources: Fact<Vec<Resource>>,
    /// The discovery document of the Identity Service as this browser gets it.
    pub discovery: Fact<DiscoveryOutcome>,
    /// The policy that this page was served with.
    pub page_policy: Fact<PagePolicy>,
    /// The last call that needed the Identity Service.
    pub last_test: Option<LastTest>,
    /// When Creatio's own check of the connection was last answered, in milliseconds since 1970.
    pub health_at_ms: Option<i64>,
    /// The queries that are running.
    pub running: RunningQueries,
}

impl Facts {
    /// The URL of the Identity Service in the system settings.
    pub fn identity_service_url(&self) -> Option<&str> {
        self.settings.known()?.url.as_deref()
    }

    /// What the last test showed, if it was made with the settings of now.
    pub fn test_outcome(&self) -> Option<&TestOutcome> {
        self.current_test().map(|test| &test.outcome)
    }

    /// When the connection was last tested, in milliseconds since 1970: by Creatio's own check, or by a call that needed it.
    pub fn tested_at_ms(&self) -> Option<i64> {
        match &self.health {
            Fact::Known(_) => self.health_at_ms,
            Fact::Waiting | Fact::Failed(_) => self.current_test().map(|test| test.at_ms),
        }
    }

    fn current_test(&self) -> Option<&LastTest> {
        let is_current =
            |test: &&LastTest| self.settings.known().is_none_or(|settings| test.is_about(settings));
        self.last_test.as_ref().filter(is_current)
    }
}
