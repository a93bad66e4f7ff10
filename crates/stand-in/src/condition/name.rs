//! All conditions and their names.

use crate::{
    identity::TokenRefusal,
    world::{Operation, Setting, Table},
};
use std::str::FromStr;
use strum::{Display, EnumIter, EnumMessage, EnumString, IntoEnumIterator, IntoStaticStr};

/// How Creatio answers when the session has ended (creatio-api.md, section 1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Display, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum SessionShape {
    /// 401 with "Authentication failed." in JSON.
    #[strum(serialize = "401")]
    Unauthorized,
    /// 302 to the login page.
    #[default]
    Redirect,
    /// 403, as if only the BPMCSRF cookie were stale.
    Csrf,
}

/// A lasting state of a site, from when it is set until it is cleared.
///
/// The name is derived from the variant; a parameter is part of it where braces say so. [`FromStr`] parses what
/// [`Display`](std::fmt::Display) writes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Display, EnumIter, EnumMessage, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Condition {
    /// The feature OAuth20Integration is off. Changes the database once.
    FeatureOff,
    /// The three system settings are empty. Changes the database once.
    SettingsEmpty,
    /// A system setting has this value. Changes the database once.
    #[strum(to_string = "setting:{setting}={value}")]
    Setting {
        /// The setting.
        setting: Setting,
        /// The value.
        value: String,
    },
    /// No default resource is registered. Changes the database once.
    NoDefaultResource,
    /// Two default resources are registered. Changes the database once.
    TwoDefaultResources,
    /// Feature-EnableOAuth20Integration is false in the config file.
    SwitchOff,
    /// The Identity Service cannot be reached.
    IdentityDown,
    /// The Identity Service answers slowly.
    IdentitySlow,
    /// The Identity Service has other credentials for Creatio's client than the settings.
    IdentityWrongCredentials,
    /// The Identity Service allows scripts of every origin to read its responses.
    IdentityCors,
    /// Another website answers at the Identity Service's address.
    IdentityHtml,
    /// The Identity Service fails to start.
    IdentityError,
    /// The discovery document names endpoints at another address.
    IdentityOtherAddress,
    /// The Identity Service refuses every request for a token with this error.
    #[strum(to_string = "token-refused:{refusal}")]
    TokenRefused {
        /// The error.
        refusal: TokenRefusal,
    },
    /// The Identity Service's clock is ahead by this many seconds.
    #[strum(to_string = "identity-clock:{seconds}")]
    IdentityClock {
        /// How far it is ahead; negative if it is behind.
        seconds: i32,
    },
    /// Creatio's clock is ahead by this many seconds.
    #[strum(to_string = "creatio-clock:{seconds}")]
    CreatioClock {
        /// How far it is ahead; negative if it is behind.
        seconds: i32,
    },
    /// A system setting does not exist.
    #[strum(to_string = "setting-missing:{setting}")]
    SettingMissing {
        /// The setting.
        setting: Setting,
    },
    /// Creatio refuses to save a system setting.
    #[strum(to_string = "setting-refused:{setting}")]
    SettingRefused {
        /// The setting.
        setting: Setting,
    },
    /// AddDefaultResource answers slowly.
    SlowDefaultResource,
    /// No user may execute an operation.
    #[strum(to_string = "no-{operation}")]
    OperationDenied {
        /// The operation.
        operation: Operation,
    },
    /// The health check does not exist.
    NoHealthCheck,
    /// The health check answers in an unknown shape.
    HealthAnotherShape,
    /// GetFeatureState answers in an unknown shape.
    FeatureAnotherShape,
    /// GetCanExecuteOperation answers in an unknown shape.
    RightsAnotherShape,
    /// DataService refuses every query on a table.
    #[strum(to_string = "data-service-closed:{table}")]
    DataServiceClosed {
        /// The table.
        table: Table,
    },
    /// The table of apps has no column RedirectUrl.
    NoRedirectUrl,
    /// UserInfoService does not exist.
    NoUserInfoService,
    /// FeatureService does not exist.
    NoFeatureService,
    /// RightsService does not exist.
    NoRightsService,
    /// The app setting UseCsrfToken is false.
    CsrfOff,
    /// Signing in requires a second factor.
    TwoFactor,
    /// Signing in requires one-time passwords to be set up.
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
    /// How Creatio answers when the session has ended: 401, redirect or csrf.
    #[strum(to_string = "session-shape:{shape}")]
    SessionShape {
        /// The shape of the answer.
        shape: SessionShape,
    },
}

