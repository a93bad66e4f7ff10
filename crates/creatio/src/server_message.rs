//! The server's own message about a failure: where a response holds it, and which cause it names.
//!
//! The texts are the product's own (creatio-api.md, section 12). A site in another language returns other texts:
//! then only codes reveal the cause, and everything else is [`Cause::Refused`] with the message unchanged.

use serde_json::Value;

use crate::error::Cause;
use crate::json::JsonObject;

/// The message in a response.
///
/// It is searched for rather than deserialized: an error response of any shape must be reported, not rejected.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ServerMessage {
    /// A code of the product, or the name of a .NET exception.
    code: Option<String>,
    /// A sentence for users.
    sentence: Option<String>,
    /// The title of a page.
    title: Option<String>,
}

impl ServerMessage {
    /// Searches a JSON response, in each place where one of Creatio's services puts its message.
    pub(crate) fn in_json(value: &Value) -> ServerMessage {
        let mut message = ServerMessage::of(value.as_str().map(str::to_owned));
        let Some(members) = value.as_object() else { return message };
        message.search(members);
        // A WCF service wraps its answer in one member.
        if let (1, Some(inner)) = (members.len(), members.values().next().and_then(Value::as_object)) {
            message.search(inner);
        }
        message
    }

    /// Reads the title of an HTML page; the rest of a page is not worth showing.
    pub(crate) fn in_html(body: &str) -> ServerMessage {
        let lower = body.to_ascii_lowercase();
        let title = lower.find("<title").and_then(|at| {
            let start = at + lower[at..].find('>')? + 1;
            let end = start + lower[start..].find('<')?;
            Some(body[start..end].trim().to_owned())
        });
        ServerMessage { title: title.filter(|title| !title.is_empty()), ..ServerMessage::default() }
    }

    fn search(&mut self, members: &JsonObject) {
        for holder in ["errorInfo", "responseStatus"] {
            if let Some(inner) = members.get(holder).and_then(Value::as_object) {
                self.fill(inner, &["errorCode", "ErrorCode"], &["message", "Message"]);
            }
        }
        self.fill(members, &["ExceptionType"], &["Message", "message", "ExceptionMessage"]);
    }

    fn fill(&mut self, members: &JsonObject, codes: &[&str], sentences: &[&str]) {
        let first = |names: &[&str]| {
            let texts = names.iter().filter_map(|name| members.get(*name)?.as_str());
            texts.map(str::trim).find(|text| !text.is_empty()).map(str::to_owned)
        };
        self.code = self.code.take().or_else(|| first(codes));
        self.sentence = self.sentence.take().or_else(|| first(sentences));
    }

    /// A message that is only a sentence.
    pub(crate) fn of(sentence: Option<String>) -> ServerMessage {
        ServerMessage { sentence: sentence.filter(|text| !text.is_empty()), ..ServerMessage::default() }
    }

    /// The same with at most `length` bytes of each text.
    pub(crate) fn cut(mut self, length: usize) -> ServerMessage {
        for text in [&mut self.code, &mut self.sentence, &mut self.title].into_iter().flatten() {
            text.truncate(text.floor_char_boundary(length));
        }
        self
    }

    /// The sentence; without one the title or the code.
    pub(crate) fn text(&self) -> Option<&str> {
        self.sentence().or(self.title()).or(self.code())
    }

    pub(crate) fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    pub(crate) fn sentence(&self) -> Option<&str> {
        self.sentence.as_deref()
    }

    pub(crate) fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The cause, if the code or the sentence is known.
    pub(crate) fn cause(&self) -> Option<Cause> {
        if self.code.as_deref().is_some_and(|code| code.ends_with("SecurityException")) {
            return Some(Cause::Forbidden);
        }
        self.sentence().or(self.title()).and_then(known_cause)
    }

    /// What it tells besides its cause.
    pub(crate) fn hints(&self) -> Hints {
        let text = self.text().unwrap_or_default();
        let lower = text.to_ascii_lowercase();
        Hints {
            failed_midway: text.starts_with("Unexpected error"),
            refuses_newer_members: lower.contains("granttype")
                || (lower.contains("member") && (lower.contains("unexpected") || lower.contains("unknown"))),
        }
    }

    /// True if what should be created already exists (creatio-api.md, section 3.1).
    pub(crate) fn already_exists(&self) -> bool {
        self.code.as_deref().is_some_and(|code| code.ends_with("ItemAlreadyExistException"))
    }
}

/// What a message tells besides its cause. It is kept where the message itself must not be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Hints {
    /// Creatio failed in the middle of the work (creatio-api.md, section 12).
    pub(crate) failed_midway: bool,
    /// Creatio does not know a member that was added in 8.3 (section 14.3).
    pub(crate) refuses_newer_members: bool,
}

/// True if the text, of any kind, is about a missing right.
pub(crate) fn mentions_missing_right(text: &str) -> bool {
    text.contains("not have sufficient permissions") || text.contains("SecurityException")
}

fn known_cause(sentence: &str) -> Option<Cause> {
    if let Some(at) = sentence.find(UNREACHABLE) {
        let url = sentence[at + UNREACHABLE.len()..].split('"').nth(1);
        let is_address = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
        let url = url.filter(is_address).map(without_credentials);
        return Some(Cause::IdentityServiceUnreachable { url });
    }
    if mentions_missing_right(sentence) {
        return Some(Cause::Forbidden);
    }
    KNOWN_TEXTS.iter().find(|(text, _)| sentence.contains(text)).map(|(_, cause)| cause.clone())
}

