//! `config.json`, next to `index.html`, in which the administrator of the page configures where Creatio is.

use creatio::Workspace;
use serde_json::Value;

/// The contents of `config.json`. Every member is optional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Creatio's site root, as a path on this origin or relative to the page.
    pub creatio: String,
    /// Where Creatio's services are under the site root; `None` to detect it.
    pub workspace: Option<Workspace>,
    /// Where this browser may call the Identity Service, as a path or a URL; `None` if it may not.
    pub identity_service: Option<String>,
}

/// Why `config.json` cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// It was not received; holds the platform's message.
    NotReceived(String),
    /// The web server answered with this HTTP status.
    Status(u16),
    /// It is not JSON; holds the parser's message.
    NotJson(String),
    /// It is JSON, but not an object.
    NotAnObject,
    /// `creatio` is not a path.
    Creatio,
    /// `workspace` is not a known value.
    Workspace,
    /// `identityService` is not a path.
    IdentityService,
    /// This path or address, of the file or of the page, is not a valid URL.
    InvalidUrl(String),
}

/// Where Creatio is, resolved from `config.json` and the page's own address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteLocation {
    /// Absolute address of the site root, without a slash at its end.
    pub site_root: String,
    /// Whether the page shares Creatio's origin; otherwise its session cannot be used.
    pub same_origin: bool,
    /// Where the services are, if `config.json` specifies that.
    pub workspace: Option<Workspace>,
    /// Absolute address at which this browser may call the Identity Service, if it may.
    pub identity_service: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self { creatio: "/".to_owned(), workspace: None, identity_service: None }
    }
}

impl Config {
    /// Parses the text of the file.
    ///
    /// # Errors
    /// If it is not a JSON object, or a member has an invalid value.
    pub fn parse(text: &str) -> Result<Config, ConfigError> {
        let file: Value =
            serde_json::from_str(text).map_err(|error| ConfigError::NotJson(error.to_string()))?;
        if !file.is_object() {
            return Err(ConfigError::NotAnObject);
        }
        let default = Config::default();
        let creatio = match &file["creatio"] {
            Value::Null => default.creatio,
            Value::String(path) => path.clone(),
            _ => return Err(ConfigError::Creatio),
        };
        let workspace = match &file["workspace"] {
            Value::Null => None,
            Value::String(word) if word == "auto" => None,
            Value::String(word) if Workspace::parse(word).is_some() => Workspace::parse(word),
            _ => return Err(ConfigError::Workspace),
        };
        let identity_service = match &file["identityService"] {
            Value::Null => None,
            Value::String(path) => Some(path.clone()).filter(|path| !path.is_empty()),
            _ => return Err(ConfigError::IdentityService),
        };
        Ok(Config { creatio, workspace, identity_service })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(creatio: &str, workspace: Option<Workspace>) -> Result<Config, ConfigError> {
        Ok(Config { creatio: creatio.to_owned(), workspace, identity_service: None })
    }

    #[test]
    fn a_missing_member_has_its_default() {
        assert_eq!(Config::parse("{}"), config("/", None));
        assert_eq!(Config::parse(r#"{"workspace": "auto", "comment": 1}"#), config("/", None));
    }

    #[test]
    fn the_workspace_can_be_set_by_hand() {
        assert_eq!(
            Config::parse(r#"{"creatio": "../", "workspace": "/0"}"#),
            config("../", Some(Workspace::Zero))
        );
        assert_eq!(Config::parse(r#"{"workspace": ""}"#), config("/", Some(Workspace::Root)));
    }

    #[test]
    fn the_identity_service_is_called_only_if_the_file_names_it() {
        let address = |text| Config::parse(text).map(|config| config.identity_service);
        assert_eq!(address(r#"{"identityService": "/identity/"}"#), Ok(Some("/identity/".to_owned())));
        assert_eq!(address(r#"{"identityService": ""}"#), Ok(None));
        assert_eq!(address(r#"{"identityService": null}"#), Ok(None));
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_reason() {
        for (text, expected) in [
            (r#"{"creatio": 1}"#, ConfigError::Creatio),
            (r#"{"workspace": "/1"}"#, ConfigError::Workspace),
            (r#"{"identityService": []}"#, ConfigError::IdentityService),
            ("[]", ConfigError::NotAnObject),
        ] {
            assert_eq!(Config::parse(text), Err(expected), "{text}");
        }
        for text in ["{creatio}", "<html>"] {
            let error = Config::parse(text);
            assert!(matches!(&error, Err(ConfigError::NotJson(why)) if why.contains("line 1")), "{error:?}");
        }
    }
}
