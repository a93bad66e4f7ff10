//! Files must be short enough to read in one go.

use std::path::Path;

use anyhow::Result;

use crate::workspace;

const MAX_LINES: usize = 300;

/// Files that are too long.
pub fn too_long() -> Result<Vec<String>> {
    let root = workspace::root();
    let mut folders = vec![root.join("src"), root.join("style"), workspace::end_to_end()];
    let crates = std::fs::read_dir(root.join("crates"))?;
    folders.extend(crates.flatten().map(|entry| entry.path().join("src")).filter(|folder| folder.is_dir()));
    let files = folders.iter().map(|folder| workspace::files(folder)).collect::<Result<Vec<_>>>()?.concat();
    let mut findings = Vec::new();
    for file in files.into_iter().filter(|file| is_written_by_hand(file)) {
        findings.extend(finding(&workspace::relative(&file), &std::fs::read_to_string(&file)?));
    }
    Ok(findings)
}

fn is_written_by_hand(file: &Path) -> bool {
    file.extension().is_some_and(|extension| ["rs", "ts", "js", "css"].iter().any(|one| extension == *one))
}

fn finding(file: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > MAX_LINES).then(|| format!("{file} has {lines} lines, at most {MAX_LINES}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_allowed() {
        assert_eq!(finding("a.rs", &"\n".repeat(MAX_LINES)), None);
        assert!(finding("a.rs", &"\n".repeat(MAX_LINES + 1)).is_some());
    }
}
