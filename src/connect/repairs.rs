//! How the page repairs what the checks find.

use creatio::Error;
use leptos::{html, prelude::*};
use model::connection::checks::{CheckResult, Repair};

use super::{
    create_default_resource::CreateDefaultResource, enable_feature::EnableFeature,
    settings_fields::SettingsFields, use_proposal::UseProposal,
};
use crate::{components::Call, connection::FactStore};

/// The calls of the repairs, each shared by its own button and by “Run remaining steps”.
#[derive(Clone, Copy)]
pub struct Repairs {
    /// The facts that the repairs change.
    pub store: FactStore,
    /// The form with the system settings.
    pub fields: SettingsFields,
    /// Enables the feature.
    pub feature: Call<Error>,
    /// Creates the default resource.
    pub resource: Call<Error>,
}

impl Repairs {
    /// No repair is running.
    pub fn new(store: FactStore) -> Self {
        Self {
            store,
            fields: SettingsFields::new(store),
            feature: Call::default(),
            resource: Call::default(),
        }
    }
}

/// The control that repairs what a check finds, if the page can do that.
pub fn repair_view(
    repair: Option<Repair>,
    result: Memo<CheckResult>,
    repairs: Repairs,
    repeat: NodeRef<html::Button>,
) -> AnyView {
    match repair {
        None => ().into_any(),
        Some(Repair::EnableFeature) => {
            view! { <div class="check-fix"><EnableFeature result repairs/></div> }.into_any()
        }
        Some(Repair::CreateDefaultResource) => {
            view! { <div class="check-fix"><CreateDefaultResource repairs/></div> }.into_any()
        }
        Some(Repair::SaveProposal) => view! { <UseProposal result repairs repeat/> }.into_any(),
    }
}
