//! The step that turns on `OAuth20Integration`.

use creatio::Error;
use leptos::prelude::*;
use model::connection::{
    checks::{Check, Outcome, feature},
    query::Query,
    steps::Step,
};

use super::{findings::MissingPermission, setup::Setup};
use crate::{
    components::{Button, FailureNote, Look},
    connection::OnSessionEnd,
    session::{Session, session},
    text::{connect as texts, failure::explain_change},
};

/// Enables the feature for all users. True if Creatio reports it as on afterwards.
pub async fn enable_feature(session: &Session, setup: Setup) -> Result<bool, Error> {
    setup.begin();
    let is_on = session.call(async |client| client.enable_feature().await).await;
    match is_on {
        Ok(true) => setup.say(Step::Feature, texts::FEATURE_ENABLED),
        Ok(false) => setup.say(Step::Feature, texts::FEATURE_STILL_OFF),
        Err(_) => {}
    }
    setup.store.fetch(session, [Query::Feature], OnSessionEnd::Prompt);
    is_on
}

/// What the feature does, and the button that enables it.
#[component]
pub fn FeatureStep(
    /// The state of the page.
    setup: Setup,
) -> impl IntoView {
    let session = session();
    let result = setup.check(Check::Feature);
    let is_on = Memo::new(move |_| {
        result.with(|result| result.outcome == Outcome::Found(feature::Finding::On.into()))
    });
    let refused = Signal::derive(move || is_on.get().then(|| texts::FEATURE_IS_ON.to_owned()));
    let call = setup.feature;
    let press = Callback::new(move |()| {
        let session = session.clone();
        call.start(async move { enable_feature(&session, setup).await }, |_| ());
    });
    let failure = move || {
        let explained =
            call.failure().map(|error| explain_change(texts::FEATURE_FAILED, texts::FEATURE_UNKNOWN, &error));
        explained.map(|explained| view! { <FailureNote explained/> })
    };
    view! {
        <p class="lead">{texts::FEATURE_LEAD}</p>
        <MissingPermission setup check={Check::CanManageAdministration}/>
        {failure}
        <div class="row">
            <Button label={texts::ENABLE_FEATURE} look={Look::Primary} press busy={call.busy()} disabled=refused/>
        </div>
    }
}
