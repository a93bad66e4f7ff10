//! Conditions of a Creatio: switched live.

use super::Creatio;
use crate::{
    condition::Condition,
    identity::OWN_CLIENT,
    world::{Feature, World},
};
use std::mem::discriminant;

impl Creatio {
    /// True while the condition is set.
    pub fn is(&self, condition: &Condition) -> bool {
        self.conditions.contains(condition)
    }

    /// The names of the conditions that are set.
    pub fn condition_names(&self) -> Vec<String> {
        self.conditions.iter().map(Condition::to_string).collect()
    }

    /// Sets a condition. One that changes the state does so once: what is repaired afterwards stays repaired.
    pub fn set_condition(&mut self, condition: Condition) {
        match &condition {
            Condition::FeatureOff => self.set_feature(0),
            Condition::SettingsEmpty => self.world.empty_settings(),
            Condition::Setting(code, value) => {
                self.forget_value_of(code);
                self.world.set_setting(code, value);
            }
            Condition::SettingMissing(code) => self.world.hide_setting(code),
            Condition::NoDefaultResource => self.keep_default_resources(0),
            Condition::TwoDefaultResources => self.fill_default_resources(2),
            Condition::IdentityWrongCredentials => {
                self.identity.own_client.1 = self.surroundings.hex::<16>();
            }
            // Of these there is one at a time.
            Condition::SessionShape(_) | Condition::IdentityClock(_) | Condition::CreatioClock(_) => {
                let kind = discriminant(&condition);
                self.conditions.retain(|known| discriminant(known) != kind);
            }
            _ => {}
        }
        self.conditions.insert(condition);
    }

    /// Clears a condition, and takes back what setting it changed.
    pub fn clear_condition(&mut self, condition: &Condition) {
        match condition {
            Condition::FeatureOff => self.set_feature(1),
            Condition::SettingsEmpty => self.world.fill_settings(),
            Condition::Setting(code, _) => {
                self.forget_value_of(code);
                self.world.fill_setting(code);
            }
            Condition::SettingMissing(code) => self.world.show_setting(code),
            Condition::NoDefaultResource => self.fill_default_resources(1),
            Condition::TwoDefaultResources => self.keep_default_resources(1),
            Condition::IdentityWrongCredentials => self.identity.own_client.1 = OWN_CLIENT.1.into(),
            _ => {}
        }
        self.conditions.remove(condition);
    }

    /// A setting has one value, so that a condition that names another holds no more.
    fn forget_value_of(&mut self, code: &str) {
        self.conditions.retain(|known| !matches!(known, Condition::Setting(of, _) if *of == code));
    }

    fn set_feature(&mut self, state: i64) {
        self.world.feature = Feature { stored: state, cached: state };
        self.changed();
    }

    /// Takes away default resources, the youngest first, until no more than so many are left.
    fn keep_default_resources(&mut self, at_most: usize) {
        let World { resources, links, .. } = &mut self.world;
        while resources.iter().filter(|resource| resource.is_default).count() > at_most {
            if let Some(place) = resources.iter().rposition(|resource| resource.is_default) {
                let gone = resources.remove(place);
                links.retain(|link| link.resource != gone.id);
                self.identity.resources.retain(|name| *name != gone.name);
            }
        }
        self.changed();
    }

    fn fill_default_resources(&mut self, at_least: usize) {
        while self.world.default_resources().len() < at_least {
            let now = self.surroundings.now();
            let name = self.world.add_default_resource(now);
            self.identity.resources.push(name);
        }
    }
}
