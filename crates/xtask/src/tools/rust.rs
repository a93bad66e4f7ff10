//! What comes from rustup and crates.io.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use which::which;
use xshell::{Shell, cmd};

use super::is_version;
use crate::{shell, workspace};

/// The Rust target of the browser.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that Rust can compile for the browser.
pub fn wasm_target(sh: &Shell) -> Result<()> {
    if sysroot(sh)?.join("lib").join("rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    ensure!(
        which("rustup").is_ok(),
        "this Rust cannot compile for {WASM_TARGET} and was not installed by rustup: add that target the way Rust was installed, or install Rust from https://rustup.rs"
    );
    Ok(cmd!(sh, "rustup target add {WASM_TARGET}").run()?)
}

/// The folder of the compiler and its standard library.
pub fn sysroot(sh: &Shell) -> Result<PathBuf> {
    let sysroot = shell::try_read(cmd!(sh, "rustc --print sysroot"));
    Ok(sysroot.context("rustc does not start: install Rust from https://rustup.rs")?.into())
}

/// A Rust program that a build needs.
pub struct Program<'a> {
    /// The name of the executable file.
    pub name: &'a str,
    /// The version that it must report.
    pub version: &'a str,
    /// The arguments of `cargo install` that name its source.
    pub source: Vec<OsString>,
}

/// A program: from PATH if it has this version, else from the cache, where it is installed if missing.
pub fn installed(sh: &Shell, program: &Program<'_>) -> Result<PathBuf> {
    let Program { name, version, source } = program;
    if let Ok(present) = which(name)
        && is_version(sh, &present, version)
    {
        return Ok(present);
    }
    let folder = workspace::cache()?.join("tools").join(format!("{name}-{version}"));
    let file = folder.join("bin").join(format!("{name}{EXE_SUFFIX}"));
    if is_version(sh, &file, version) {
        return Ok(file);
    }
    eprintln!("Installing {name} {version} into {}; this takes some minutes, once.", folder.display());
    let install = shell::cargo(sh).args(["install", "--locked", "--root"]).arg(&folder).args(source);
    // A program that runs a few times a day should install quickly rather than run fast.
    let install =
        install.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    let install = install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    // The build output of a program outside the workspace is of no use afterwards.
    install.env("CARGO_TARGET_DIR", folder.join("target")).run()?;
    // It costs nothing but space.
    let _ = fs::remove_dir_all(folder.join("target"));
    ensure!(is_version(sh, &file, version), "{} was installed and does not run", file.display());
    Ok(file)
}
