//! What the texts are about: one app of one site.

use creatio::Workspace;

use super::value::Value;
use crate::endpoints::{Endpoints, Known};

/// Stands in for an unknown token URL. The name can never exist (RFC 2606), so no secret is sent anywhere.
const NO_TOKEN_URL: &str = "https://replace-with-the-identity-service.invalid/connect/token";

/// Reads five contacts (creatio-api.md, section 2.2).
const QUERY: &str = r#"{"rootSchemaName":"Contact","operationType":0,"rowCount":5,"columns":{"items":{"Id":{"expression":{"expressionType":0,"columnPath":"Id"}},"Name":{"expression":{"expressionType":0,"columnPath":"Name"}}}}}"#;

/// An app and how it calls its site. Texts are without characters that no address, id or name of this kind has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    app: String,
    client_id: String,
    token_url: String,
    odata_url: String,
    data_service_url: String,
    site_url: String,
    scope: String,
    workspace: Workspace,
}

impl Subject {
    /// The app with this name and client id.
    pub fn new(app_name: &str, client_id: &str, endpoints: &Endpoints) -> Subject {
        Subject {
            app: in_comments(app_name),
            client_id: ascii(client_id),
            token_url: endpoints.token_url.value().unwrap_or(NO_TOKEN_URL).to_owned(),
            odata_url: endpoints.odata_url(),
            data_service_url: endpoints.data_service_url(),
            site_url: endpoints.site_url.clone(),
            scope: match &endpoints.scope {
                Known::Value(scope) => ascii(scope),
                // Without a scope, the Identity Service grants all that the app has (section 6).
                Known::Waiting | Known::Missing | Known::Ambiguous | Known::Unread => String::new(),
            },
            workspace: endpoints.workspace,
        }
    }

    /// The text of a value.
    pub(super) fn get(&self, value: Value) -> &str {
        match value {
            Value::App => &self.app,
            Value::TokenUrl => &self.token_url,
            Value::OdataUrl => &self.odata_url,
            Value::DataServiceUrl => &self.data_service_url,
            Value::SiteUrl => &self.site_url,
            Value::ClientId => &self.client_id,
            Value::Scope => &self.scope,
            Value::Query => QUERY,
            Value::IsNetCore => match self.workspace {
                Workspace::Root => "true",
                Workspace::Zero => "false",
            },
        }
    }

    /// The name of the app as part of a file's name.
    pub(super) fn slug(&self) -> String {
        let words = self.app.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let slug: String = words.collect::<Vec<_>>().join("-").to_lowercase().chars().take(60).collect();
        if slug.is_empty() { "creatio".to_owned() } else { format!("creatio-{slug}") }
    }
}

/// A text as it may stand in a comment of any language: on one line, and without the backslash, which Java reads in
/// comments as well.
fn in_comments(text: &str) -> String {
    printable(text).map(|character| if character == '\\' { '/' } else { character }).collect()
}

/// The characters that print. The others could end a line, or make a text look different from what a compiler reads.
fn printable(text: &str) -> impl Iterator<Item = char> + '_ {
    let is_hidden = |character: char| {
        character.is_control()
            || matches!(character, '\u{2028}' | '\u{2029}' | '\u{61c}' | '\u{200b}'..='\u{200f}')
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars().filter(move |&character| !is_hidden(character))
}

/// A client id or a scope, which is printable ASCII (RFC 6749, appendix A).
fn ascii(text: &str) -> String {
    text.chars().filter(|character| matches!(character, ' '..='~')).collect()
}
