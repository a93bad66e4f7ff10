//! The three system settings (creatio-api.md, section 5).

use super::{CLIENT_ID_SETTING, CLIENT_SECRET_SETTING, URL_SETTING, World};
use crate::identity::OWN_CLIENT;

/// The codes of the three settings that lead Creatio to its Identity Service.
pub const SETTING_CODES: [&str; 3] = [URL_SETTING, CLIENT_ID_SETTING, CLIENT_SECRET_SETTING];

/// What the vendor's documentation fills in.
fn documented_value(code: &str) -> &'static str {
    match code {
        URL_SETTING => "http://localhost:8090",
        CLIENT_ID_SETTING => OWN_CLIENT.0,
        CLIENT_SECRET_SETTING => OWN_CLIENT.1,
        _ => "",
    }
}

impl World {
    /// A setting's value; empty if it is empty or does not exist.
    pub fn setting(&self, code: &str) -> &str {
        self.settings.get(code).map_or("", String::as_str)
    }

    /// Stores a setting's value; false if there is no such setting.
    pub fn set_setting(&mut self, code: &str, value: &str) -> bool {
        let Some(stored) = self.settings.get_mut(code) else { return false };
        value.clone_into(stored);
        self.changes += 1;
        true
    }

    /// Gives one setting the value of the vendor's documentation.
    pub fn fill_setting(&mut self, code: &str) {
        self.set_setting(code, documented_value(code));
    }

    /// Gives the three settings the values of the vendor's documentation.
    pub fn fill_settings(&mut self) {
        SETTING_CODES.into_iter().for_each(|code| self.fill_setting(code));
    }

    /// Empties the three settings.
    pub fn empty_settings(&mut self) {
        self.settings.values_mut().for_each(String::clear);
        self.changes += 1;
    }

    /// Makes the site not know a setting; its value is kept for the day when it comes back.
    pub fn hide_setting(&mut self, code: &str) {
        self.hidden_settings.extend(self.settings.remove_entry(code));
        self.changes += 1;
    }

    /// Makes the site know a setting again.
    pub fn show_setting(&mut self, code: &str) {
        self.settings.extend(self.hidden_settings.remove_entry(code));
        self.changes += 1;
    }
}