impl FromStr for Condition {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        // Without a parameter, the name of the one value of a variant is that of the variant.
        let found = Self::iter().find(|condition| condition.to_string() == name);
        found.or_else(|| with_parameter(name)).ok_or_else(|| format!("unknown condition {name:?}"))
    }
}

/// Parses a name that has a parameter.
fn with_parameter(name: &str) -> Option<Condition> {
    if let Some(operation) = name.strip_prefix("no-") {
        return Some(Condition::OperationDenied { operation: operation.parse().ok()? });
    }
    let (kind, parameter) = name.split_once(':')?;
    Some(match kind {
        "setting" => {
            let (setting, value) = parameter.split_once('=')?;
            Condition::Setting { setting: setting.parse().ok()?, value: value.to_owned() }
        }
        "setting-missing" => Condition::SettingMissing { setting: parameter.parse().ok()? },
        "setting-refused" => Condition::SettingRefused { setting: parameter.parse().ok()? },
        "data-service-closed" => Condition::DataServiceClosed { table: parameter.parse().ok()? },
        "token-refused" => Condition::TokenRefused { refusal: parameter.parse().ok()? },
        "identity-clock" => Condition::IdentityClock { seconds: parameter.parse().ok()? },
        "creatio-clock" => Condition::CreatioClock { seconds: parameter.parse().ok()? },
        "session-shape" => Condition::SessionShape { shape: parameter.parse().ok()? },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_name_parses_as_its_condition() {
        for condition in Condition::iter() {
            assert_eq!(condition.to_string().parse(), Ok(condition));
        }
    }

    /// Every variant with a parameter is here with another value than the default one of the test above.
    #[test]
    fn parameters_are_part_of_the_name() {
        let names = [
            "setting-refused:OAuth20IdentityServerClientId",
            "setting-missing:OAuth20IdentityServerClientSecret",
            "setting:OAuth20IdentityServerUrl=http://a.example.com:8090/?b=c d",
            "setting:OAuth20IdentityServerClientId=",
            "data-service-closed:OAuthGrantTypeInClient",
            "token-refused:unauthorized_client",
            "identity-clock:600",
            "creatio-clock:-600",
            "no-CanUseODataService",
            "session-shape:401",
            "session-shape:csrf",
        ];
        for name in names {
            assert_eq!(name.parse::<Condition>().unwrap().to_string(), name);
        }
        let templates = Condition::iter().map(|condition| <&'static str>::from(&condition));
        for template in templates.filter(|template| template.contains('{')) {
            let prefix = template.split('{').next().unwrap();
            assert!(names.iter().any(|name| name.starts_with(prefix)), "{template} is not tried");
        }
    }

    #[test]
    fn an_unknown_name_or_parameter_is_refused() {
        let names = [
            "no-such-thing",
            "sunshine:1",
            "feature-off:1",
            "setting:OAuth20IdentityServerUrl",
            "setting:{setting}={value}",
            "setting:Nothing=x",
            "setting-missing:Nothing",
            "setting-refused:Nothing",
            "data-service-closed:Nothing",
            "token-refused:access_denied",
            "identity-clock:",
            "identity-clock:soon",
            "creatio-clock:1.5",
            "creatio-clock:9999999999",
            "session-shape:404",
        ];
        for name in names {
            assert_eq!(name.parse::<Condition>(), Err(format!("unknown condition {name:?}")));
        }
    }
}
