//! Finds the tools of a build or a test, and installs missing ones.
//!
//! Rust programs go to the cache of the user, packages from npm next to their package-lock.json,
//! those from PyPI next to their requirements.txt. Only browsers, web servers and Python change the system.

mod chromium;
mod debian;
mod node;
mod python;
mod rust;

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::{shell, workspace};

pub use chromium::chromium;
pub use debian::{Packages, install_missing, search_path};
pub use node::{build_tools_lock, end_to_end_packages, esbuild, node, wasm_opt};
pub use python::python_with_packages;
use rust::Program;
pub use rust::{WASM_TARGET, sysroot, wasm_target};

/// The version of trunk that Trunk.toml is written for.
const TRUNK: &str = "0.21.14";

/// Trunk, which takes the other tools from here and downloads nothing.
pub fn trunk(sh: &Shell) -> Result<Cmd<'_>> {
    wasm_target(sh)?;
    let source = [&format!("trunk@{TRUNK}"), "--no-default-features", "--features", "rustls"];
    let source = source.map(OsString::from).into();
    let trunk = rust::installed(sh, &Program { name: "trunk", version: TRUNK, source })?;
    let wasm_bindgen = wasm_bindgen(sh)?;
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders =
        wasm_bindgen.parent().map(PathBuf::from).into_iter().chain(std::env::split_paths(&inherited));
    let path = std::env::join_paths(folders).context("the folder of wasm-bindgen cannot be on PATH")?;
    // Trunk reads NO_COLOR as an option of its own and rejects the value that is usual elsewhere.
    Ok(cmd!(sh, "{trunk}").env("PATH", path).env("TRUNK_OFFLINE", "true").env_remove("NO_COLOR"))
}

/// The program that writes the script around WebAssembly, in the version of the crate that it works with.
pub fn wasm_bindgen(sh: &Shell) -> Result<PathBuf> {
    let version = workspace::locked_version(&workspace::root(), "wasm-bindgen")?;
    let package = workspace::root().join("build-tools").join("wasm-bindgen");
    let packaged = workspace::locked_version(&package, "wasm-bindgen")?;
    ensure!(
        packaged == version,
        "the page uses wasm-bindgen {version}, and {} builds {packaged}: change both versions in its Cargo.toml and run `cargo update` there",
        package.display()
    );
    let source = vec!["--path".into(), package.into()];
    rust::installed(sh, &Program { name: "wasm-bindgen", version: &version, source })
}

/// Installs everything, so that later commands need no network.
pub fn install_all(sh: &Shell) -> Result<()> {
    drop(trunk(sh)?);
    drop(wasm_opt(sh)?);
    end_to_end_packages(sh)?;
    chromium(sh)?;
    python_with_packages(sh, &workspace::clients())?;
    println!("All tools are installed.");
    Ok(())
}

/// Whether a program reports this version.
fn is_version(sh: &Shell, program: &std::path::Path, version: &str) -> bool {
    let is_part = |text: String| text.split_whitespace().any(|part| part == version);
    shell::try_read(cmd!(sh, "{program} --version")).is_some_and(is_part)
}
