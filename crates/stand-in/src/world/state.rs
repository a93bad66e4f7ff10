//! The database itself.

use super::{
    app::App,
    people::{AdminUnit, Contact, TYPE_FUNCTIONAL_ROLE},
    resource::{Resource, ResourceInClient},
    setting::Setting,
    user_session::{IpRange, UserSession},
};
use crate::dates::Millis;
use std::collections::{BTreeMap, HashMap};
use strum::IntoEnumIterator;
use uuid::Uuid;

/// The code of the feature that shows the OAuth section.
pub const OAUTH_FEATURE: &str = "OAuth20Integration";

/// The feature OAuth20Integration: what is stored, and what a cached read answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Feature {
    /// 0 or 1, as in the database.
    pub stored: i64,
    /// 0 or 1, as GetFeatureState answers until the cache is cleared.
    pub cached: i64,
}

/// Creatio's database.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// OAuthClientApp.
    pub apps: Vec<App>,
    /// OAuthResource.
    pub resources: Vec<Resource>,
    /// OAuthResourceInClient.
    pub links: Vec<ResourceInClient>,
    /// SysAdminUnit.
    pub units: Vec<AdminUnit>,
    /// Contact.
    pub contacts: Vec<Contact>,
    /// SysUserSession.
    pub user_sessions: Vec<UserSession>,
    /// SysAdminUnitIPRange.
    pub ip_ranges: Vec<IpRange>,
    /// The values of the settings; one without a value does not exist on the site.
    pub settings: BTreeMap<Setting, String>,
    /// The values of removed settings, which come back with them.
    pub missing_settings: BTreeMap<Setting, String>,
    /// The feature OAuth20Integration.
    pub feature: Feature,
    /// The number of changes so far.
    pub changes: u64,
}

impl World {
    /// Counts a change.
    pub fn changed(&mut self) {
        self.changes += 1;
    }

    /// The app with that id.
    pub fn app(&self, id: Uuid) -> Option<&App> {
        self.apps.iter().find(|app| app.id == id)
    }

    /// The app with that client id.
    pub fn app_by_client_id(&self, client_id: &str) -> Option<&App> {
        self.apps.iter().find(|app| app.client_id == client_id)
    }

    /// The resource with that id.
    pub fn resource(&self, id: Uuid) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.id == id)
    }

    /// The user or role with that id.
    pub fn unit(&self, id: Uuid) -> Option<&AdminUnit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The contact with that id.
    pub fn contact(&self, id: Uuid) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// The user with that login name, which is not case-sensitive.
    pub fn user_named(&self, name: &str) -> Option<&AdminUnit> {
        let users = self.units.iter().filter(|unit| unit.type_value != TYPE_FUNCTIONAL_ROLE);
        users.filter(|unit| unit.contact.is_some()).find(|unit| unit.name.eq_ignore_ascii_case(name))
    }

    /// The resources with IsDefault.
    pub fn default_resources(&self) -> Vec<&Resource> {
        self.resources.iter().filter(|resource| resource.is_default).collect()
    }

    /// The names of the resources that an app has access to.
    pub fn resources_of(&self, app: Uuid) -> Vec<&str> {
        let links = self.links.iter().filter(|link| link.app == app);
        links.filter_map(|link| self.resource(link.resource)).map(|resource| resource.name.as_str()).collect()
    }

    /// The same for all apps, in one pass: calling [`Self::resources_of`] for each of 100,000 apps takes minutes.
    pub fn resources_by_app(&self) -> HashMap<Uuid, Vec<&str>> {
        let mut by_app = HashMap::<_, Vec<_>>::new();
        for link in &self.links {
            let name = self.resource(link.resource).map(|resource| resource.name.as_str());
            by_app.entry(link.app).or_default().extend(name);
        }
        by_app
    }

    /// A setting's value; empty also if the setting does not exist.
    pub fn setting(&self, setting: Setting) -> &str {
        self.settings.get(&setting).map_or("", String::as_str)
    }

    /// Stores a setting's value; false if the setting does not exist.
    pub fn set_setting(&mut self, setting: Setting, value: &str) -> bool {
        let Some(stored) = self.settings.get_mut(&setting) else { return false };
        value.clone_into(stored);
        self.changed();
        true
    }

    /// Adds the record of a session.
    pub fn start_user_session(&mut self, id: Uuid, user: Uuid, now: Millis) {
        self.user_sessions.push(UserSession { id, user, started: now, ended: None });
        self.changed();
    }

    /// Ends the records of a user's open sessions.
    pub fn end_user_sessions(&mut self, user: Uuid, now: Millis) {
        let open = self.user_sessions.iter_mut().filter(|session| session.user == user);
        open.filter(|session| session.ended.is_none()).for_each(|session| session.ended = Some(now));
        self.changed();
    }

    /// Gives the settings the values of the vendor's documentation.
    pub fn fill_settings(&mut self) {
        for setting in Setting::iter() {
            self.set_setting(setting, setting.documented_value());
        }
    }

    /// Empties the settings.
    pub fn empty_settings(&mut self) {
        for setting in Setting::iter() {
            self.set_setting(setting, "");
        }
    }

    /// Removes a setting from the site; its value comes back with it.
    pub fn remove_setting(&mut self, setting: Setting) {
        self.missing_settings.extend(self.settings.remove_entry(&setting));
        self.changed();
    }

    /// Brings a removed setting back.
    pub fn restore_setting(&mut self, setting: Setting) {
        self.settings.extend(self.missing_settings.remove_entry(&setting));
        self.changed();
    }
}
