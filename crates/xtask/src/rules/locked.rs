//! Commands that install something must take exactly the versions that are committed.

use anyhow::Result;
use proc_macro2::{TokenStream, TokenTree};

use super::Source;
use crate::workspace;

/// Commands that resolve versions again, and what to write instead.
const UNLOCKED: &[(&str, &str)] =
    &[("npm install", "npm ci"), ("npm i ", "npm ci"), ("npx ", "a package of package-lock.json")];

/// Install commands in Rust that are not locked, and lock files without a checksum.
pub fn unlocked(sources: &[Source]) -> Result<Vec<String>> {
    let mut findings =
        sources.iter().flat_map(|source| unlocked_commands(&source.path, &source.code)).collect::<Vec<_>>();
    let build_tools = workspace::root().join("build-tools");
    for folder in [workspace::end_to_end(), workspace::handover_runs(), build_tools] {
        let file = folder.join("package-lock.json");
        findings.extend(without_checksum(&workspace::relative(&file), &std::fs::read_to_string(&file)?)?);
    }
    Ok(findings)
}

fn unlocked_commands(path: &str, code: &TokenStream) -> Vec<String> {
    // This file names the commands itself.
    if !path.starts_with("crates/xtask/") || path.ends_with("rules/locked.rs") {
        return Vec::new();
    }
    let mut found = Vec::new();
    read(path, code.clone(), &mut found);
    found
}

/// The string literals of one pair of brackets are one command, whether it is one text or a list of arguments.
fn read(path: &str, code: TokenStream, found: &mut Vec<String>) {
    let mut command = String::new();
    for token in code {
        match token {
            TokenTree::Group(group) => read(path, group.stream(), found),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.starts_with('"') {
                    command.push_str(text.trim_matches('"'));
                    command.push(' ');
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
    let command = command.replace(['{', '}'], "");
    if command.starts_with("install ") && command.contains("--root") && !command.contains("--locked") {
        found.push(format!("{path}: `cargo {}` is not --locked", command.trim()));
    }
    if command.starts_with("npm ci ") && !command.contains("--ignore-scripts") {
        found.push(format!("{path}: `{}` runs scripts of packages", command.trim()));
    }
    for (start, instead) in UNLOCKED {
        if command.starts_with(start) {
            found.push(format!("{path}: `{}` is not locked: use {instead}", command.trim()));
        }
    }
}

/// Packages whose content npm would not verify.
fn without_checksum(file: &str, lock: &str) -> Result<Vec<String>> {
    let lock: serde_json::Value = serde_json::from_str(lock)?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    // The one without a name is the folder itself.
    let unverified = packages.filter(|(name, package)| !name.is_empty() && package["integrity"].is_null());
    Ok(unverified.map(|(name, _)| format!("{file}: {name} has no checksum")).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn count(body: &str) -> usize {
        let code = format!("fn f() {{ {body} }}").parse().unwrap();
        unlocked_commands("crates/xtask/src/x.rs", &code).len()
    }

    #[test]
    fn commands_that_resolve_versions_are_found() {
        assert_eq!(count(r#"cargo(sh).args(["install", "--root"])"#), 1);
        assert_eq!(count(r#"cmd!(sh, "{npm} ci --no-audit")"#), 1);
        assert_eq!(count(r#"cmd!(sh, "{npm} install x@1")"#), 1);
        assert_eq!(count(r#"cmd!(sh, "npx trunk")"#), 1);
    }

    #[test]
    fn locked_commands_are_left_alone() {
        assert_eq!(count(r#"cargo(sh).args(["install", "--locked", "--root"])"#), 0);
        assert_eq!(count(r#"cmd!(sh, "{npm} ci --ignore-scripts")"#), 0);
    }

    #[test]
    fn a_package_without_checksum_is_found() {
        let lock = r#"{"packages":{"":{},"node_modules/a":{"integrity":"sha512-x"},"node_modules/b":{}}}"#;
        assert_eq!(without_checksum("l", lock).unwrap(), ["l: node_modules/b has no checksum"]);
    }
}
