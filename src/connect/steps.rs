//! The steps of the set-up.

use leptos::prelude::*;
use model::connection::steps::Step;

use super::{
    create_default_resource::ResourceStep, enable_feature::FeatureStep, first_app_step::FirstAppStep,
    settings_step::SettingsStep, setup::Setup, step_item::StepItem,
};
use crate::text::connect as texts;

/// The list of steps, each with what does it.
#[component]
pub fn Steps(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let item = move |step: Step| {
        let body = match step {
            Step::Feature => view! { <FeatureStep setup/> }.into_any(),
            Step::Settings => view! { <SettingsStep setup/> }.into_any(),
            Step::DefaultResource => view! { <ResourceStep setup/> }.into_any(),
            Step::FirstApp => view! { <FirstAppStep setup/> }.into_any(),
        };
        view! { <StepItem step setup body/> }
    };
    view! { <ol class="steps" aria-label={texts::STEPS}>{Step::all().map(item).collect_view()}</ol> }
}
