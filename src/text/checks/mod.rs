//! The texts of the checks. Every check has an implementation of [`CheckText`] in one of these modules; a check or a
//! finding without texts does not compile.

mod clocks;
mod creatio_site;
mod discovery;
mod identity_service;
mod page_policy;
mod permissions;
mod set_up;
mod settings;

use model::{
    connection::{
        checks::{self, Check, CheckResult, Finding, Outcome},
        environment::Environment,
    },
    with_checks,
};

use super::guidance::Guidance;

/// The texts of one check, implemented by its findings.
trait CheckText {
    /// The title of the check.
    const TITLE: &'static str;

    /// What this finding means and what to do about it.
    fn guidance(&self) -> Guidance;

    /// What is wrong, in one sentence, for a check that the connection depends on: other pages show only this, and the whole
    /// guidance stays with the code of Connect.
    fn problem(&self) -> String {
        String::new()
    }

    /// A line for the details of the check, in addition to the answers to its queries.
    fn detail(_: &Environment) -> Option<String> {
        None
    }
}

macro_rules! dispatch {
    ($($check:ident: $module:ident,)*) => {
        /// The title of a check.
        pub fn title(check: Check) -> &'static str {
            match check { $(Check::$check => <checks::$module::Finding as CheckText>::TITLE,)* }
        }

        /// A line for the details of a check, in addition to the answers to its queries.
        pub fn detail(check: Check, environment: &Environment) -> Option<String> {
            match check { $(Check::$check => <checks::$module::Finding as CheckText>::detail(environment),)* }
        }

        fn problem_of(finding: &Finding) -> String {
            match finding { $(Finding::$check(finding) => finding.problem(),)* }
        }

        fn of_finding(finding: &Finding) -> Guidance {
            match finding { $(Finding::$check(finding) => finding.guidance(),)* }
        }
    };
}
with_checks!(dispatch);

/// What a check found to be wrong, in one sentence; empty if it found nothing.
pub fn problem(result: &CheckResult) -> String {
    result.outcome.found().map(problem_of).unwrap_or_default()
}

/// What the outcome of a check means and what to do about it. `None` while there is no answer, and for a failed query,
/// which is explained as a failure.
pub fn guidance(result: &CheckResult) -> Option<Guidance> {
    match &result.outcome {
        Outcome::Waiting | Outcome::NotAnswered(_) => None,
        Outcome::WaitingForEarlierChecks => Some(Guidance::new("Waiting for the checks above.")),
        Outcome::NotOffered => {
            Some(Guidance::new("This version of Creatio can't report this. The other checks decide."))
        }
        Outcome::Found(finding) => Some(of_finding(finding)),
    }
}
