//! The steps of the set-up, in the order of Creatio's documentation.

use strum::{EnumIter, IntoEnumIterator};

use super::{
    checks::{Check, CheckResult, State},
    verdict::is_untested,
};

/// A step of the set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Step {
    /// Turn on the feature `OAuth20Integration`.
    Feature,
    /// Enter the three system settings, and test them.
    Settings,
    /// Create the default resource.
    DefaultResource,
    /// Add the first app.
    FirstApp,
}

impl Step {
    /// Every step, in order.
    pub fn all() -> impl Iterator<Item = Step> {
        Step::iter()
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The checks that show whether it is done, the worst cause first.
    pub fn checks(self) -> &'static [Check] {
        match self {
            Step::Feature => &[Check::Feature],
            Step::Settings => &[
                Check::IdentityServiceUrl,
                Check::ClientId,
                Check::ClientSecret,
                Check::Reachability,
                Check::CreatioClient,
            ],
            Step::DefaultResource => &[Check::DefaultResource],
            Step::FirstApp => &[],
        }
    }

    /// The step that repairs what a check finds; `None` for a prerequisite.
    pub fn of(check: Check) -> Option<Step> {
        Step::iter().find(|step| step.checks().contains(&check))
    }
}

/// The state of a step, given the results of all checks and whether there is an app.
pub fn step_state(step: Step, results: &[CheckResult], has_apps: Option<bool>) -> State {
    if step == Step::FirstApp {
        return match has_apps {
            Some(true) => State::Ok,
            Some(false) => State::ToDo,
            None => State::Unknown,
        };
    }
    let any = |state: &State| {
        results.iter().any(|result| step.checks().contains(&result.check) && result.state() == *state)
    };
    let order = [State::Failed, State::Checking, State::ToDo, State::Unknown];
    order.into_iter().find(any).unwrap_or(State::Ok)
}

/// The step to work on: the first that failed or is left to do, then one whose settings are not tested.
pub fn current_step(results: &[CheckResult], has_apps: Option<bool>) -> Option<Step> {
    let state = |step| step_state(step, results, has_apps);
    let setup = || Step::iter().filter(|step| *step != Step::FirstApp);
    if setup().any(|step| state(step) == State::Checking) {
        return None;
    }
    setup()
        .find(|step| matches!(state(*step), State::Failed | State::ToDo))
        .or_else(|| results.iter().any(is_untested).then_some(Step::Settings))
        .or_else(|| (state(Step::FirstApp) == State::ToDo).then_some(Step::FirstApp))
}

/// The step that has to be done before this one, if it is left to do.
pub fn awaited_step(step: Step, results: &[CheckResult]) -> Option<Step> {
    // The feature only shows Creatio's own section.
    let before = Step::iter().take_while(|before| *before != step).filter(|before| *before != Step::Feature);
    before
        .into_iter()
        .find(|before| matches!(step_state(*before, results, None), State::Failed | State::ToDo))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{
        checks::{evaluate, sample::*},
        facts::{Fact, Facts},
        last_test::TestOutcome,
    };

    fn current(facts: &Facts, has_apps: bool) -> Option<Step> {
        current_step(&evaluate(facts), Some(has_apps))
    }

    #[test]
    fn a_new_site_goes_through_all_steps_in_order() {
        let site = Facts {
            feature: Fact::Known(false),
            settings: settings("", ""),
            health: health(false, false, false),
            default_resources: Fact::Known(Vec::new()),
            ..connected()
        };
        assert_eq!(current(&site, false), Some(Step::Feature));
        assert_eq!(awaited_step(Step::DefaultResource, &evaluate(&site)), Some(Step::Settings));
        let site = Facts { feature: Fact::Known(true), ..site };
        assert_eq!(current(&site, false), Some(Step::Settings));
        let site = Facts { settings: connected().settings, health: health(true, true, true), ..site };
        assert_eq!(current(&site, false), Some(Step::DefaultResource));
        let site = Facts { default_resources: connected().default_resources, ..site };
        assert_eq!(current(&site, false), Some(Step::FirstApp));
        assert_eq!(current(&site, true), None);
        assert_eq!(awaited_step(Step::FirstApp, &evaluate(&site)), None);
    }

    #[test]
    fn settings_that_nothing_has_tested_are_the_step_to_work_on() {
        let untested = Facts { last_test: None, ..without_health_check() };
        assert_eq!(current(&untested, false), Some(Step::Settings));
        let passed = Facts { last_test: tested(TestOutcome::Passed), ..untested };
        assert_eq!(current(&passed, true), None);
    }

    #[test]
    fn every_check_that_the_page_can_repair_belongs_to_a_step() {
        for check in Check::all().filter(|check| check.definition().repair.is_some()) {
            assert!(Step::of(check).is_some(), "{check:?}");
        }
        assert_eq!(Step::of(Check::ConfigSwitch), None);
    }
}
