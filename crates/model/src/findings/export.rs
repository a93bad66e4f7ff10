//! Findings as a file.

use serde_json::{Map, Value, json};

use super::{
    find::Finding,
    rule::{Rule, Severity},
};
use crate::list::export::{Format, table};

/// A name for the file. `site` is the host name, `day` has the form `2026-01-31`.
pub fn file_name(format: Format, site: &str, day: &str) -> String {
    format.file_name(site, day).replacen("oauth-apps", "oauth-findings", 1)
}

/// The members of a finding: names and values. `describe` gives the title and the fix of a rule.
fn members(finding: &Finding, describe: fn(Rule) -> [&'static str; 2]) -> [(&'static str, String); 9] {
    let severity: &'static str = severity(finding).into();
    let [title, fix] = describe(finding.rule);
    let (reason, on) =
        finding.acceptance.as_ref().map_or(("", ""), |accepted| (&accepted.reason, &accepted.on));
    [
        ("Severity", severity.to_owned()),
        ("Rule", finding.rule.key().to_owned()),
        ("Finding", title.to_owned()),
        ("App", finding.app_name.clone()),
        ("AppId", finding.app.to_string()),
        ("Value", finding.value.clone()),
        ("Fix", fix.to_owned()),
        ("AcceptedReason", reason.to_owned()),
        ("AcceptedOn", on.to_owned()),
    ]
}

fn severity(finding: &Finding) -> Severity {
    finding.rule.spec().0
}

/// The findings as a table for spreadsheets.
pub fn csv(findings: &[Finding], describe: fn(Rule) -> [&'static str; 2]) -> String {
    let header =
        ["Severity", "Rule", "Finding", "App", "AppId", "Value", "Fix", "AcceptedReason", "AcceptedOn"];
    table(header, findings.iter().map(|finding| members(finding, describe).map(|(_, value)| value)))
}

/// The findings as JSON, with the site and the time (ISO 8601).
pub fn json(
    findings: &[Finding],
    describe: fn(Rule) -> [&'static str; 2],
    site: &str,
    exported_on: &str,
) -> String {
    let findings = findings.iter().map(|finding| {
        let mut object = Map::new();
        for (name, value) in members(finding, describe) {
            object.insert(name.to_owned(), Value::String(value));
        }
        Value::Object(object)
    });
    let findings: Vec<Value> = findings.collect();
    format!("{:#}\n", json!({"Site": site, "ExportedOn": exported_on, "Findings": findings}))
}
