//! Node.js and what comes from npm: wasm-opt, esbuild, Playwright and axe. None of it is part of the page.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use which::which;
use xshell::{Cmd, Shell, cmd};

use crate::{shell, workspace};

const OLDEST_NODE: u32 = 20;

/// Node.js, which the user installs.
pub fn node(sh: &Shell) -> Result<PathBuf> {
    let is_new_enough = |node: &PathBuf| {
        shell::try_read(cmd!(sh, "{node} --version")).and_then(|version| major(&version)) >= Some(OLDEST_NODE)
    };
    which("node").ok().filter(is_new_enough).with_context(|| {
        format!("Node.js {OLDEST_NODE} or newer is needed: install it from https://nodejs.org")
    })
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// The program that optimizes WebAssembly for size.
pub fn wasm_opt(sh: &Shell) -> Result<Cmd<'_>> {
    build_tool(sh, "binaryen/bin/wasm-opt")
}

/// The program that bundles and minifies scripts.
pub fn esbuild(sh: &Shell) -> Result<Cmd<'_>> {
    build_tool(sh, "esbuild/bin/esbuild")
}

fn build_tool<'a>(sh: &'a Shell, script: &str) -> Result<Cmd<'a>> {
    let folder = build_tools();
    install_packages(sh, &folder)?;
    let node = node(sh)?;
    let script = folder.join("node_modules").join(script);
    Ok(cmd!(sh, "{node} {script}"))
}

/// The exact versions of these programs.
pub fn build_tools_lock(sh: &Shell) -> Result<String> {
    Ok(sh.read_file(build_tools().join("package-lock.json"))?)
}

fn build_tools() -> PathBuf {
    workspace::root().join("build-tools")
}

/// Installs Playwright, axe and TypeScript next to the end-to-end tests.
pub fn end_to_end_packages(sh: &Shell) -> Result<()> {
    install_packages(sh, &workspace::end_to_end())
}

/// Installs the runners and parsers of the handed-over code next to its tests.
pub fn handover_packages(sh: &Shell) -> Result<()> {
    install_packages(sh, &workspace::handover_runs())
}

/// Installs what the package-lock.json of a folder lists, unless it is installed.
fn install_packages(sh: &Shell, folder: &Path) -> Result<()> {
    let lock = sh.read_file(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules").join(".installed-from");
    if sh.read_file(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let npm = which("npm").context("npm is needed: install Node.js from https://nodejs.org")?;
    let _in_folder = sh.push_dir(folder);
    cmd!(sh, "{npm} ci --ignore-scripts --no-audit --no-fund --loglevel=error").run()?;
    Ok(sh.write_file(&stamp, lock)?)
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major(""), None);
    }
}
