//! What comes through npm: wasm-opt, terser, Playwright and axe. Nothing of it is part of the page.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{process, workspace};

/// The oldest Node.js that the tests' Playwright runs on.
const OLDEST_NODE: u32 = 20;
/// The Node.js that is fetched through an older one's npm; Debian 12 brings 18.
const NEWER_NODE: &str = "22.23.3";

/// Node.js, installed when that can be done without asking.
pub fn node() -> Result<PathBuf> {
    if process::find("node").is_none() || process::find("npm").is_none() {
        if !super::is_debian_root() {
            bail!(
                "Node.js {OLDEST_NODE} or newer with npm is needed: install it from https://nodejs.org or, on Debian, \
                 by `sudo apt-get install nodejs npm`"
            );
        }
        super::apt_install(&["nodejs", "npm"])?;
    }
    let node = process::find("node").context("node is not on PATH although it was installed")?;
    if is_new_enough(&node) { Ok(node) } else { newer_node() }
}

fn newer_node() -> Result<PathBuf> {
    let folder = super::folder("node", NEWER_NODE)?;
    let file = folder.join("node_modules").join("node").join("bin").join(format!("node{EXE_SUFFIX}"));
    if !is_new_enough(&file) {
        let mut install = npm();
        install
            .arg("install")
            .arg("--prefix")
            .arg(&folder)
            .args(["--no-save", &format!("node@{NEWER_NODE}")]);
        process::run(&mut install)?;
    }
    if !is_new_enough(&file) {
        bail!(
            "Node.js {OLDEST_NODE} or newer is needed and cannot be fetched: install it from https://nodejs.org"
        );
    }
    Ok(file)
}

fn is_new_enough(node: &Path) -> bool {
    let version = process::ask(process::command(node).arg("--version")).unwrap_or_default();
    major(&version).is_some_and(|major| major >= OLDEST_NODE)
}

/// A program that an npm package brings.
pub struct Packaged {
    /// The package.
    pub package: &'static str,
    /// The package's version.
    pub package_version: &'static str,
    /// The program.
    pub program: &'static str,
    /// What the program says its version is.
    pub version: &'static str,
}

/// That program in exactly this version.
pub fn packaged(wanted: &Packaged) -> Result<PathBuf> {
    let is_wanted = |file: &Path| super::is_version(file, wanted.version);
    if let Some(present) = process::find(wanted.program).filter(|file| is_wanted(file)) {
        return Ok(present);
    }
    node()?;
    let folder = super::folder(wanted.package, wanted.package_version)?;
    let ending = if cfg!(windows) { ".cmd" } else { "" };
    let file = folder.join("node_modules").join(".bin").join(format!("{}{ending}", wanted.program));
    if is_wanted(&file) {
        return Ok(file);
    }
    let package = format!("{}@{}", wanted.package, wanted.package_version);
    let mut install = npm();
    install.arg("install").arg("--prefix").arg(&folder).args(["--no-save", &package]);
    process::run(&mut install)?;
    if !is_wanted(&file) {
        bail!("{} was installed and does not run", file.display());
    }
    Ok(file)
}

/// Playwright, axe and what else tests/e2e/package-lock.json names. Answers the folder of the tests.
pub fn end_to_end_packages() -> Result<PathBuf> {
    node()?;
    let folder = workspace::root().join("tests").join("e2e");
    let wanted = fs::read_to_string(folder.join("package-lock.json"))
        .context("cannot read tests/e2e/package-lock.json")?;
    let stamp = folder.join("node_modules").join(".installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|present| present == wanted) {
        return Ok(folder);
    }
    let mut install = npm();
    install.arg("ci").current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(&mut install)?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(folder)
}

fn npm() -> std::process::Command {
    let mut npm = process::command("npm");
    npm.args(["--no-audit", "--no-fund", "--loglevel=error"]);
    npm
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major(""), None);
    }
}
