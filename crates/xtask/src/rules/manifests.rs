//! What the packages of the workspace depend on.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

/// Dependencies that a package must not have. A name may end in `*`.
pub struct Dependencies {
    pub says: &'static str,
    pub package: &'static str,
    pub kinds: Kinds,
    pub never: &'static [&'static str],
}

/// Which of a package's dependencies a rule is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    /// Those of its tests too.
    All,
    /// Those that its users get.
    ButForTests,
}

impl Dependencies {
    /// Checks the package's manifest.
    pub fn broken_by_file(&self, root: &Path) -> Result<Vec<String>> {
        let file = root.join(self.package).join("Cargo.toml");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        self.broken_by(&text)
    }

    fn broken_by(&self, manifest: &str) -> Result<Vec<String>> {
        let manifest: Table =
            manifest.parse().with_context(|| format!("{}/Cargo.toml is no TOML", self.package))?;
        let forbidden = |name: &String| {
            self.never.iter().any(|never| match never.strip_suffix('*') {
                Some(beginning) => name.starts_with(beginning),
                None => name == never,
            })
        };
        let names = names(&manifest, self.kinds).into_iter().filter(forbidden);
        Ok(names.map(|name| format!("{}/Cargo.toml: {name} - {}", self.package, self.says)).collect())
    }
}

/// The packages that a manifest names, under whatever name it uses them.
fn names(manifest: &Table, kinds: Kinds) -> Vec<String> {
    let targets = manifest
        .get("target")
        .and_then(Value::as_table)
        .into_iter()
        .flatten()
        .filter_map(|(_, target)| target.as_table());
    let mut names = Vec::new();
    for table in std::iter::once(manifest).chain(targets) {
        for kind in ["dependencies", "build-dependencies", "dev-dependencies"] {
            if kind == "dev-dependencies" && kinds == Kinds::ButForTests {
                continue;
            }
            for (name, value) in table.get(kind).and_then(Value::as_table).into_iter().flatten() {
                let package = value.get("package").and_then(Value::as_str).unwrap_or(name);
                names.push(package.to_owned());
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    fn broken(kinds: Kinds, manifest: &str) -> usize {
        let rule = Dependencies { says: "", package: "x", kinds, never: &["creatio", "leptos*"] };
        rule.broken_by(manifest).unwrap().len()
    }

    #[test]
    fn every_way_to_depend_is_seen() {
        assert_eq!(broken(Kinds::All, "[dependencies]\ncreatio = \"1\"\nserde = \"1\""), 1);
        assert_eq!(
            broken(Kinds::All, "[dependencies]\nother = { package = \"creatio\", version = \"1\" }"),
            1
        );
        assert_eq!(broken(Kinds::All, "[build-dependencies]\nleptos_router = \"1\""), 1);
        assert_eq!(broken(Kinds::All, "[target.'cfg(unix)'.dependencies]\ncreatio = { path = \"x\" }"), 1);
        assert_eq!(broken(Kinds::All, "[dependencies]\nserde = \"1\""), 0);
    }

    #[test]
    fn tests_may_have_more() {
        let manifest = "[dev-dependencies]\ncreatio = \"1\"";
        assert_eq!(broken(Kinds::All, manifest), 1);
        assert_eq!(broken(Kinds::ButForTests, manifest), 0);
    }
}
