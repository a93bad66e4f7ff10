//! Asking Creatio for the facts, side by side: one slow answer holds up no other.

use creatio::{Client, Error, Health, Resource, Settings};
use leptos::{prelude::*, task::spawn_local};

use super::checks::{Fact, Facts};
use crate::session::Session;

/// The facts as they come in: a signal a fact.
#[derive(Clone, Copy)]
pub struct FactBook {
    can_manage_solution: RwSignal<Fact<bool>>,
    can_manage_settings: RwSignal<Fact<bool>>,
    feature: RwSignal<Fact<bool>>,
    /// The settings, which the form below the checks shows too.
    pub settings: RwSignal<Fact<Settings>>,
    health: RwSignal<Fact<Health>>,
    resources: RwSignal<Fact<Vec<Resource>>>,
    /// How “Create default resource” ended last.
    pub tried: RwSignal<Option<Result<(), Error>>>,
    /// Counts the rounds of asking, so that a late answer of an earlier round is passed over.
    round: StoredValue<u32>,
}

impl FactBook {
    /// Nothing asked yet.
    pub fn new() -> Self {
        Self {
            can_manage_solution: RwSignal::default(),
            can_manage_settings: RwSignal::default(),
            feature: RwSignal::default(),
            settings: RwSignal::default(),
            health: RwSignal::default(),
            resources: RwSignal::default(),
            tried: RwSignal::new(None),
            round: StoredValue::new(0),
        }
    }

    /// All facts as they stand; tracked.
    pub fn facts(&self) -> Facts {
        Facts {
            can_manage_solution: self.can_manage_solution.get(),
            can_manage_settings: self.can_manage_settings.get(),
            feature: self.feature.get(),
            settings: self.settings.get(),
            health: self.health.get(),
            resources: self.resources.get(),
            tried: self.tried.get(),
        }
    }

    /// Asks for every fact; what is known stays in view until its new answer comes.
    pub fn ask_all(&self, session: &Session) {
        self.round.update_value(|round| *round = round.wrapping_add(1));
        self.ask(session, self.can_manage_solution, async |c: &Client| {
            c.can_execute("CanManageSolution").await
        });
        self.ask(session, self.can_manage_settings, async |c: &Client| {
            c.can_execute("CanManageSysSettings").await
        });
        self.ask(session, self.feature, async |c: &Client| c.feature_enabled().await);
        self.ask(session, self.settings, async |c: &Client| c.settings().await);
        self.ask(session, self.health, async |c: &Client| c.health().await);
        self.ask(session, self.resources, async |c: &Client| c.default_resources().await);
    }

    fn ask<T: Send + Sync + 'static>(
        &self,
        session: &Session,
        fact: RwSignal<Fact<T>>,
        call: impl AsyncFn(&Client) -> Result<T, Error> + 'static,
    ) {
        let (session, round, number) = (session.clone(), self.round, self.round.get_value());
        spawn_local(async move {
            let answer = session.call(call).await;
            if round.try_get_value() == Some(number) {
                fact.set(match answer {
                    Ok(value) => Fact::Known(value),
                    Err(error) => Fact::Failed(error),
                });
            }
        });
    }
}
