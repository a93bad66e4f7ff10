//! Compiles the page into one WebAssembly file that can be split, and the site of the demo into another one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::Value;
use xshell::{Cmd, Shell};

use crate::{shell, tools, workspace};

/// Compiles the page and returns the path of the file.
pub fn page(sh: &Shell) -> Result<PathBuf> {
    shell::build(page_command(sh)?)
}

/// Cargo's ids of the packages whose code is in the page or in the demo.
pub fn package_ids(sh: &Shell) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for command in [page_command(sh)?, demo_command(sh)?] {
        let messages = command.args(["--message-format", "json-render-diagnostics"]).read()?;
        ids.extend(compiled_for_target(&messages));
    }
    ids.sort();
    ids.dedup();
    Ok(ids)
}

/// Those of which a file was made for the browser, as opposed to macros and build scripts, which run on this machine.
fn compiled_for_target(messages: &str) -> Vec<String> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let is_for_target = |message: &Value| {
        let mut files = message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        files.any(|file| Path::new(file).components().any(|part| part.as_os_str() == tools::WASM_TARGET))
    };
    let compiled =
        messages.filter(|message| message["reason"] == "compiler-artifact" && is_for_target(message));
    compiled.filter_map(|message| Some(message["package_id"].as_str()?.to_owned())).collect()
}

fn page_command(sh: &Shell) -> Result<Cmd<'_>> {
    // The splitter needs the relocations to take the file apart.
    command(sh, &["--package", "creatio-oauth-admin", "--features", "split"], &["-Clink-args=--emit-relocs"])
}

/// Compiles the site of the demo and returns the path of the file.
pub fn demo(sh: &Shell) -> Result<PathBuf> {
    shell::build(demo_command(sh)?)
}

fn demo_command(sh: &Shell) -> Result<Cmd<'_>> {
    // In a browser, its size matters more than its speed.
    let small = "profile.release.package.stand-in.opt-level=\"z\"";
    command(sh, &["--package", "demo", "--config", small], &[])
}

fn command<'a>(sh: &'a Shell, arguments: &[&str], flags: &[&str]) -> Result<Cmd<'a>> {
    tools::wasm_target(sh)?;
    let cargo = shell::cargo(sh).args(["build", "--locked", "--release", "--target", tools::WASM_TARGET]);
    // Cargo joins these flags with those in .cargo/config.toml.
    let flags = toml::Value::from(rustflags(sh, flags)?);
    let cargo = cargo.arg("--config").arg(format!("target.{}.rustflags={flags}", tools::WASM_TARGET));
    // These variables would replace all flags.
    let cargo = cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    Ok(cargo.args(arguments))
}

/// What rustc needs in addition to the release profile and .cargo/config.toml.
fn rustflags(sh: &Shell, flags: &[&str]) -> Result<Vec<String>> {
    let mut flags: Vec<String> = flags.iter().copied().map(str::to_owned).collect();
    // A panic message names its source file, which must not depend on who compiled it.
    flags.extend(source_roots(sh)?.iter().map(|root| format!("--remap-path-prefix={}=", root.display())));
    Ok(flags)
}

/// The folders that hold sources: the workspace, the standard library, and the folders where cargo unpacked other packages.
fn source_roots(sh: &Shell) -> Result<BTreeSet<PathBuf>> {
    let metadata = shell::cargo(sh).args(["metadata", "--locked", "--format-version=1"]);
    let metadata = metadata.args(["--filter-platform", tools::WASM_TARGET]).quiet().read()?;
    let mut roots = package_roots(&serde_json::from_str(&metadata)?);
    roots.insert(workspace::root());
    roots.insert(tools::sysroot(sh)?.join("lib").join("rustlib").join("src").join("rust"));
    Ok(roots)
}

/// The parent folders of all packages from a registry; a path that starts there still names package and version.
fn package_roots(metadata: &Value) -> BTreeSet<PathBuf> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let external = packages.filter(|package| !package["source"].is_null());
    let manifests = external.filter_map(|package| package["manifest_path"].as_str());
    manifests.filter_map(|manifest| Some(Path::new(manifest).parent()?.parent()?.to_path_buf())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_runs_while_compiling_is_not_in_the_page() {
        let artifact = |id: &str, file: &str| {
            json!({ "reason": "compiler-artifact", "package_id": id, "filenames": [file] }).to_string()
        };
        let messages = [
            artifact("page", "/t/wasm32-unknown-unknown/release/deps/libpage.rlib"),
            artifact("macro", "/t/release/deps/libmacro.so"),
            json!({ "reason": "build-finished" }).to_string(),
        ];
        assert_eq!(compiled_for_target(&messages.join("\n")), ["page"]);
    }

    #[test]
    fn packages_of_a_registry_share_a_root_and_those_of_the_workspace_have_none() {
        let package =
            |manifest: &str, source: Option<&str>| json!({ "manifest_path": manifest, "source": source });
        let metadata = json!({ "packages": [
            package("/cargo/registry/a-1.0.0/Cargo.toml", Some("registry")),
            package("/cargo/registry/b-2.0.0/Cargo.toml", Some("registry")),
            package("/project/crates/creatio/Cargo.toml", None),
        ] });
        assert_eq!(package_roots(&metadata), BTreeSet::from([PathBuf::from("/cargo/registry")]));
    }
}
