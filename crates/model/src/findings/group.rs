//! Findings in groups.

use std::collections::HashMap;

use super::{find::Finding, rule::Severity};
use crate::ordered::ordered;

/// What the findings of a group have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// The rule.
    #[default]
    Rule,
    /// The app.
    App,
}

/// The findings in groups, the most serious group first, then the largest one; within a group, the most serious finding
/// first, then by name. No group is empty.
pub fn groups(findings: Vec<Finding>, by: GroupBy) -> Vec<Vec<Finding>> {
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    let mut places = HashMap::new();
    for finding in findings {
        let key = match by {
            GroupBy::Rule => finding.rule.key().to_owned(),
            GroupBy::App => finding.app.to_string(),
        };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    let of_group = |group: &Vec<Finding>| {
        let most_serious = group.iter().map(severity).min().unwrap_or(Severity::Low);
        format!("{} {:010}", most_serious as u8, u32::MAX - group.len() as u32)
    };
    let order = ordered(groups.iter().map(of_group));
    let mut sorted = Vec::with_capacity(groups.len());
    for at in order {
        let group = &groups[at];
        let of_finding = |finding: &Finding| format!("{} {}", severity(finding) as u8, finding.app_name);
        let findings = ordered(group.iter().map(of_finding)).into_iter().map(|at| group[at].clone());
        sorted.push(findings.collect());
    }
    sorted
}

fn severity(finding: &Finding) -> Severity {
    finding.rule.spec().0
}
