//! The saved value of a system setting that can be read.

use creatio::Settings;

use super::outcome::Outcome;
use crate::{connection::facts::Facts, typed_text::cleaned_identifier};

/// A system setting as Creatio holds it.
pub enum SavedSetting {
    /// It has a value.
    Filled(String),
    /// It is empty.
    Empty,
    /// This site has no such setting.
    Absent,
}

/// Reads the setting with this code.
pub fn saved_setting(
    facts: &Facts,
    code: &str,
    value: impl Fn(&Settings) -> Option<&str>,
) -> Outcome<SavedSetting> {
    Outcome::of_answer(&facts.settings, |settings| {
        if settings.not_found.iter().any(|absent| absent == code) {
            return SavedSetting::Absent;
        }
        match value(settings) {
            Some(value) if !cleaned_identifier(value).is_empty() => SavedSetting::Filled(value.to_owned()),
            Some(_) | None => SavedSetting::Empty,
        }
    })
}
