//! The short file beside `index.html` in which whoever hosts the page says where Creatio is.

use creatio::Workspace;
use serde_json::Value;

/// What `config.json` says. Every member can be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Creatio's site root, as a path on this origin or relative to the page.
    pub creatio: String,
    /// Where Creatio's services stand under the site root, or `None` to find it out by asking.
    pub workspace: Option<Workspace>,
    /// Where this browser may ask the Identity Service, as a path or an address; `None` if it may not.
    pub identity_service: Option<String>,
}

/// Where Creatio is, settled from the config file and the page's own address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Absolute address of the site root, without a slash at its end.
    pub site_root: String,
    /// Whether the page shares Creatio's origin; without that its session cannot be used.
    pub same_origin: bool,
    /// Where the services stand, if that was set by hand.
    pub workspace: Option<Workspace>,
    /// Absolute address at which this browser may ask the Identity Service, if it may.
    pub identity_service: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self { creatio: "/".to_owned(), workspace: None, identity_service: None }
    }
}

impl Config {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// What is wrong with it, for whoever wrote it.
    pub fn parse(text: &str) -> Result<Config, String> {
        let file: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let usual = Config::default();
        let creatio = match &file["creatio"] {
            Value::Null => usual.creatio,
            Value::String(path) => path.clone(),
            _ => return Err("\"creatio\" is a path such as \"/\"".to_owned()),
        };
        let workspace = match &file["workspace"] {
            Value::Null => None,
            Value::String(word) if word == "auto" => None,
            Value::String(word) if Workspace::parse(word).is_some() => Workspace::parse(word),
            _ => return Err("\"workspace\" is \"auto\", \"\" or \"/0\"".to_owned()),
        };
        let identity_service = match &file["identityService"] {
            Value::Null => None,
            Value::String(path) => Some(path.clone()).filter(|path| !path.is_empty()),
            _ => return Err("\"identityService\" is a path such as \"/identity/\"".to_owned()),
        };
        if file.is_object() {
            Ok(Config { creatio, workspace, identity_service })
        } else {
            Err("It holds no JSON object".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(creatio: &str, workspace: Option<Workspace>) -> Result<Config, String> {
        Ok(Config { creatio: creatio.to_owned(), workspace, identity_service: None })
    }

    #[test]
    fn what_is_left_out_is_as_usual() {
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
    fn where_the_browser_may_ask_the_identity_service_is_said_by_the_file_alone() {
        let asked = |text| Config::parse(text).map(|config| config.identity_service);
        assert_eq!(asked(r#"{"identityService": "/identity/"}"#), Ok(Some("/identity/".to_owned())));
        assert_eq!(asked(r#"{"identityService": ""}"#), Ok(None));
        assert_eq!(asked(r#"{"identityService": null}"#), Ok(None));
    }

    #[test]
    fn a_wrong_file_is_refused_with_what_is_wrong() {
        for (text, named) in [
            (r#"{"creatio": 1}"#, "\"creatio\""),
            (r#"{"workspace": "/1"}"#, "\"workspace\""),
            (r#"{"identityService": []}"#, "\"identityService\""),
            ("[]", "no JSON object"),
            ("{creatio}", "line 1"),
            ("<html>", "line 1"),
        ] {
            assert!(Config::parse(text).is_err_and(|why| why.contains(named)), "{text}");
        }
    }
}
