//! Bad days of a site that last: ordered by name, switched live.

use std::{fmt, str::FromStr};

/// How an ended session shows (creatio-api.md, section 1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum SessionShape {
    /// 401 with "Authentication failed." in JSON.
    Unauthorized,
    /// 302 to the login page.
    #[default]
    Redirect,
    /// 403, as if the BPMCSRF cookie alone were stale.
    Csrf,
}

/// One condition. The first five change the state once when set, and change it back when cleared; the
/// others hold as long as they are set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The feature OAuth20Integration is off.
    FeatureOff,
    /// The three system settings are empty.
    SettingsEmpty,
    /// No default resource is registered.
    NoDefaultResource,
    /// Two default resources are registered.
    TwoDefaultResources,
    /// Feature-EnableOAuth20Integration is false in the config file.
    SwitchOff,
    /// Nobody reaches the Identity Service.
    IdentityDown,
    /// The Identity Service takes its time.
    IdentitySlow,
    /// The Identity Service knows Creatio's client by other credentials than any setting.
    IdentityWrongCredentials,
    /// Saving that system setting is refused.
    SettingRefused(String),
    /// AddDefaultResource takes its time.
    SlowDefaultResource,
    /// Nobody may execute that operation.
    Without(String),
    /// The health check is missing.
    NoHealthCheck,
    /// UserInfoService is missing.
    NoUserInfoService,
    /// FeatureService is missing.
    NoFeatureService,
    /// RightsService is missing.
    NoRightsService,
    /// Signing in asks for a second factor.
    TwoFactor,
    /// Signing in asks to set up one-time passwords.
    TotpNotEnabled,
    /// Signing in answers Code 4.
    LicenceMissing,
    /// Signing in answers Code 3.
    LicenceNeeded,
    /// Signing in answers Code 5.
    PasswordExpired,
    /// Signing in answers Code 2.
    PasswordChange,
    /// AddClient answers 400 to members that its version does not know.
    UnknownMembersRefused,
    /// How an ended session shows.
    SessionShape(SessionShape),
}

const PLAIN: &[(&str, Condition)] = &[
    ("feature-off", Condition::FeatureOff),
    ("settings-empty", Condition::SettingsEmpty),
    ("no-default-resource", Condition::NoDefaultResource),
    ("two-default-resources", Condition::TwoDefaultResources),
    ("switch-off", Condition::SwitchOff),
    ("identity-down", Condition::IdentityDown),
    ("identity-slow", Condition::IdentitySlow),
    ("identity-wrong-credentials", Condition::IdentityWrongCredentials),
    ("slow-default-resource", Condition::SlowDefaultResource),
    ("no-health-check", Condition::NoHealthCheck),
    ("no-user-info-service", Condition::NoUserInfoService),
    ("no-feature-service", Condition::NoFeatureService),
    ("no-rights-service", Condition::NoRightsService),
    ("two-factor", Condition::TwoFactor),
    ("totp-not-enabled", Condition::TotpNotEnabled),
    ("licence-missing", Condition::LicenceMissing),
    ("licence-needed", Condition::LicenceNeeded),
    ("password-expired", Condition::PasswordExpired),
    ("password-change", Condition::PasswordChange),
    ("unknown-members-refused", Condition::UnknownMembersRefused),
    ("session-shape:401", Condition::SessionShape(SessionShape::Unauthorized)),
    ("session-shape:redirect", Condition::SessionShape(SessionShape::Redirect)),
    ("session-shape:csrf", Condition::SessionShape(SessionShape::Csrf)),
];

/// The operations of Creatio that the stand-in knows (creatio-api.md, section 9).
pub const OPERATIONS: &[&str] = &[
    "CanManageSolution",
    "CanManageSysSettings",
    "CanManageAdministration",
    "CanUseODataService",
    "CanManageUsers",
    "CanSelectEverything",
];

impl FromStr for Condition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some((_, condition)) = PLAIN.iter().find(|(name, _)| *name == text) {
            return Ok(condition.clone());
        }
        if let Some(code) = text.strip_prefix("setting-refused:") {
            return Ok(Self::SettingRefused(code.to_owned()));
        }
        match text.strip_prefix("no-").filter(|operation| OPERATIONS.contains(operation)) {
            Some(operation) => Ok(Self::Without(operation.to_owned())),
            None => Err(format!("unknown condition {text:?}")),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SettingRefused(code) => write!(formatter, "setting-refused:{code}"),
            Self::Without(operation) => write!(formatter, "no-{operation}"),
            other => {
                let plain = PLAIN.iter().find(|(_, condition)| condition == other);
                formatter.write_str(plain.map_or("", |(name, _)| name))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn each_name_reads_back_as_itself() {
        let others = ["setting-refused:OAuth20IdentityServerUrl", "no-CanManageSolution"];
        for name in PLAIN.iter().map(|(name, _)| *name).chain(others) {
            assert_eq!(name.parse::<Condition>().unwrap().to_string(), name);
        }
        assert!("no-such-thing".parse::<Condition>().is_err());
    }
}
