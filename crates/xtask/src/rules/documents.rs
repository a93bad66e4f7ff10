//! Files that the documents in the workspace root name.

use std::path::Path;

use anyhow::Result;

use crate::workspace;

/// Folders whose files the documents name by their path from the workspace root.
const FOLDERS: &[&str] = &["build-tools/", "crates/", "deploy/", "src/", "style/", "tests/"];

/// Names in documents of the workspace root that lead to no file or folder.
pub fn missing() -> Result<Vec<String>> {
    let root = workspace::root();
    let mut findings = Vec::new();
    for entry in std::fs::read_dir(&root)? {
        let document = entry?.path();
        if document.extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(&document)?;
            findings.extend(missing_in(&workspace::relative(&document), &text, &root));
        }
    }
    findings.sort();
    Ok(findings)
}

fn missing_in(document: &str, text: &str, root: &Path) -> Vec<String> {
    let missing = names(text).filter(|name| !root.join(name).exists());
    missing.map(|name| format!("{document} names {name}, which does not exist")).collect()
}

/// The paths among code spans and the targets of links.
fn names(text: &str) -> impl Iterator<Item = &str> {
    // A code span or a link target is on one line in these documents.
    let spans = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    spans
        .chain(links)
        .filter(|name| FOLDERS.iter().any(|folder| name.starts_with(folder)) && !name.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_in_code_and_links_are_read() {
        let text = "`src/main.rs`, `cargo xtask` and [x](deploy/README.md)\n`tests/e2e` [y](https://src/)";
        assert_eq!(names(text).collect::<Vec<_>>(), ["src/main.rs", "tests/e2e", "deploy/README.md"]);
    }

    #[test]
    fn a_file_that_is_gone_is_found() {
        let root = workspace::root();
        assert!(missing_in("A.md", "`crates/xtask/src/rules.rs`", &root).is_empty());
        assert_eq!(missing_in("A.md", "`tests/e2e/gone.spec.ts`", &root).len(), 1);
    }
}
