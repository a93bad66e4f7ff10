//! Findings in groups.

use std::collections::HashMap;

use super::{find::Finding, rule::Severity};
use crate::order::sorted_by_rank;

/// What the findings of a group have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// The rule.
    #[default]
    Rule,
    /// The app.
    App,
}

impl GroupBy {
    /// What the findings of a group, and of no other, have in common.
    pub fn key(self, finding: &Finding) -> String {
        match self {
            GroupBy::Rule => finding.rule.key().to_owned(),
            GroupBy::App => finding.app.to_string(),
        }
    }
}

/// The findings with those of a group side by side: the most serious group first, then the largest one; within a group, the
/// most serious finding first, then in the order in which they were.
pub fn grouped(findings: Vec<Finding>, by: GroupBy) -> Vec<Finding> {
    let mut places = HashMap::new();
    let mut groups: Vec<(Severity, u32)> = Vec::new();
    for finding in &findings {
        let place = *places.entry(by.key(finding)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((most_serious, count)) => {
                *most_serious = severity(finding).min(*most_serious);
                *count += 1;
            }
            None => groups.push((severity(finding), 1)),
        }
    }
    // A more serious group comes first, no matter how small it is.
    let order = |group: &usize| {
        groups.get(*group).map_or(0, |(most_serious, count)| ((*most_serious as u32 + 1) << 28) - count)
    };
    let mut ranks = vec![0; groups.len()];
    for (rank, group) in (0..).zip(sorted_by_rank((0..groups.len()).collect(), order)) {
        ranks[group] = rank;
    }
    let findings = sorted_by_rank(findings, |finding| severity(finding) as u32);
    sorted_by_rank(findings, |finding| places.get(&by.key(finding)).map_or(0, |group| ranks[*group]))
}

fn severity(finding: &Finding) -> Severity {
    finding.rule.spec().0
}
