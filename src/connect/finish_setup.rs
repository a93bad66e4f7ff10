//! “Finish setup”: every step that is left, in order.

use creatio::Error;
use leptos::prelude::*;
use model::connection::{
    checks::{CheckResult, Outcome, State, default_resource, evaluate},
    facts::Fact,
    query::Query,
    steps::Step,
};

use super::{
    create_default_resource::create_default_resource, enable_feature::enable_feature,
    settings_fields::save_settings, settings_step::is_secret_missing, setup::Setup,
};
use crate::{
    browser,
    commands::{self, Command},
    components::{Button, Call},
    session::{Session, session},
    text::{connect as texts, palette},
};

/// The button that runs the steps that are left, while there are any. Afterwards the focus moves to what comes next.
#[component]
pub fn FinishSetup(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let session = session();
    let run = Call::<Error>::default();
    let busy = run.busy();
    let is_left = Memo::new(move |_| setup.results.with(|results| results.iter().any(is_step_left)));
    let press = Callback::new(move |()| {
        if !setup.fields.check(setup.store.with_untracked(is_secret_missing)) {
            setup.is_open(Step::Settings).set(true);
            return browser::focus::focus_after_paint(browser::focus::FIRST_PROBLEM);
        }
        let session = session.clone();
        let steps = async move {
            run_steps(&session, setup).await;
            Ok(())
        };
        run.start(steps, move |()| {
            if !setup.results.with_untracked(|results| results.iter().any(is_step_left)) {
                focus_next_step();
            }
        });
    });
    commands::register(move || {
        if is_left.get() && !busy.get() {
            let run = move || press.run(());
            vec![Command::new(texts::FINISH_SETUP, palette::RUN_REMAINING_STEPS_KEYWORDS, run)]
        } else {
            Vec::new()
        }
    });
    let is_shown = Memo::new(move |_| is_left.get() || busy.get());
    move || is_shown.get().then(|| view! { <Button label={texts::FINISH_SETUP} press busy/> })
}

/// The link to a new app, or the page itself where that is folded.
fn focus_next_step() {
    browser::focus::focus_after_paint("#step-app[aria-current] a, #main:not(:has(#step-app[aria-current]))");
}

/// Runs the steps in order, up to the first one that fails, which is opened, because it reports its failure itself.
async fn run_steps(session: &Session, setup: Setup) {
    let Setup { store, fields, feature, resource, .. } = setup;
    let is_feature_off = store.with_untracked(|facts| facts.feature == Fact::Known(false));
    if is_feature_off && feature.run(enable_feature(session, setup)).await != Some(true) {
        return setup.show(Step::Feature);
    }
    if !fields.is_still_valid() {
        return;
    }
    if let Some(change) = fields.change()
        && fields.call.run(save_settings(session, setup, change)).await.is_none()
    {
        return setup.show(Step::Settings);
    }
    let affected = [Query::Feature, Query::Settings, Query::Health, Query::DefaultResources];
    store.fetch_and_wait(session, &affected).await;
    // Creating the resource would fail while the checks find another problem.
    let problems: Vec<_> =
        store.with_untracked(evaluate).into_iter().filter(CheckResult::is_problem).collect();
    let is_next = !problems.is_empty() && problems.iter().all(is_resource_missing);
    if is_next && resource.run(create_default_resource(session, setup)).await.is_none() {
        setup.show(Step::DefaultResource);
    }
}

fn is_resource_missing(result: &CheckResult) -> bool {
    result.outcome == Outcome::Found(default_resource::Finding::Missing.into())
}

fn is_step_left(result: &CheckResult) -> bool {
    result.state() == State::ToDo && result.is_required()
}
