//! The server's own words: where they stand in an answer, and what they mean.
//!
//! The texts are the product's own (creatio-api.md, section 12). A site in another language answers other words:
//! then only codes tell the cause, and the rest is [`Cause::Refused`] with the words as they came.

use serde_json::Value;

use crate::Cause;
use crate::read::Members;

/// What an answer says about a failure.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// A code of the product or the name of a .NET exception.
    pub(crate) code: Option<String>,
    /// A sentence for people.
    pub(crate) message: Option<String>,
}

impl Said {
    /// Reads what a JSON answer says, in any of the shapes that Creatio's services have for it.
    pub(crate) fn in_json(value: &Value) -> Said {
        let Some(members) = value.as_object() else {
            return Said::default();
        };
        let mut said = Said::default();
        said.take(members);
        // The wrapped answer of a WCF service is the only member.
        if let (1, Some(inner)) = (members.len(), members.values().next().and_then(Value::as_object)) {
            said.take(inner);
        }
        said
    }

    /// Reads the title of an HTML page, which is all that is worth showing of it.
    pub(crate) fn in_html(body: &str) -> Said {
        let lower = body.to_ascii_lowercase();
        let title = lower.find("<title").and_then(|at| {
            let start = at + lower[at..].find('>')? + 1;
            let end = start + lower[start..].find('<')?;
            Some(body[start..end].trim().to_owned())
        });
        Said { code: None, message: title.filter(|title| !title.is_empty()) }
    }

    fn take(&mut self, members: &Members) {
        for holder in ["errorInfo", "responseStatus"] {
            if let Some(inner) = members.get(holder).and_then(Value::as_object) {
                self.fill(inner, &["errorCode", "ErrorCode"], &["message", "Message"]);
            }
        }
        self.fill(members, &["ExceptionType"], &["Message", "message", "ExceptionMessage"]);
    }

    fn fill(&mut self, members: &Members, codes: &[&str], messages: &[&str]) {
        let first = |names: &[&str]| {
            let texts = names.iter().filter_map(|name| members.get(*name)?.as_str());
            texts.map(str::trim).find(|text| !text.is_empty()).map(str::to_owned)
        };
        self.code = self.code.take().or_else(|| first(codes));
        self.message = self.message.take().or_else(|| first(messages));
    }

    /// The sentence, or for want of one the code.
    pub(crate) fn words(&self) -> Option<&str> {
        self.message.as_deref().or(self.code.as_deref())
    }

    /// The cause, if code or words are known.
    pub(crate) fn cause(&self) -> Option<Cause> {
        if self.code.as_deref().is_some_and(|code| code.ends_with("SecurityException")) {
            return Some(Cause::Forbidden);
        }
        self.message.as_deref().and_then(cause_of)
    }

    /// True if the thing to be made is there already.
    pub(crate) fn already_exists(&self) -> bool {
        self.code.as_deref().is_some_and(|code| code.ends_with("ItemAlreadyExistException"))
    }
}

/// True if a text of any kind says that rights are missing.
pub(crate) fn speaks_of_rights(text: &str) -> bool {
    text.contains("not have sufficient permissions") || text.contains("SecurityException")
}

fn cause_of(message: &str) -> Option<Cause> {
    if let Some(at) = message.find(UNREACHABLE) {
        let url = message[at + UNREACHABLE.len()..].split('"').nth(1);
        return Some(Cause::IdentityServiceUnreachable {
            url: url.filter(|url| !url.is_empty()).map(str::to_owned),
        });
    }
    if speaks_of_rights(message) {
        return Some(Cause::Forbidden);
    }
    KNOWN.iter().find(|(words, _)| message.contains(words)).map(|(_, cause)| cause.clone())
}

const UNREACHABLE: &str = "Unable to connect to OAuth server at ";

