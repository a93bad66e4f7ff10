//! The queries that collect the facts.

use strum::{EnumCount, EnumIter, IntoEnumIterator};

/// A query for one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, EnumIter)]
pub enum Query {
    /// The signed-in user.
    User,
    /// The operation `CanManageSolution` of that user.
    CanManageSolution,
    /// The operation `CanManageSysSettings` of that user.
    CanManageSysSettings,
    /// The operation `CanManageAdministration` of that user.
    CanManageAdministration,
    /// The operation `CanUseODataService` of that user.
    CanUseOData,
    /// The state of the feature `OAuth20Integration`.
    Feature,
    /// Whether Creatio's config file allows OAuth 2.0.
    ConfigSwitch,
    /// The system settings.
    Settings,
    /// Creatio's health check.
    Health,
    /// The default resources.
    DefaultResources,
    /// The discovery document of the Identity Service, read by this browser.
    Discovery,
    /// The policy that this page was served with.
    PagePolicy,
}

impl Query {
    /// Every query.
    pub fn all() -> impl Iterator<Item = Query> {
        Query::iter()
    }

    /// The queries of a page that was just opened: the session already knows the user.
    pub fn on_open() -> impl Iterator<Item = Query> {
        Query::iter().filter(|query| *query != Query::User)
    }
}

/// How many queries there are; a query's number is below that.
pub const QUERY_COUNT: usize = Query::COUNT;

/// The set of running queries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunningQueries([bool; QUERY_COUNT]);

impl RunningQueries {
    /// Adds a query.
    pub fn insert(&mut self, query: Query) {
        self.0[query as usize] = true;
    }

    /// Removes a query.
    pub fn remove(&mut self, query: Query) {
        self.0[query as usize] = false;
    }

    /// Whether one of these queries is running.
    pub fn contains_any(&self, queries: &[Query]) -> bool {
        queries.iter().any(|query| self.0[*query as usize])
    }

    /// Whether no query is running.
    pub fn is_empty(&self) -> bool {
        !self.0.contains(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_runs_until_it_is_removed() {
        let mut running = RunningQueries::default();
        running.insert(Query::Health);
        assert!(running.contains_any(&[Query::User, Query::Health]));
        assert!(!running.contains_any(&[Query::User, Query::Discovery]));
        running.remove(Query::Health);
        assert!(running.is_empty());
    }
}
