//! Bad days of a site that last: ordered by name, switched live.

use crate::{creatio::schema_named, world::SETTING_CODES};
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

/// One condition. The first five change the state once when set, so that it can be repaired, and change it back
/// when cleared; the others hold as long as they are set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The feature OAuth20Integration is off.
    FeatureOff,
    /// The three system settings are empty.
    SettingsEmpty,
    /// That system setting has that value: `setting:CODE=VALUE`.
    Setting(&'static str, String),
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
    /// Scripts of every origin may read what the Identity Service answers.
    IdentityCors,
    /// Another web site answers at the Identity Service's address.
    IdentityHtml,
    /// The Identity Service fails to start.
    IdentityError,
    /// The discovery document names an issuer at another address.
    IdentityWrongIssuer,
    /// The Identity Service's clock is ahead by so many seconds: `identity-clock:SECONDS`.
    IdentityClock(i32),
    /// Creatio's clock is ahead by so many seconds: `creatio-clock:SECONDS`.
    CreatioClock(i32),
    /// The site does not know that system setting: `setting-missing:CODE`.
    SettingMissing(&'static str),
    /// Saving that system setting is refused.
    SettingRefused(String),
    /// AddDefaultResource takes its time.
    SlowDefaultResource,
    /// Nobody may execute that operation.
    Without(String),
    /// The health check is missing.
    NoHealthCheck,
    /// The health check answers in a shape of its own.
    HealthAnotherShape,
    /// GetFeatureState answers in a shape of its own.
    FeatureAnotherShape,
    /// GetCanExecuteOperation answers in a shape of its own.
    RightsAnotherShape,
    /// DataService refuses every query on that table: `data-service-closed:SCHEMA`.
    DataServiceClosed(&'static str),
    /// The table of apps has no column RedirectUrl.
    NoRedirectUrl,
    /// UserInfoService is missing.
    NoUserInfoService,
    /// FeatureService is missing.
    NoFeatureService,
    /// RightsService is missing.
    NoRightsService,
    /// The app setting UseCsrfToken is false.
    CsrfOff,
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
    ("identity-cors", Condition::IdentityCors),
    ("identity-html", Condition::IdentityHtml),
    ("identity-error", Condition::IdentityError),
    ("identity-wrong-issuer", Condition::IdentityWrongIssuer),
    ("slow-default-resource", Condition::SlowDefaultResource),
    ("no-health-check", Condition::NoHealthCheck),
    ("health-another-shape", Condition::HealthAnotherShape),
    ("feature-another-shape", Condition::FeatureAnotherShape),
    ("rights-another-shape", Condition::RightsAnotherShape),
    ("no-redirect-url", Condition::NoRedirectUrl),
    ("no-user-info-service", Condition::NoUserInfoService),
    ("no-feature-service", Condition::NoFeatureService),
    ("no-rights-service", Condition::NoRightsService),
    ("csrf-off", Condition::CsrfOff),
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
        if let Some(operation) = text.strip_prefix("no-").filter(|operation| OPERATIONS.contains(operation)) {
            return Ok(Self::Without(operation.to_owned()));
        }
        with_parameter(text).ok_or_else(|| format!("unknown condition {text:?}"))
    }
}

/// Reads a name that ends in a colon and a parameter.
fn with_parameter(text: &str) -> Option<Condition> {
    let (name, parameter) = text.split_once(':')?;
    Some(match name {
        "setting" => {
            let (code, value) = parameter.split_once('=')?;
            Condition::Setting(setting_code(code)?, value.to_owned())
        }
        "setting-missing" => Condition::SettingMissing(setting_code(parameter)?),
        "setting-refused" => Condition::SettingRefused(parameter.to_owned()),
        "data-service-closed" => Condition::DataServiceClosed(schema_named(parameter)?),
        "identity-clock" => Condition::IdentityClock(parameter.parse().ok()?),
        "creatio-clock" => Condition::CreatioClock(parameter.parse().ok()?),
        _ => return None,
    })
}

fn setting_code(code: &str) -> Option<&'static str> {
    SETTING_CODES.into_iter().find(|known| *known == code)
}

impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting(code, value) => write!(formatter, "setting:{code}={value}"),
            Self::SettingMissing(code) => write!(formatter, "setting-missing:{code}"),
            Self::DataServiceClosed(schema) => write!(formatter, "data-service-closed:{schema}"),
            Self::IdentityClock(seconds) => write!(formatter, "identity-clock:{seconds}"),
            Self::CreatioClock(seconds) => write!(formatter, "creatio-clock:{seconds}"),
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
        let others = [
            "setting-refused:OAuth20IdentityServerUrl",
            "setting-missing:OAuth20IdentityServerClientSecret",
            "setting:OAuth20IdentityServerUrl=http://a.example.com:8090/?b=c d",
            "setting:OAuth20IdentityServerClientId=",
            "data-service-closed:OAuthClientApp",
            "data-service-closed:OAuthGrantTypeInClient",
            "identity-clock:600",
            "creatio-clock:-600",
            "no-CanManageSolution",
        ];
        for name in PLAIN.iter().map(|(name, _)| *name).chain(others) {
            assert_eq!(name.parse::<Condition>().unwrap().to_string(), name);
        }
    }

    #[test]
    fn a_name_or_a_parameter_that_means_nothing_is_refused() {
        let names = [
            "no-such-thing",
            "sunshine:1",
            "setting:OAuth20IdentityServerUrl",
            "setting:Nothing=x",
            "setting-missing:Nothing",
            "data-service-closed:Nothing",
            "identity-clock:",
            "identity-clock:soon",
            "creatio-clock:1.5",
            "creatio-clock:9999999999",
        ];
        for name in names {
            assert!(name.parse::<Condition>().is_err(), "{name}");
        }
    }
}
