//! What comes through rustup and cargo.

use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process;

/// What rustc calls the browser.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that Rust can compile for the browser.
pub fn wasm_target() -> Result<()> {
    let files = Path::new("lib").join("rustlib").join(WASM_TARGET);
    part_of_rust(&files, &format!("cannot compile for {WASM_TARGET}"), &["target", "add", WASM_TARGET])
}

/// Makes sure that the standard library can be compiled with the page.
pub fn standard_library_source() -> Result<()> {
    let files = ["lib", "rustlib", "src", "rust", "library", "std"].iter().collect::<PathBuf>();
    part_of_rust(&files, "comes without its source, rust-src", &["component", "add", "rust-src"])
}

/// Has rustup install what is not there, which is seen by these files of it.
fn part_of_rust(files: &Path, lack: &str, install: &[&str]) -> Result<()> {
    let Some(sysroot) = process::ask(process::command("rustc").args(["--print", "sysroot"])) else {
        bail!("rustc does not start: install Rust from https://rustup.rs");
    };
    if Path::new(&sysroot).join(files).is_dir() {
        return Ok(());
    }
    if process::find("rustup").is_none() {
        bail!(
            "this Rust {lack} and was not installed by rustup: install that with what installed Rust, or Rust from https://rustup.rs"
        );
    }
    process::run(process::command("rustup").args(install))
}

/// A program from crates.io: the one on PATH when it is of this version, else the cache's, installed when missing.
pub fn installed(package: &str, program: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    if let Some(present) = process::find(program).filter(|file| super::is_version(file, version)) {
        return Ok(present);
    }
    let folder = super::folder(package, version)?;
    let file = folder.join("bin").join(format!("{program}{EXE_SUFFIX}"));
    if super::is_version(&file, version) {
        return Ok(file);
    }
    eprintln!("Installing {package} {version}; this takes some minutes, once.");
    let mut install = process::cargo();
    install.arg("install").args(options).arg("--root").arg(&folder).arg(format!("{package}@{version}"));
    // A program that is used a few times a day need not be as fast as it could be; it must be there soon.
    install.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env_remove("CARGO_TARGET_DIR");
    process::run(&mut install)?;
    if !super::is_version(&file, version) {
        bail!("{} was installed and does not run", file.display());
    }
    Ok(file)
}
