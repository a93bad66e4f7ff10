//! What the checks rest on, and all of it as a text for a ticket. No secret comes this far: the client takes them out of
//! every answer, and what a person typed is taken out here.

use creatio::{Health, Seen, Settings, without_secrets};

use super::{
    connect::{state, title, verdict},
    failure::explain,
    finding::told,
};
use crate::connect::{
    checks::overall,
    facts::{Ask, Fact, Facts},
    finding::{Check, Finding},
    topic::Topic,
};

/// What a check rests on: the calls, their status and what they answered.
pub fn evidence(facts: &Facts, topic: Topic) -> String {
    let standing = &facts.standing;
    let mut lines: Vec<String> = match topic {
        Topic::Site | Topic::Scheme => vec![format!("Site: {}", standing.site_root)],
        Topic::Csrf => {
            vec![format!(
                "Cookie BPMCSRF {}",
                if standing.csrf_readable { "can be read" } else { "cannot be read" }
            )]
        }
        Topic::Clock => vec![match standing.clock_ahead_ms {
            Some(ahead) => {
                format!("Header Date of Creatio's last answer: {} s ahead of this computer", ahead / 1_000)
            }
            None => "Header Date of Creatio's answers: none".to_owned(),
        }],
        _ => Vec::new(),
    };
    lines.extend(topic.asks().into_iter().map(|ask| line(facts, ask)));
    without_secrets(&lines.join("\n"))
}

fn line(facts: &Facts, ask: Ask) -> String {
    match ask {
        Ask::User => answer("GetCurrentUserInfo", &facts.user, |user| {
            let workspace = facts.standing.workspace.map_or("", creatio::Workspace::as_str);
            format!("{} (services at {}{workspace})", user.name, facts.standing.site_root)
        }),
        Ask::Right(operation) => {
            answer(&format!("GetCanExecuteOperation {}", operation.code()), facts.right(operation), yes_or_no)
        }
        Ask::Feature => answer("GetFeatureState OAuth20Integration", &facts.feature, yes_or_no),
        Ask::Switch => {
            let words =
                |on: &bool| format!("Feature-EnableOAuth20Integration is {}", if *on { "on" } else { "off" });
            answer("GrantAccess for nobody", &facts.switch, words)
        }
        Ask::Settings => answer("QuerySysSettings", &facts.settings, settings),
        Ask::Health => answer("OAuthHealthCheck", &facts.health, health),
        Ask::Resources => answer("SelectQuery OAuthResource, IsDefault", &facts.resources, |resources| {
            let names: Vec<_> = resources.iter().map(|resource| resource.name.as_str()).collect();
            format!("{} [{}]", resources.len(), names.join(", "))
        }),
        Ask::Discovery if facts.standing.identity_service.is_none() => {
            "openid-configuration: not asked".to_owned()
        }
        Ask::Discovery => answer("openid-configuration", &facts.discovery, seen),
    }
}

fn answer<T>(call: &str, fact: &Fact<T>, words: impl Fn(&T) -> String) -> String {
    match fact {
        Fact::Asking => format!("{call}: no answer yet"),
        Fact::Known(value) => format!("{call}: {}", words(value)),
        Fact::Failed(error) => explain("", error).raw,
    }
}

fn yes_or_no(flag: &bool) -> String {
    format!("HTTP 200, {}", if *flag { "yes" } else { "no" })
}

fn settings(settings: &Settings) -> String {
    let shown = |value: &Option<String>| value.as_deref().unwrap_or_default().to_owned();
    let absent = match settings.not_found.is_empty() {
        true => String::new(),
        false => format!(", unknown: {}", settings.not_found.join(", ")),
    };
    format!("HTTP 200, Url “{}”, ClientId “{}”{absent}", shown(&settings.url), shown(&settings.client_id))
}

fn health(health: &Health) -> String {
    let Health { settings_filled_in, identity_service_available, access_token_retrievable, status, .. } =
        health;
    let resource = match health.default_resource_registered {
        Some(registered) => format!(", IsDefaultResourceRegistered {registered}"),
        None => String::new(),
    };
    let message = health.message.as_ref().map_or(String::new(), |message| format!("\n{message}"));
    format!(
        "HTTP {status}, IsSystemSettingsFilledIn {settings_filled_in}, IsIdentityServiceAvailable {identity_service_available}, IsAccessTokenRetrievableForSystemActions {access_token_retrievable}{resource}{message}"
    )
}

fn seen(seen: &Seen) -> String {
    match seen {
        Seen::Read(read) => {
            let ahead =
                read.clock_ahead_ms.map_or(String::new(), |ms| format!(", Date {} s ahead", ms / 1_000));
            format!("HTTP 200, issuer {}, token_endpoint {}{ahead}", read.issuer, read.token_endpoint)
        }
        Seen::Forbidden => "not asked (connect-src of this page's policy)".to_owned(),
        Seen::Blocked => "an answer that the browser withholds (CORS)".to_owned(),
        Seen::Not(error) => explain("", error).raw,
    }
}

/// All of it for a ticket; `moment` says when.
pub fn report(facts: &Facts, checks: &[Check], moment: &str) -> String {
    let mut text = format!("{}: {}\n", super::connect::HEADING, verdict(checks, overall(checks)));
    let user = facts.user.known().map_or("", |user| user.name.as_str());
    text += &format!("{} · {user} · {moment} · {}\n", facts.standing.site_root, super::PRODUCT);
    for check in checks {
        text += &format!("\n[{}] {}\n", state(check.state), title(check.topic));
        if let Some(told) = told(check) {
            let copies = told.copy.iter().map(|(_, text)| text);
            for line in [&told.means, &told.next].into_iter().chain(copies).flat_map(|text| text.lines()) {
                text += &format!("    {line}\n");
            }
        }
        if let Finding::NotAnswered(error) = &check.finding {
            text += &format!("    {}\n", explain("", error).why);
        }
        for line in evidence(facts, check.topic).lines() {
            text += &format!("    > {line}\n");
        }
    }
    without_secrets(&text)
}
