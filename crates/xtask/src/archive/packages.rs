//! The packages whose code is in the page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use xshell::Shell;

use crate::{shell, tools, workspace};

/// The scripts that fetch lazy code are templates of this package, which itself is not compiled into the page. Those of
/// wasm-bindgen's program have the license of its package.
const SCRIPT_TEMPLATES: &str = "wasm_split_cli_support";

/// A package as cargo describes it.
#[derive(Deserialize)]
pub struct Package {
    id: String,
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub license_file: Option<PathBuf>,
    pub authors: Vec<String>,
    pub description: Option<String>,
    pub repository: Option<String>,
    /// None for the packages of this workspace.
    pub source: Option<String>,
    manifest_path: PathBuf,
    /// The names and versions of those that it uses, of all packages in the page.
    #[serde(skip)]
    pub uses: Vec<String>,
}

impl Package {
    /// Name and version.
    pub fn label(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Its license, in the notation that is no longer outdated.
    pub fn license(&self) -> Result<String> {
        let license =
            self.license.as_deref().with_context(|| format!("{} names no license", self.label()))?;
        Ok(license.replace('/', " OR "))
    }

    /// The folder with its files.
    pub fn folder(&self) -> &Path {
        self.manifest_path.parent().unwrap_or(&self.manifest_path)
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    dependencies: Vec<String>,
}

/// The packages with these ids, in order.
pub fn read(sh: &Shell, ids: &[String]) -> Result<Vec<Package>> {
    let metadata = shell::cargo(sh).args(["metadata", "--locked", "--format-version=1"]);
    let metadata = metadata.args(["--filter-platform", tools::WASM_TARGET]).quiet().read()?;
    select(serde_json::from_str(&metadata)?, &ids.iter().map(String::as_str).collect())
}

fn select(Metadata { packages, resolve }: Metadata, ids: &BTreeSet<&str>) -> Result<Vec<Package>> {
    let mut found = packages
        .into_iter()
        .filter(|package| ids.contains(package.id.as_str()) || package.name == SCRIPT_TEMPLATES)
        .collect::<Vec<_>>();
    for id in ids {
        ensure!(found.iter().any(|package| package.id == *id), "cargo does not know the package {id}");
    }
    let labels =
        found.iter().map(|package| (package.id.clone(), package.label())).collect::<BTreeMap<_, _>>();
    for package in &mut found {
        let node = resolve.nodes.iter().find(|node| node.id == package.id);
        let used = node.into_iter().flat_map(|node| &node.dependencies);
        package.uses = used.filter_map(|id| labels.get(id).cloned()).collect();
        package.uses.sort();
    }
    found.sort_by_key(Package::label);
    Ok(found)
}

/// The copyright notices of the standard library, which come with the compiler.
pub fn standard_library_notices(sh: &Shell) -> Result<Vec<u8>> {
    let file = tools::sysroot(sh)?.join("share").join("doc").join("rust").join("COPYRIGHT-library.html");
    sh.read_binary_file(&file).context(
        "this Rust comes without the notices of its standard library: install it from https://rustup.rs",
    )
}

/// Names and versions of the packages according to `cargo tree`, which the list of the compiler must match, and whether
/// they are from elsewhere.
pub fn in_tree(sh: &Shell) -> Result<BTreeMap<String, bool>> {
    let tree = shell::cargo(sh).args(["tree", "--locked", "--package", "creatio-oauth-admin"]);
    let tree = tree.args(["--features", "split", "--target", tools::WASM_TARGET]);
    let tree = tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let lines = tree.quiet().read()?;
    let own = format!("({}", workspace::root().display());
    let label = |line: &str| {
        let mut words = line.split(' ');
        Some(format!("{} {}", words.next()?, words.next()?.strip_prefix('v')?))
    };
    let entry = |line: &str| {
        let label = label(line).with_context(|| format!("cargo tree reports {line}"))?;
        Ok((label, !line.contains(&own)))
    };
    lines.lines().map(entry).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{Value, json};

    use super::*;

    fn package(id: &str) -> Value {
        json!({ "id": id, "name": id, "version": "1.0.0", "license": "MIT/Apache-2.0", "license_file": null, "authors": [],
            "description": null, "repository": null, "source": null, "manifest_path": "/x/Cargo.toml" })
    }

    fn metadata() -> Metadata {
        let packages = ["b", "a", "macro", SCRIPT_TEMPLATES].map(package);
        let nodes = [json!({ "id": "a", "dependencies": ["macro", "b"] })];
        serde_json::from_value(json!({ "packages": packages, "resolve": { "nodes": nodes } })).unwrap()
    }

    #[test]
    fn only_what_is_in_the_page_is_listed() {
        let packages = select(metadata(), &BTreeSet::from(["a", "b"])).unwrap();
        let labels = packages.iter().map(Package::label).collect::<Vec<_>>();
        assert_eq!(labels, ["a 1.0.0", "b 1.0.0", "wasm_split_cli_support 1.0.0"]);
        assert_eq!(packages[0].uses, ["b 1.0.0"]);
        assert_eq!(packages[0].license().unwrap(), "MIT OR Apache-2.0");
        assert!(select(metadata(), &BTreeSet::from(["c"])).is_err());
    }
}
