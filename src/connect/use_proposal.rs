//! The button that saves the value that the page proposes for a system setting.

use creatio::SettingsChange;
use leptos::{html, prelude::*};
use model::connection::checks::{CheckResult, Proposal};

use super::{
    repairs::Repairs,
    settings_fields::{SettingsFields, save_settings},
};
use crate::{components::Messages, session::session, text::connect as texts};

/// The button, visible while a value is proposed. Saving removes it, so the focus moves to the button next to it.
#[component]
pub fn UseProposal(
    /// The check of the setting.
    result: Memo<CheckResult>,
    /// The repairs that are running.
    repairs: Repairs,
    /// The button that repeats the check.
    repeat: NodeRef<html::Button>,
) -> impl IntoView {
    let proposal = Memo::new(move |_| result.with(CheckResult::proposal));
    move || {
        proposal.get().map(|proposal| {
            view! {
                <div class="check-fix">
                    <ProposalButton proposal fields={repairs.fields} repeat/>
                </div>
            }
        })
    }
}

#[component]
fn ProposalButton(
    proposal: Proposal,
    fields: SettingsFields,
    repeat: NodeRef<html::Button>,
) -> impl IntoView {
    let (session, messages) = (session(), expect_context::<Messages>());
    let (Proposal::Url(value) | Proposal::ClientId(value)) = &proposal;
    let label = texts::use_value(value);
    let save = move |_| {
        if fields.call.is_busy() {
            return;
        }
        fields.show_proposal(&proposal);
        let (session, change) = (session.clone(), change(&proposal));
        let save = async move { save_settings(&session, fields, messages, change).await };
        fields.call.start(save, move |()| {
            if let Some(repeat) = repeat.get_untracked() {
                // If that button cannot take the focus, the focus stays where it is.
                let _ = repeat.focus();
            }
        });
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
