//! The details of the checks, and the report that contains all of them. Of a failed call they contain
//! what its error shows of the response, never the whole response; what an administrator typed into a setting is redacted here.

use creatio::{DiscoveryOutcome, Health, PagePolicy, Settings, Workspace, without_secrets};
use model::connection::{
    checks::{Check, CheckResult, Outcome},
    facts::{Fact, Facts},
    query::Query,
    verdict::verdict as of_connection,
};

use super::{
    PRODUCT,
    checks::{detail, guidance, title},
    connect::{HEADING, state, verdict},
    failure::explain,
};

/// The calls that a check is based on, with their status and response.
pub fn details(facts: &Facts, check: Check) -> String {
    let answers = check.definition().queries.iter().map(|query| answer(facts, *query));
    let lines: Vec<String> = detail(check, &facts.environment).into_iter().chain(answers).collect();
    without_secrets(&lines.join("\n"))
}

fn answer(facts: &Facts, query: Query) -> String {
    match query {
        Query::User => line("GetCurrentUserInfo", &facts.user, |user| {
            let workspace = facts.environment.workspace.map_or("", Workspace::as_str);
            format!("{} (services at {}{workspace})", user.name, facts.environment.site_root)
        }),
        Query::CanManageSolution => {
            line("GetCanExecuteOperation CanManageSolution", &facts.can_manage_solution, yes_or_no)
        }
        Query::CanManageSysSettings => {
            line("GetCanExecuteOperation CanManageSysSettings", &facts.can_manage_sys_settings, yes_or_no)
        }
        Query::CanManageAdministration => line(
            "GetCanExecuteOperation CanManageAdministration",
            &facts.can_manage_administration,
            yes_or_no,
        ),
        Query::CanUseOData => {
            line("GetCanExecuteOperation CanUseODataService", &facts.can_use_odata, yes_or_no)
        }
        Query::Feature => line("GetFeatureState OAuth20Integration", &facts.feature, yes_or_no),
        Query::ConfigSwitch => line("GrantAccess for no app", &facts.config_switch, |on| {
            format!("Feature-EnableOAuth20Integration is {}", if *on { "on" } else { "off" })
        }),
        Query::Settings => line("QuerySysSettings", &facts.settings, settings),
        Query::Health => line("OAuthHealthCheck", &facts.health, health),
        Query::DefaultResources => {
            line("SelectQuery OAuthResource, IsDefault", &facts.default_resources, |resources| {
                let names: Vec<_> = resources.iter().map(|resource| resource.name.as_str()).collect();
                format!("{} [{}]", resources.len(), names.join(", "))
            })
        }
        Query::Discovery if facts.environment.identity_service.is_none() => {
            "openid-configuration: not called".to_owned()
        }
        Query::Discovery => line("openid-configuration", &facts.discovery, seen),
        Query::PagePolicy => line("This page", &facts.page_policy, page_policy),
    }
}

fn line<T>(call: &str, fact: &Fact<T>, describe: impl Fn(&T) -> String) -> String {
    match fact {
        Fact::Waiting => format!("{call}: no response yet"),
        Fact::Known(value) => format!("{call}: {}", describe(value)),
        Fact::Failed(error) => explain("", error).raw,
    }
}

fn yes_or_no(flag: &bool) -> String {
    format!("HTTP 200, {}", if *flag { "yes" } else { "no" })
}

fn settings(settings: &Settings) -> String {
    let absent = if settings.not_found.is_empty() {
        String::new()
    } else {
        format!(", unknown: {}", settings.not_found.join(", "))
    };
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    format!("HTTP 200, Url “{}”, ClientId “{}”{absent}", value(&settings.url), value(&settings.client_id))
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

fn seen(seen: &DiscoveryOutcome) -> String {
    match seen {
        DiscoveryOutcome::Read(document) => {
            let ahead =
                document.clock_ahead_ms.map_or(String::new(), |ms| format!(", Date {} s ahead", ms / 1_000));
            format!("HTTP 200, issuer {}, token_endpoint {}{ahead}", document.issuer, document.token_endpoint)
        }
        DiscoveryOutcome::ForbiddenByPolicy => "not called (connect-src of this page's policy)".to_owned(),
        DiscoveryOutcome::BlockedByCors => "a response that the browser withholds (CORS)".to_owned(),
        DiscoveryOutcome::Failed(error) => explain("", error).raw,
    }
}

fn page_policy(policy: &PagePolicy) -> String {
    match policy {
        PagePolicy::Header(Some(policy)) => format!("Content-Security-Policy {policy}"),
        PagePolicy::Header(None) => "no Content-Security-Policy".to_owned(),
        PagePolicy::Unreadable => "not read".to_owned(),
    }
}

/// Everything for a support ticket, with the time at which it was copied.
pub fn report(facts: &Facts, results: &[CheckResult], time: &str) -> String {
    let user = facts.user.known().map_or("", |user| user.name.as_str());
    let mut text = format!(
        "{HEADING}: {}\n{} · {user} · {time} · {PRODUCT}\n",
        verdict(results, of_connection(results)),
        facts.environment.site_root,
    );
    for result in results {
        text += &format!("\n[{}] {}\n", state(result.state()), title(result.check));
        if let Some(guidance) = guidance(result) {
            let snippets = guidance.snippets.iter().map(|snippet| &snippet.text);
            let texts = [&guidance.summary, &guidance.next_step].into_iter().chain(snippets);
            for line in texts.flat_map(|text| text.lines()) {
                text += &format!("    {line}\n");
            }
        }
        if let Outcome::NotAnswered(error) = &result.outcome {
            text += &format!("    {}\n", explain("", error).why);
        }
        for line in details(facts, result.check).lines() {
            text += &format!("    > {line}\n");
        }
    }
    without_secrets(&text)
}
