//! “Enable OAuth20Integration”.

use creatio::Error;
use leptos::prelude::*;
use model::connection::{
    checks::{CheckResult, Outcome, feature},
    query::Query,
};

use super::repairs::Repairs;
use crate::{
    components::{Button, Messages},
    connection::{FactStore, OnSessionEnd},
    session::{Session, session},
    text::{connect as texts, failure::explain_change},
};

/// Enables the feature for all users. True if Creatio reports it as on afterwards.
pub async fn enable_feature(session: &Session, store: FactStore, messages: Messages) -> Result<bool, Error> {
    let is_on = session.call(async |client| client.enable_feature().await).await;
    match &is_on {
        Ok(true) => messages.say(texts::FEATURE_ENABLED.to_owned()),
        Ok(false) => messages.warn(texts::FEATURE_STILL_OFF.to_owned()),
        Err(error) => messages.fail(explain_change(texts::FEATURE_FAILED, texts::FEATURE_UNKNOWN, error)),
    }
    store.fetch(session, [Query::Feature], OnSessionEnd::Prompt);
    is_on
}

/// The button that enables the feature.
#[component]
pub fn EnableFeature(
    /// The check of the feature.
    result: Memo<CheckResult>,
    /// The repairs that are running.
    repairs: Repairs,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let Repairs { store, feature, .. } = repairs;
    let is_on = Memo::new(move |_| {
        result.with(|result| result.outcome == Outcome::Found(feature::Finding::On.into()))
    });
    let refused = Signal::derive(move || is_on.get().then(|| texts::FEATURE_IS_ON.to_owned()));
    let press = Callback::new(move |()| {
        let session = session.clone();
        feature.start(async move { enable_feature(&session, store, messages).await }, |_| ());
    });
    view! { <Button label={texts::ENABLE_FEATURE} press busy={feature.busy()} disabled=refused/> }
}
