//! Paths: in the workspace and in the cache of the user.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the workspace.
pub fn root() -> PathBuf {
    // `cargo run` says where the workspace is now; it may have moved since this program was compiled.
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.ancestors().nth(2).unwrap_or(&manifest).to_path_buf()
}

/// The folder to copy to a web server.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Build output that is not in git.
pub fn generated() -> PathBuf {
    root().join(".generated")
}

/// The Content-Security-Policy of the page, in one line.
pub fn policy_file() -> PathBuf {
    root().join("deploy").join("content-security-policy.txt")
}

/// The end-to-end tests.
pub fn end_to_end() -> PathBuf {
    root().join("tests").join("e2e")
}

/// The tests that run the handed-over code.
pub fn handover_runs() -> PathBuf {
    end_to_end().join("handover-runs")
}

/// The tests with clients of Creatio that are not ours.
pub fn clients() -> PathBuf {
    root().join("tests").join("clients")
}

/// The cache of the user for tools, shared by all checkouts.
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

/// The folder in which cargo keeps the sources of other crates.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// The version of a package in the Cargo.lock in a folder.
pub fn locked_version(folder: &Path, package: &str) -> Result<String> {
    let file = folder.join("Cargo.lock");
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    version_in_lock(&text, package)
}

fn version_in_lock(lock: &str, package: &str) -> Result<String> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is not TOML")?;
    let packages =
        lock.get("package").and_then(toml::Value::as_array).context("Cargo.lock has no packages")?;
    packages
        .iter()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .and_then(|entry| entry.get("version")?.as_str())
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock has no package {package}"))
}

/// All files below a folder, in order, without what is installed or generated there.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if !path.is_dir() {
            files.push(path);
        } else if ![".venv", "node_modules", "results"].iter().any(|name| path.ends_with(name)) {
            files.extend(self::files(&path)?);
        }
    }
    files.sort();
    Ok(files)
}

/// A file: its path below some folder, with forward slashes, and its content.
pub type File = (String, Vec<u8>);

/// All files below a folder, in order.
pub fn contents(folder: &Path) -> Result<Vec<File>> {
    let files = files(folder)?.into_iter().map(|file| {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let content = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok((name, content))
    });
    files.collect()
}

/// Some content, compressed with brotli at its best quality.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &settings)?;
    Ok(compressed)
}

/// A path relative to the workspace root, with forward slashes.
pub fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_lock_file_has_the_version() {
        let lock = "[[package]]\nname = \"serde\"\nversion = \"1.0.1\"\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(version_in_lock(lock, "wasm-bindgen-cli").is_err());
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.lock").is_file());
        assert_eq!(relative(&root().join("src").join("main.rs")), "src/main.rs");
    }
}
