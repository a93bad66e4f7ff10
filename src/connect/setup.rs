//! What the parts of the page share: the facts, the calls of the steps, and which step is open.

use creatio::{App, Error, Page};
use leptos::prelude::*;
use model::connection::{
    checks::{Check, CheckResult, Outcome, State},
    steps::{Step, current_step, step_state},
};

use super::settings_fields::SettingsFields;
use crate::{
    browser,
    components::{Call, Loaded, Messages},
    connection::FactStore,
    session::Session,
};

/// Enough apps to test the connection with one that the Identity Service knows.
const APPS: Page = Page { offset: 0, rows: 3 };

/// What the last action of a step did.
#[derive(Clone, PartialEq, Eq)]
pub struct StepResult {
    /// The step that it stands next to.
    pub step: Step,
    /// What was done.
    pub text: String,
}

/// The state of the page.
#[derive(Clone, Copy)]
pub struct Setup {
    /// The facts that the steps change.
    pub store: FactStore,
    /// The results of all checks.
    pub results: Memo<Vec<CheckResult>>,
    /// The first apps of the site.
    pub apps: Loaded<Vec<App>, Error>,
    /// The form with the system settings.
    pub fields: SettingsFields,
    /// Enables the feature.
    pub feature: Call<Error>,
    /// Creates the default resource.
    pub resource: Call<Error>,
    /// Tests the connection by an app.
    pub test: Call<Error>,
    /// The step to work on; it stays while an answer is awaited.
    pub current: Memo<Option<Step>>,
    /// Whether the list of checks is open.
    pub shows_checks: RwSignal<bool>,
    open: [RwSignal<bool>; 4],
    result: RwSignal<Option<StepResult>>,
    messages: Messages,
}

impl Setup {
    /// Nothing is running, and no step is open.
    pub fn new(session: Session, store: FactStore, messages: Messages) -> Self {
        let results = store.results();
        let apps = Loaded::now(move || {
            let session = session.clone();
            async move { session.call(async |client| Ok(client.apps(APPS).await?.read)).await }
        });
        let current = Memo::new(move |before: Option<&Option<Step>>| {
            let now = results.with(|results| current_step(results, has_apps(apps)));
            let is_waiting = |result: &CheckResult| result.is_required() && result.state() == State::Checking;
            let is_known = !results.with(|results| results.iter().any(is_waiting));
            now.or_else(|| before.copied().flatten().filter(|_| !is_known))
        });
        Self {
            store,
            results,
            apps,
            fields: SettingsFields::new(store),
            feature: Call::default(),
            resource: Call::default(),
            test: Call::default(),
            current,
            shows_checks: RwSignal::new(false),
            open: std::array::from_fn(|_| RwSignal::new(false)),
            result: RwSignal::new(None),
            messages,
        }
    }

    /// Whether the site has an app; `None` while that is not known. Tracked.
    pub fn has_apps(self) -> Option<bool> {
        has_apps(self.apps)
    }

    /// The result of one check.
    pub fn check(self, check: Check) -> Memo<CheckResult> {
        Memo::new(move |_| {
            let result = self.results.with(|all| all.iter().find(|result| result.check == check).cloned());
            result.unwrap_or(CheckResult { check, outcome: Outcome::Waiting })
        })
    }

    /// Whether a step is open.
    pub fn is_open(self, step: Step) -> RwSignal<bool> {
        self.open[step as usize]
    }

    /// Opens a step, if the page still exists.
    pub fn show(self, step: Step) {
        self.is_open(step).try_set(true);
    }

    /// Opens a step and moves the focus to it.
    pub fn go_to(self, step: Step) {
        self.is_open(step).set(true);
        browser::focus::focus_after_paint(summary_of(step));
    }

    /// The state of a step; not tracked.
    fn state_of(self, step: Step) -> State {
        untrack(|| self.results.with(|results| step_state(step, results, self.has_apps())))
    }

    /// Opens the current step and folds the one before it once it is done, whose focus moves along. Other steps stay as the user left them.
    pub fn follow_current_step(self) {
        Effect::new(move |before: Option<Option<Step>>| {
            let (before, now) = (before.flatten(), self.current.get());
            // What an action did is known only when it is over.
            if before.is_some_and(|before| self.is_busy(before)) {
                return before;
            }
            if let Some(now) = now.filter(|now| Some(*now) != before) {
                // A step that failed stays in sight. Without a health check, saved settings are tested by the next step.
                // Nor is a failure hidden.
                let done = before.filter(|before| {
                    matches!(self.state_of(*before), State::Ok | State::Unknown) && !self.has_failed(*before)
                });
                if let Some(done) = done {
                    let had_focus = browser::focus::has(focus_within(done));
                    self.is_open(done).set(false);
                    if had_focus {
                        browser::focus::focus_after_paint(summary_of(now));
                    }
                }
                self.is_open(now).set(true);
            }
            now.or(before)
        });
    }

    /// Whether the action of a step is under way; tracked.
    fn is_busy(self, step: Step) -> bool {
        match step {
            Step::Feature => self.feature.busy().get(),
            Step::Settings => self.fields.call.busy().get(),
            Step::DefaultResource => self.resource.busy().get(),
            Step::FirstApp => false,
        }
    }

    /// Whether the last action of a step has failed; not tracked.
    fn has_failed(self, step: Step) -> bool {
        untrack(|| match step {
            Step::Feature => self.feature.failure().is_some(),
            Step::Settings => self.fields.call.failure().is_some(),
            Step::DefaultResource => self.resource.failure().is_some(),
            Step::FirstApp => false,
        })
    }

    /// What the last action did; tracked.
    pub fn result_of(self, step: Step) -> Option<String> {
        self.result
            .with(|result| result.as_ref().filter(|result| result.step == step).map(|r| r.text.clone()))
    }

    /// Shows next to its step what an action did; as a message if the page was left.
    pub fn say(self, step: Step, text: &str) {
        let result = StepResult { step, text: text.to_owned() };
        // A disposed signal returns the value.
        match self.result.try_set(Some(result)) {
            None => self.messages.announce(text.to_owned()),
            Some(_) => self.messages.say(text.to_owned()),
        }
    }

    /// Removes what the last action did, before the next one.
    pub fn begin(self) {
        self.result.try_set(None);
    }
}

fn has_apps(apps: Loaded<Vec<App>, Error>) -> Option<bool> {
    Some(!apps.get()?.ok()?.is_empty())
}

/// The element id of a step.
pub fn step_id(step: Step) -> &'static str {
    match step {
        Step::Feature => "step-feature",
        Step::Settings => "step-settings",
        Step::DefaultResource => "step-resource",
        Step::FirstApp => "step-app",
    }
}

fn summary_of(step: Step) -> &'static str {
    match step {
        Step::Feature => "#step-feature summary",
        Step::Settings => "#step-settings summary",
        Step::DefaultResource => "#step-resource summary",
        Step::FirstApp => "#step-app summary",
    }
}

fn focus_within(step: Step) -> &'static str {
    match step {
        Step::Feature => "#step-feature:focus-within",
        Step::Settings => "#step-settings:focus-within",
        Step::DefaultResource => "#step-resource:focus-within",
        Step::FirstApp => "#step-app:focus-within",
    }
}
