//! Size and policy of dist/. The limits are in tests/e2e/budgets.json, which the end-to-end tests also read.

mod policy;
mod size;

use anyhow::{Context, Result};
use xshell::Shell;

use crate::workspace::{self, File};
use crate::{dist, page};

/// Prints the sizes of dist/ and returns the findings of each check.
pub fn check(sh: &Shell) -> Result<Vec<Vec<String>>> {
    let files = workspace::contents(&workspace::dist()).context("run `cargo xtask dist` first")?;
    let limits = serde_json::from_str(&sh.read_file(workspace::end_to_end().join("budgets.json"))?)?;
    let sizes = size::Sizes::of(&files);
    println!("{sizes}");
    let document = |wanted: &str| {
        let found = files
            .iter()
            .find(|(name, _)| name == wanted)
            .with_context(|| format!("dist/ has no {wanted}"))?;
        anyhow::Ok(String::from_utf8_lossy(&found.1))
    };
    let (html, about) = (document("index.html")?, document("about.html")?);
    let policy = dist::policy(sh)?;
    Ok(vec![
        sizes.above(&limits),
        page::inline_parts(&html)?,
        page::inline_parts(&about)?,
        policy::unsafe_sources(&policy),
        policy::missing_in_document(&html, &policy),
        policy::missing_in_document(&about, &policy),
        policy::of_servers(sh, &workspace::root().join("deploy"), &policy)?,
        traces_of_the_build(&files),
    ])
}

/// Folders of this machine that must not occur in a file that ships.
fn build_folders() -> Vec<String> {
    let folders = [Some(workspace::root()), workspace::cargo_home(), std::env::home_dir()];
    let with_separator = folders.into_iter().flatten().map(|folder| folder.join("").display().to_string());
    with_separator.filter(|folder| folder.len() > 1).collect()
}

/// What shows where the files were built.
pub fn traces_of_the_build(files: &[File]) -> Vec<String> {
    traces_of(files, &build_folders())
}

fn traces_of(files: &[File], folders: &[String]) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, content) in files {
        if name.ends_with(".map") || contains(content, b"sourceMappingURL=") {
            findings.push(format!("{name} has a source map"));
        }
        for folder in folders.iter().filter(|folder| contains(content, folder.as_bytes())) {
            findings.push(format!("{name} contains the path {folder}"));
        }
    }
    findings
}

fn contains(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_shows_where_it_was_built() {
        let files = |text: &str| vec![("a.wasm".to_owned(), text.as_bytes().to_vec())];
        let folders = vec!["/home/me/".to_owned()];
        assert!(traces_of(&files("tachys-0.2.19/src/lib.rs"), &folders).is_empty());
        assert_eq!(traces_of(&files("\0/home/me/src/lib.rs"), &folders).len(), 1);
        assert_eq!(traces_of(&files("//# sourceMappingURL=x"), &folders).len(), 1);
    }
}