/// Fixed parts of the product's texts.
const KNOWN: [(&str, Cause); 10] = [
    ("Unable to handle client application", Cause::IdentityServiceRefused),
    ("Unable to register resource", Cause::IdentityServiceRefused),
    ("Unable to modify resource", Cause::IdentityServiceRefused),
    ("Default resource does not exist", Cause::DefaultResourceMissing),
    ("More than one default resource found", Cause::MoreThanOneDefaultResource),
    ("Feature-EnableOAuth20Integration", Cause::SwitchedOffInConfigFile),
    ("Specified system user is not valid", Cause::SystemUserInvalid),
    ("Record with specified Id does not exist", Cause::RecordUnknown),
    ("Client with specified clientId does not exist", Cause::RecordUnknown),
    ("Client with specified Id does not exist", Cause::RecordUnknown),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn each_text_of_the_product_has_its_cause() {
        let unreachable = |url: &str| Cause::IdentityServiceUnreachable { url: Some(url.to_owned()) };
        let tail = "Please check the values of the following system settings: OAuth20IdentityServerClientId, OAuth20IdentityServerClientSecret.";
        for (message, cause) in [
            (
                "Unable to connect to OAuth server at \"http://localhost:8090/\" (system setting OAuth20IdentityServerUrl)".to_owned(),
                Some(unreachable("http://localhost:8090/")),
            ),
            ("Unable to connect to OAuth server at \"\" (system setting OAuth20IdentityServerUrl)".to_owned(), Some(Cause::IdentityServiceUnreachable { url: None })),
            (format!("Unable to handle client application. {tail}"), Some(Cause::IdentityServiceRefused)),
            (format!("Unable to register resource. {tail}"), Some(Cause::IdentityServiceRefused)),
            (format!("Unable to modify resource. {tail}"), Some(Cause::IdentityServiceRefused)),
            ("Default resource does not exist".to_owned(), Some(Cause::DefaultResourceMissing)),
            ("More than one default resource found. Please delete unnecessary OAuth resource.".to_owned(), Some(Cause::MoreThanOneDefaultResource)),
            ("To enable OAuth 2.0 set Feature-EnableOAuth20Integration = true in AppSettings section of application config file".to_owned(), Some(Cause::SwitchedOffInConfigFile)),
            ("Specified system user is not valid.".to_owned(), Some(Cause::SystemUserInvalid)),
            ("Record with specified Id does not exist.".to_owned(), Some(Cause::RecordUnknown)),
            ("Client with specified clientId does not exist.".to_owned(), Some(Cause::RecordUnknown)),
            ("Client with specified Id does not exist.".to_owned(), Some(Cause::RecordUnknown)),
            ("Current user does not have sufficient permissions to run \"CanManageSolution\"".to_owned(), Some(Cause::Forbidden)),
            ("You do not have sufficient permissions".to_owned(), Some(Cause::Forbidden)),
            ("Unexpected error: the roof".to_owned(), None),
            ("Указанный системный пользователь недействителен.".to_owned(), None),
        ] {
            let said = Said { code: Some("OAuthClientAppException".to_owned()), message: Some(message.clone()) };
            assert_eq!(said.cause(), cause, "{message}");
        }
    }

    #[test]
    fn words_stand_in_many_places() {
        for (name, json, code, message) in [
            (
                "errorInfo",
                r#"{"success":false,"errorInfo":{"errorCode":"C","message":"M"}}"#,
                Some("C"),
                Some("M"),
            ),
            (
                "wrapped",
                r#"{"AddClientResult":{"success":false,"errorInfo":{"message":"M"}}}"#,
                None,
                Some("M"),
            ),
            (
                "responseStatus",
                r#"{"responseStatus":{"ErrorCode":"C","Message":"M","Errors":[]}}"#,
                Some("C"),
                Some("M"),
            ),
            ("empty code", r#"{"responseStatus":{"ErrorCode":"","Message":"denied"}}"#, None, Some("denied")),
            (
                "both",
                r#"{"errorInfo":{"message":"M"},"responseStatus":{"ErrorCode":"C","Message":"N"}}"#,
                Some("C"),
                Some("M"),
            ),
            ("service", r#"{"Message":"M","StackTrace":null,"ExceptionType":"T"}"#, Some("T"), Some("M")),
            ("nothing", r#"{"success":false}"#, None, None),
            ("wrong types", r#"{"errorInfo":5,"Message":{}}"#, None, None),
            ("no object", "[1]", None, None),
        ] {
            let said = Said::in_json(&serde_json::from_str(json).unwrap());
            assert_eq!((said.code.as_deref(), said.message.as_deref()), (code, message), "{name}");
        }
    }

    #[test]
    fn a_code_tells_the_cause_in_any_language() {
        let said =
            |code: &str| Said { code: Some(code.to_owned()), message: Some("Нет прав".to_owned()) };
        assert_eq!(said("SecurityException").cause(), Some(Cause::Forbidden));
        assert_eq!(said("System.Security.SecurityException").cause(), Some(Cause::Forbidden));
        assert_eq!(said("OAuthClientAppException").cause(), None);
        assert!(said("ItemAlreadyExistException").already_exists());
        assert!(!said("OAuthClientAppException").already_exists());
    }

    #[test]
    fn a_page_is_told_by_its_title() {
        assert_eq!(
            Said::in_html("<html><TITLE>\n 502 Bad Gateway </TITLE>").words(),
            Some("502 Bad Gateway")
        );
        for html in ["<html><body>x", "<title>", "<title>never closed", "<title></title>"] {
            assert_eq!(Said::in_html(html), Said::default(), "{html}");
        }
    }
}
