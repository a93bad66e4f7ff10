//! The button that saves the value that the page proposes for a system setting.

use creatio::SettingsChange;
use leptos::prelude::*;
use model::connection::{
    checks::{Check, CheckResult, Proposal},
    query::Query,
    steps::Step,
};

use super::{settings_fields::save_settings, setup::Setup};
use crate::{session::session, text::connect as texts};

/// The button, visible while a value is proposed.
#[component]
pub fn UseProposal(
    /// The state of the page.
    setup: Setup,
    /// The check of the setting.
    check: Check,
) -> impl IntoView {
    let result = setup.check(check);
    let proposal = Memo::new(move |_| result.with(CheckResult::proposal));
    move || {
        proposal.get().map(|proposal| {
            view! {
                <div class="row">
                    <ProposalButton setup proposal/>
                </div>
            }
        })
    }
}

#[component]
fn ProposalButton(setup: Setup, proposal: Proposal) -> impl IntoView {
    let session = session();
    let fields = setup.fields;
    let (Proposal::Url(value) | Proposal::ClientId(value)) = &proposal;
    let label = texts::use_value(value);
    let save = move |_| {
        if fields.call.is_busy() {
            return;
        }
        fields.show_proposal(&proposal);
        let (session, change) = (session.clone(), change(&proposal));
        let save = async move {
            setup.begin();
            save_settings(&session, setup, change).await?;
            setup.store.fetch_and_wait(&session, &[Query::Settings, Query::Health]).await;
            setup.say(Step::Settings, texts::SETTINGS_SAVED);
            Ok(())
        };
        // Saving removes the button, so the focus moves to its step.
        fields.call.start(save, move |()| setup.go_to(Step::Settings));
    };
    let busy = fields.call.busy();
    view! {
        <button
            type="button"
            class="button"
            aria-busy=move || busy.get().then_some("true")
            on:click=save
        >
            <span>{label}</span>
        </button>
    }
}

fn change(proposal: &Proposal) -> SettingsChange {
    match proposal.clone() {
        Proposal::Url(url) => SettingsChange { url: Some(url), ..SettingsChange::default() },
        Proposal::ClientId(id) => SettingsChange { client_id: Some(id), ..SettingsChange::default() },
    }
}
