//! What setting and clearing a condition does to the state.

use super::state::Creatio;
use crate::{
    condition::Condition,
    world::{Feature, World},
};

impl Creatio {
    /// Sets a condition.
    ///
    /// Some change the database or the Identity Service, once: what a user repairs afterwards stays repaired. The
    /// others are looked up where they matter.
    pub fn set_condition(&mut self, condition: Condition) {
        match &condition {
            Condition::FeatureOff => set_feature(&mut self.world, 0),
            Condition::SettingsEmpty => self.world.empty_settings(),
            Condition::Setting { setting, value } => {
                self.world.set_setting(*setting, value);
            }
            Condition::SettingMissing { setting } => self.world.remove_setting(*setting),
            Condition::NoDefaultResource => keep_default_resources(self, 0),
            Condition::TwoDefaultResources => add_default_resources(self, 2),
            Condition::IdentityWrongCredentials => {
                self.identity.own_client.1 = self.environment.hex::<16>();
            }
            _ => {}
        }
        self.conditions.insert(condition);
    }

    /// Clears a condition, and undoes what setting it has changed.
    pub fn clear_condition(&mut self, condition: &Condition) {
        match condition {
            Condition::FeatureOff => set_feature(&mut self.world, 1),
            Condition::SettingsEmpty => self.world.fill_settings(),
            Condition::Setting { setting, .. } => {
                self.world.set_setting(*setting, setting.documented_value());
            }
            Condition::SettingMissing { setting } => self.world.restore_setting(*setting),
            Condition::NoDefaultResource => add_default_resources(self, 1),
            Condition::TwoDefaultResources => keep_default_resources(self, 1),
            Condition::IdentityWrongCredentials => self.identity.reset_own_client(),
            _ => {}
        }
        self.conditions.remove(condition);
    }
}

fn set_feature(world: &mut World, state: i64) {
    world.feature = Feature { stored: state, cached: state };
    world.changed();
}

/// Removes default resources, the latest first, until no more than `max` are left.
fn keep_default_resources(creatio: &mut Creatio, max: usize) {
    let World { resources, links, .. } = &mut creatio.world;
    while resources.iter().filter(|resource| resource.is_default).count() > max {
        if let Some(index) = resources.iter().rposition(|resource| resource.is_default) {
            let removed = resources.remove(index);
            links.retain(|link| link.resource != removed.id);
            creatio.identity.resources.retain(|name| *name != removed.name);
        }
    }
    creatio.world.changed();
}

/// Adds default resources until there are `min`.
fn add_default_resources(creatio: &mut Creatio, min: usize) {
    while creatio.world.default_resources().len() < min {
        let now = creatio.environment.now();
        let name = creatio.world.add_default_resource(now);
        creatio.identity.resources.push(name);
    }
}
