//! The checks of the connection: one module per check, which defines what it queries, how it judges the facts, what state a
//! finding means and how the page repairs it.
//!
//! A new check is a module here, a line in [`with_checks`](crate::with_checks) and its texts in `src/text/checks/`.

use strum::{EnumIter, IntoEnumIterator};

use super::{facts::Facts, query::Query};

mod definition;
mod outcome;
#[cfg(test)]
pub(in crate::connection) mod sample;
mod saved_setting;
mod settings_problem;

pub mod can_manage_administration;
pub mod can_manage_solution;
pub mod can_manage_sys_settings;
pub mod can_use_odata;
pub mod client_id;
pub mod client_secret;
pub mod clocks;
pub mod config_switch;
pub mod creatio_client;
pub mod csrf_cookie;
pub mod default_resource;
pub mod discovery;
pub mod feature;
pub mod https;
pub mod identity_service_url;
pub mod page_policy;
pub mod reachability;
pub mod site;
pub mod workspace;

pub use definition::{CheckFinding, Definition, Importance, Link, Proposal, Repair};
pub use outcome::{Outcome, State};

/// Passes the list of checks to a macro, each as `Name: module`.
///
/// The order is the one in which to fix problems: earlier ones may cause later ones.
#[macro_export]
macro_rules! with_checks {
    ($macro:ident) => {
        $macro! {
            Site: site,
            Workspace: workspace,
            CsrfCookie: csrf_cookie,
            Https: https,
            CanManageSolution: can_manage_solution,
            CanManageSysSettings: can_manage_sys_settings,
            CanManageAdministration: can_manage_administration,
            CanUseOData: can_use_odata,
            Feature: feature,
            ConfigSwitch: config_switch,
            IdentityServiceUrl: identity_service_url,
            ClientId: client_id,
            ClientSecret: client_secret,
            Reachability: reachability,
            CreatioClient: creatio_client,
            DefaultResource: default_resource,
            Discovery: discovery,
            PagePolicy: page_policy,
            Clocks: clocks,
        }
    };
}

macro_rules! define_checks {
    ($($check:ident: $module:ident,)*) => {
        /// A check of the connection.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
        pub enum Check {
            $(#[doc = concat!("See [`", stringify!($module), "`].")] $check,)*
        }

        /// What a check found.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Finding {
            $(#[doc = concat!("See [`", stringify!($module), "::Finding`].")] $check($module::Finding),)*
        }

        impl Check {
            /// The fixed properties of the check.
            pub fn definition(self) -> Definition {
                match self { $(Check::$check => $module::Finding::DEFINITION,)* }
            }

            fn evaluate(self, facts: &Facts) -> Outcome<Finding> {
                match self { $(Check::$check => $module::Finding::evaluate(facts).map(Finding::$check),)* }
            }
        }

        impl Finding {
            /// The state that this finding means.
            pub fn state(&self) -> State {
                match self { $(Finding::$check(finding) => finding.state(),)* }
            }

            /// A value for a system setting that would fix this finding.
            pub fn proposal(&self) -> Option<Proposal> {
                match self { $(Finding::$check(finding) => finding.proposal(),)* }
            }
        }

        $(impl From<$module::Finding> for Finding {
            fn from(finding: $module::Finding) -> Self {
                Finding::$check(finding)
            }
        })*
    };
}
with_checks!(define_checks);

impl Check {
    /// Every check, in the order in which to fix problems.
    pub fn all() -> impl Iterator<Item = Check> {
        Check::iter()
    }
}

/// A check with its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    /// The check.
    pub check: Check,
    /// How it ended.
    pub outcome: Outcome<Finding>,
}

impl CheckResult {
    /// The state that the list shows.
    pub fn state(&self) -> State {
        self.outcome.state(Finding::state)
    }

    /// A value for a system setting that would fix what was found.
    pub fn proposal(&self) -> Option<Proposal> {
        self.outcome.found().and_then(Finding::proposal)
    }

    /// Whether this check is a warning only: apps can be integrated regardless of what it finds.
    pub fn is_advice(&self) -> bool {
        self.check.definition().importance == Importance::Advice
    }

    /// Whether it is about what the signed-in user may do, not about the connection.
    pub fn is_permission(&self) -> bool {
        self.check.definition().importance == Importance::Permission
    }

    /// Whether the connection depends on this check.
    pub fn is_required(&self) -> bool {
        self.check.definition().importance > Importance::Permission
    }

    /// Whether it found something that keeps the connection from being complete.
    pub fn is_problem(&self) -> bool {
        self.found_something() && self.is_required()
    }

    /// Whether it is a reason why Creatio would refuse a new app.
    pub fn blocks_new_apps(&self) -> bool {
        self.found_something() && self.check.definition().importance >= Importance::RequiredForApps
    }

    /// Whether it found something to do or to fix.
    pub fn found_something(&self) -> bool {
        matches!(self.state(), State::ToDo | State::Failed)
    }
}

/// Only the queries that show whether apps can be created and whether Creatio shows its own section: the pages
/// with apps run them in the background.
pub fn queries_for_apps() -> impl Iterator<Item = Query> {
    let is_needed = |check: Check| {
        matches!(check, Check::Feature | Check::CanManageSolution)
            || check.definition().importance == Importance::Essential
    };
    Query::all().filter(move |query| {
        Check::all().any(|check| is_needed(check) && check.definition().queries.contains(query))
    })
}

/// Evaluates every check, in the order in which to fix problems.
pub fn evaluate(facts: &Facts) -> Vec<CheckResult> {
    let silent = site::common_failure(facts).is_some();
    let result = |check: Check| {
        // If Creatio does not respond at all, one check that says so is enough.
        let outcome = if silent && check.definition().needs_creatio {
            Outcome::WaitingForEarlierChecks
        } else {
            check.evaluate(facts)
        };
        CheckResult { check, outcome }
    };
    Check::iter().map(result).collect()
}

#[cfg(test)]
mod tests;