/// An address without user name, password and query.
fn without_credentials(url: &str) -> String {
    let url = &url[..url.find(['?', '#']).unwrap_or(url.len()).min(url.floor_char_boundary(MAX_URL))];
    match url.split_once("://") {
        Some((scheme, rest)) => {
            let host = rest.find('/').unwrap_or(rest.len());
            format!("{scheme}://{}", &rest[rest[..host].rfind('@').map_or(0, |at| at + 1)..])
        }
        None => url.to_owned(),
    }
}

/// Maximum number of bytes of an address in a message.
const MAX_URL: usize = 500;

const UNREACHABLE: &str = "Unable to connect to OAuth server at ";

/// Fixed parts of the product's texts.
const KNOWN_TEXTS: [(&str, Cause); 10] = [
    ("Unable to handle client application", Cause::IdentityServiceRefused),
    ("Unable to register resource", Cause::IdentityServiceRefused),
    ("Unable to modify resource", Cause::IdentityServiceRefused),
    ("Default resource does not exist", Cause::DefaultResourceMissing),
    ("More than one default resource found", Cause::MoreThanOneDefaultResource),
    ("Feature-EnableOAuth20Integration", Cause::OAuthDisabledInConfigFile),
    ("Specified system user is not valid", Cause::SystemUserInvalid),
    ("Record with specified Id does not exist", Cause::RecordNotFound),
    ("Client with specified clientId does not exist", Cause::RecordNotFound),
    ("Client with specified Id does not exist", Cause::RecordNotFound),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn each_known_text_has_its_cause() {
        let unreachable = |url: &str| Cause::IdentityServiceUnreachable { url: Some(url.to_owned()) };
        let tail = "Please check the values of the following system settings: OAuth20IdentityServerClientId, OAuth20IdentityServerClientSecret.";
        for (message, cause) in [
            (
                "Unable to connect to OAuth server at \"http://localhost:8090/\" (system setting OAuth20IdentityServerUrl)".to_owned(),
                Some(unreachable("http://localhost:8090/")),
            ),
            ("Unable to connect to OAuth server at \"http://a:b@c/d?e=f\"".to_owned(), Some(unreachable("http://c/d"))),
            ("Unable to connect to OAuth server at \"\" (system setting OAuth20IdentityServerUrl)".to_owned(), Some(Cause::IdentityServiceUnreachable { url: None })),
            (format!("Unable to handle client application. {tail}"), Some(Cause::IdentityServiceRefused)),
            (format!("Unable to register resource. {tail}"), Some(Cause::IdentityServiceRefused)),
            (format!("Unable to modify resource. {tail}"), Some(Cause::IdentityServiceRefused)),
            ("Default resource does not exist".to_owned(), Some(Cause::DefaultResourceMissing)),
            ("More than one default resource found. Please delete unnecessary OAuth resource.".to_owned(), Some(Cause::MoreThanOneDefaultResource)),
            ("To enable OAuth 2.0 set Feature-EnableOAuth20Integration = true in AppSettings section of application config file".to_owned(), Some(Cause::OAuthDisabledInConfigFile)),
            ("Specified system user is not valid.".to_owned(), Some(Cause::SystemUserInvalid)),
            ("Record with specified Id does not exist.".to_owned(), Some(Cause::RecordNotFound)),
            ("Client with specified clientId does not exist.".to_owned(), Some(Cause::RecordNotFound)),
            ("Client with specified Id does not exist.".to_owned(), Some(Cause::RecordNotFound)),
            ("Current user does not have sufficient permissions to run \"CanManageSolution\"".to_owned(), Some(Cause::Forbidden)),
            ("You do not have sufficient permissions".to_owned(), Some(Cause::Forbidden)),
            ("Unexpected error: disk full".to_owned(), None),
            ("Указанный системный пользователь недействителен.".to_owned(), None),
        ] {
            let found = ServerMessage { code: Some("OAuthClientAppException".to_owned()), ..ServerMessage::of(Some(message.clone())) };
            assert_eq!(found.cause(), cause, "{message}");
        }
    }

    #[test]
    fn a_message_is_found_in_each_place() {
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
            let found = ServerMessage::in_json(&serde_json::from_str(json).unwrap());
            assert_eq!((found.code.as_deref(), found.sentence.as_deref()), (code, message), "{name}");
        }
    }

    #[test]
    fn a_code_reveals_the_cause_in_any_language() {
        let with_code = |code: &str| ServerMessage {
            code: Some(code.to_owned()),
            ..ServerMessage::of(Some("Нет прав".to_owned()))
        };
        assert_eq!(with_code("SecurityException").cause(), Some(Cause::Forbidden));
        assert_eq!(with_code("System.Security.SecurityException").cause(), Some(Cause::Forbidden));
        assert_eq!(with_code("OAuthClientAppException").cause(), None);
        assert!(with_code("ItemAlreadyExistException").already_exists());
        assert!(!with_code("OAuthClientAppException").already_exists());
    }

    #[test]
    fn a_page_is_described_by_its_title() {
        assert_eq!(
            ServerMessage::in_html("<html><TITLE>\n 502 Bad Gateway </TITLE>").text(),
            Some("502 Bad Gateway")
        );
        for html in ["<html><body>x", "<title>", "<title>never closed", "<title></title>"] {
            assert_eq!(ServerMessage::in_html(html), ServerMessage::default(), "{html}");
        }
    }
}
