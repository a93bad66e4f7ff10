//! The texts of all licenses under which code is in the page.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, ensure};
use spdx::Expression;

use super::packages::Package;

/// How the names of files begin that a package must be passed on with.
const FILES: &[&str] = &["license", "licence", "copying", "notice", "unlicense", "copyright"];

/// A list of the packages with their licenses, and each text once, with the packages that it applies to.
pub fn texts(packages: &[Package]) -> Result<String> {
    let external = packages.iter().filter(|package| package.source.is_some());
    let mut list = "Code of these packages is in Creatio OAuth Admin. Where a license is a choice, all texts follow.\n\n".to_owned();
    let mut sections = BTreeMap::<String, Vec<String>>::new();
    for package in external {
        let by = package.authors.join(", ");
        let from = package.repository.as_deref().unwrap_or_default();
        writeln!(list, "{}: {}. {by} {from}", package.label(), package.license()?)?;
        for text in of(package)? {
            sections.entry(text).or_default().push(package.label());
        }
    }
    // By the first package instead of by the text.
    let mut sections = sections.into_iter().map(|(text, users)| (users, text)).collect::<Vec<_>>();
    sections.sort();
    for (users, text) in sections {
        writeln!(list, "\n{}\n{}\n\n{text}", "=".repeat(80), users.join("\n"))?;
    }
    Ok(list)
}

/// The texts in the folder of a package; if there is none, the standard texts of the licenses that it names.
fn of(package: &Package) -> Result<Vec<String>> {
    let entries = fs::read_dir(package.folder())
        .with_context(|| format!("the files of {} are missing", package.label()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && FILES.iter().any(|start| name.starts_with(start)) {
            files.push(path);
        }
    }
    files.extend(package.license_file.iter().map(|file| package.folder().join(file)));
    let mut texts = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        texts.push(text.replace("\r\n", "\n").trim().to_owned());
    }
    if texts.is_empty() {
        texts = standard(&package.license()?)?;
    }
    texts.sort();
    texts.dedup();
    Ok(texts)
}

/// The standard texts of all licenses in an expression.
fn standard(expression: &str) -> Result<Vec<String>> {
    let parsed = Expression::parse(expression).with_context(|| format!("`{expression}` is no license"))?;
    let licenses = parsed.requirements().filter_map(|requirement| requirement.req.license.id());
    let texts = licenses.map(|license| license.text().trim().to_owned()).collect::<Vec<_>>();
    ensure!(!texts.is_empty(), "`{expression}` has no standard text");
    Ok(texts)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_choice_has_all_its_texts() {
        let texts = standard("MIT OR Apache-2.0").unwrap();
        assert_eq!(texts.len(), 2);
        assert!(texts.iter().any(|text| text.contains("WITHOUT WARRANTY OF ANY KIND")));
        assert!(texts.iter().any(|text| text.contains("Apache License")));
        assert!(standard("a license of our own").is_err());
    }
}
