//! Findings in groups.

use std::collections::HashMap;

use super::{find::Finding, rule::Severity};

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
    for group in &mut groups {
        group.sort_by(|one, other| (severity(one), &one.app_name).cmp(&(severity(other), &other.app_name)));
    }
    groups.sort_by_key(|group| (group.first().map(severity), usize::MAX - group.len()));
    groups
}

fn severity(finding: &Finding) -> Severity {
    finding.rule.spec().0
}
