//! “Run remaining steps”: every repair that is still needed, in order.

use creatio::Error;
use leptos::prelude::*;
use model::connection::{
    checks::{CheckResult, Outcome, State, client_secret, default_resource, evaluate},
    facts::Fact,
    query::Query,
};

use super::{
    create_default_resource::create_default_resource, enable_feature::enable_feature, repairs::Repairs,
    settings_fields::save_settings,
};
use crate::{
    browser,
    commands::{self, Command},
    components::{Button, Call, Look, Messages, latch},
    session::{Session, session},
    text::{connect as texts, palette},
};

/// The button that runs the remaining steps. Once shown, it stays, so that it keeps the focus.
#[component]
pub fn RemainingSteps(
    /// The results of all checks.
    results: Memo<Vec<CheckResult>>,
    /// The repairs that it runs.
    repairs: Repairs,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let run = Call::<Error>::default();
    let busy = run.busy();
    let is_left = Memo::new(move |_| results.with(|results| results.iter().any(is_step_left)));
    let was_left = latch(move || is_left.get());
    let refused =
        Signal::derive(move || (!is_left.get() && !busy.get()).then(|| texts::NO_STEPS_LEFT.to_owned()));
    let press = Callback::new(move |()| {
        let is_secret_required = results.with_untracked(|results| results.iter().any(is_secret_empty));
        if !repairs.fields.check(is_secret_required) {
            return browser::focus::focus_after_paint(browser::focus::FIRST_PROBLEM);
        }
        let session = session.clone();
        let steps = async move {
            run_remaining_steps(&session, repairs, messages).await;
            Ok(())
        };
        run.start(steps, |()| ());
    });
    commands::register(move || {
        if is_left.get() && !busy.get() {
            let run = move || press.run(());
            vec![Command::new(texts::RUN_REMAINING_STEPS, palette::RUN_REMAINING_STEPS_KEYWORDS, run)]
        } else {
            Vec::new()
        }
    });
    move || {
        was_left.get().then(|| {
            view! {
                <Button label={texts::RUN_REMAINING_STEPS} look={Look::Primary} press busy disabled=refused/>
            }
        })
    }
}

/// Runs the steps in order, up to the first one that fails, which reports its failure itself.
async fn run_remaining_steps(session: &Session, repairs: Repairs, messages: Messages) {
    let Repairs { store, fields, feature, resource } = repairs;
    let is_feature_off = store.with_untracked(|facts| facts.feature == Fact::Known(false));
    if is_feature_off && feature.run(enable_feature(session, store, messages)).await != Some(true) {
        return;
    }
    if !fields.is_still_valid() {
        return;
    }
    if let Some(change) = fields.change()
        && fields.call.run(save_settings(session, fields, messages, change)).await.is_none()
    {
        return;
    }
    let affected = [Query::Feature, Query::Settings, Query::Health, Query::DefaultResources];
    store.fetch_and_wait(session, &affected).await;
    // Creating the resource would fail while the checks find another problem.
    let problems: Vec<_> =
        store.with_untracked(evaluate).into_iter().filter(CheckResult::is_problem).collect();
    if !problems.is_empty() && problems.iter().all(is_resource_missing) {
        // The failure is shown by the button that creates the resource.
        resource.run(create_default_resource(session, store, messages)).await;
    }
}

fn is_resource_missing(result: &CheckResult) -> bool {
    result.outcome == Outcome::Found(default_resource::Finding::Missing.into())
}

fn is_secret_empty(result: &CheckResult) -> bool {
    result.outcome == Outcome::Found(client_secret::Finding::Empty.into())
}

fn is_step_left(result: &CheckResult) -> bool {
    result.state() == State::ToDo && !result.is_advice()
}
