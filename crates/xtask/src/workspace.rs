//! Where things are: in the repository and in the per-user cache.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository's root.
pub fn root() -> PathBuf {
    // The manifest's folder is crates/xtask, in whatever place the repository was when this was compiled; `cargo run`
    // says where it is now.
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.ancestors().nth(2).unwrap_or(&manifest).to_path_buf()
}

/// The folder that an administrator copies to a web server.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What is made from sources and never kept in git.
pub fn generated() -> PathBuf {
    root().join(".generated")
}

/// The policy that the page is served with, as one line.
pub fn policy_file() -> PathBuf {
    root().join("deploy").join("content-security-policy.txt")
}

/// The per-user folder for tools, kept between checkouts.
pub fn cache() -> Result<PathBuf> {
    let home =
        || env::home_dir().context("no home folder: set XDG_CACHE_HOME to a folder for downloaded tools");
    let base = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None if cfg!(windows) => match env::var_os("LOCALAPPDATA") {
            Some(folder) => PathBuf::from(folder),
            None => home()?.join("AppData").join("Local"),
        },
        None if cfg!(target_os = "macos") => home()?.join("Library").join("Caches"),
        None => home()?.join(".cache"),
    };
    Ok(base.join("creatio-oauth-admin"))
}

/// Cargo's own folder, which holds the sources of other crates.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// The version of a package that Cargo.lock settles on.
pub fn locked_version(package: &str) -> Result<String> {
    let file = root().join("Cargo.lock");
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    version_in_lock(&text, package)
}

fn version_in_lock(lock: &str, package: &str) -> Result<String> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is no TOML")?;
    let packages =
        lock.get("package").and_then(toml::Value::as_array).context("Cargo.lock lists no packages")?;
    packages
        .iter()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .and_then(|entry| entry.get("version")?.as_str())
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock names no package {package}"))
}

/// A path as seen from the repository's root, with forward slashes, for messages and rules.
pub fn shown(path: &Path) -> String {
    let root = root();
    path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn the_lock_file_settles_the_version() {
        let lock = "[[package]]\nname = \"serde\"\nversion = \"1.0.1\"\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(version_in_lock(lock, "wasm-bindgen-cli").is_err());
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.lock").is_file());
        assert_eq!(shown(&root().join("src").join("main.rs")), "src/main.rs");
    }
}
