//! The addresses and the scope by which an app calls this site (creatio-api.md, sections 1.6, 2 and 6).

use creatio::{Resource, Workspace};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::{
    connection::facts::{Fact, Facts},
    web_address::is_web_address,
};

/// What may stand in an address without being escaped, apart from what would end a literal of some language.
const NOT_IN_ADDRESSES: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'`')
    .add(b'$')
    .add(b'\\')
    .add(b'<')
    .add(b'>')
    .add(b'^')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A value that Creatio holds, or why it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Creatio has not answered yet.
    Waiting,
    /// The value.
    Value(String),
    /// Creatio holds none.
    Missing,
    /// Creatio holds several, of which none is the right one.
    Ambiguous,
    /// Creatio did not answer the query.
    Unread,
}

impl Known {
    /// The value, if it is known.
    pub fn value(&self) -> Option<&str> {
        match self {
            Known::Value(value) => Some(value),
            Known::Waiting | Known::Missing | Known::Ambiguous | Known::Unread => None,
        }
    }
}

/// What an app needs to call this site, besides its credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoints {
    /// The root of the site, without a slash at its end.
    pub site_url: String,
    /// Where the services are below the root.
    pub workspace: Workspace,
    /// Where the Identity Service issues tokens.
    pub token_url: Known,
    /// The name of the default resource, to which every app has access.
    pub scope: Known,
}

impl Endpoints {
    /// The endpoints of a site, as far as the facts tell them. `None` if it is not known where its services are.
    pub fn of(facts: &Facts) -> Option<Endpoints> {
        let environment = &facts.environment;
        Some(Endpoints {
            site_url: address(environment.site_root.trim_end_matches('/')),
            workspace: environment.workspace?,
            token_url: known(&facts.settings, |settings| {
                token_url(settings.url.as_deref().unwrap_or_default())
            }),
            scope: known(&facts.default_resources, |resources| scope(resources)),
        })
    }

    /// The root of OData 4.
    pub fn odata_url(&self) -> String {
        format!("{}{}/odata", self.site_url, self.workspace.as_str())
    }

    /// The address below which DataService has its queries, such as `SelectQuery`.
    pub fn data_service_url(&self) -> String {
        format!("{}{}/DataService/json/SyncReply", self.site_url, self.workspace.as_str())
    }
}

fn known<T>(fact: &Fact<T>, value: impl FnOnce(&T) -> Known) -> Known {
    match fact {
        Fact::Waiting => Known::Waiting,
        Fact::Known(answer) => value(answer),
        Fact::Failed(_) => Known::Unread,
    }
}

fn token_url(setting: &str) -> Known {
    let url = address(setting.trim().trim_end_matches('/'));
    // No program must send a secret to what is not an address.
    if is_web_address(&url) { Known::Value(format!("{url}/connect/token")) } else { Known::Missing }
}

fn scope(resources: &[Resource]) -> Known {
    match resources {
        [] => Known::Missing,
        [only] if only.name.is_empty() => Known::Missing,
        [only] => Known::Value(only.name.clone()),
        _ => Known::Ambiguous,
    }
}

/// An address as a program needs it: ASCII, and escaped so that no character means anything to a shell or a language.
fn address(text: &str) -> String {
    utf8_percent_encode(text, &NOT_IN_ADDRESSES).to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use creatio::{Cause, Effect, Error, Settings};

    use super::*;
    use crate::sample::id;

    fn facts(url: &str, scopes: &[&str]) -> Facts {
        let mut facts = Facts::default();
        facts.environment.site_root = "https://crm.example/creatio".to_owned();
        facts.environment.workspace = Some(Workspace::Zero);
        facts.settings = Fact::Known(Settings { url: Some(url.to_owned()), ..Settings::default() });
        let resource = |name: &&str| Resource { id: id(1), name: (*name).to_owned() };
        facts.default_resources = Fact::Known(scopes.iter().map(resource).collect());
        facts
    }

    fn value(text: &str) -> Known {
        Known::Value(text.to_owned())
    }

    #[test]
    fn the_services_are_where_the_workspace_is() {
        let mut facts = facts("", &[]);
        let endpoints = Endpoints::of(&facts).unwrap();
        assert_eq!(endpoints.odata_url(), "https://crm.example/creatio/0/odata");
        assert_eq!(endpoints.data_service_url(), "https://crm.example/creatio/0/DataService/json/SyncReply");
        facts.environment.workspace = Some(Workspace::Root);
        let endpoints = Endpoints::of(&facts).unwrap();
        assert_eq!(endpoints.odata_url(), "https://crm.example/creatio/odata");
        facts.environment.workspace = None;
        assert_eq!(Endpoints::of(&facts), None);
    }

    #[test]
    fn the_token_url_has_one_slash_wherever_the_setting_ends() {
        for (setting, expected) in [
            ("http://localhost:8090", value("http://localhost:8090/connect/token")),
            (" http://localhost:8090// ", value("http://localhost:8090/connect/token")),
            ("https://a.example/identity/", value("https://a.example/identity/connect/token")),
            (
                "https://a/'\"$(x)`\r\n{{y}}",
                value("https://a/%27%22%24(x)%60%0D%0A%7B%7By%7D%7D/connect/token"),
            ),
            ("https://a/\u{e9}\u{202e}", value("https://a/%C3%A9%E2%80%AE/connect/token")),
            ("  ", Known::Missing),
            ("not an address", Known::Missing),
            ("ftp://a.example", Known::Missing),
        ] {
            assert_eq!(Endpoints::of(&facts(setting, &[])).unwrap().token_url, expected, "{setting:?}");
        }
    }

    #[test]
    fn the_scope_is_the_one_default_resource() {
        for (scopes, expected) in [
            (&["ApplicationAccess_1"][..], value("ApplicationAccess_1")),
            (&[], Known::Missing),
            (&[""], Known::Missing),
            (&["ApplicationAccess_1", "ApplicationAccess_2"], Known::Ambiguous),
        ] {
            assert_eq!(Endpoints::of(&facts("", scopes)).unwrap().scope, expected, "{scopes:?}");
        }
    }

    #[test]
    fn what_creatio_did_not_answer_is_not_taken_for_missing() {
        let mut facts = facts("http://a", &["b"]);
        facts.settings = Fact::Waiting;
        facts.default_resources = Fact::Failed(Error::new(Cause::Malformed, "SelectQuery", Effect::Read));
        let endpoints = Endpoints::of(&facts).unwrap();
        assert_eq!((endpoints.token_url, endpoints.scope), (Known::Waiting, Known::Unread));
    }
}
