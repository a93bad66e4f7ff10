//! Finds the tools that a build or a test needs, and installs those that are missing into the per-user cache.
//!
//! A tool of exactly the right version on PATH is taken first. What cannot be installed from here is named in the
//! message, together with the command that installs it.

mod chromium;
mod node;
mod rust;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{process, workspace};

pub use chromium::chromium;
use node::Packaged;
pub use node::{end_to_end_packages, node};
pub use rust::{WASM_TARGET, standard_library_source, wasm_target};

/// The version of trunk that Trunk.toml is written for.
const TRUNK: &str = "0.21.14";
/// The version of wasm-opt.
pub const WASM_OPT: &str = "132";
/// The version of terser.
pub const TERSER: &str = "5.51.2";

/// Trunk, told to take the other tools from here and nothing from the network.
pub fn trunk() -> Result<Command> {
    rust::wasm_target()?;
    let trunk = rust::installed(
        "trunk",
        "trunk",
        TRUNK,
        &["--locked", "--no-default-features", "--features", "rustls"],
    )?;
    let mut command = process::command(&trunk);
    command.env("PATH", process::path_with(&parents(&[&trunk, &wasm_bindgen()?]))?);
    // Trunk takes NO_COLOR for an option of its own and refuses the value that everybody else sets.
    command.env("TRUNK_OFFLINE", "true").env_remove("NO_COLOR");
    Ok(command)
}

/// The program that writes the script around WebAssembly, of the same version as the crate that it works with.
pub fn wasm_bindgen() -> Result<PathBuf> {
    rust::installed("wasm-bindgen-cli", "wasm-bindgen", &workspace::locked_version("wasm-bindgen")?, &[])
}

/// A program that is a script of Node.js.
pub struct Script {
    program: PathBuf,
    path: OsString,
}

impl Script {
    /// The program, to be given its arguments.
    pub fn command(&self) -> Command {
        let mut command = process::command(&self.program);
        command.env("PATH", &self.path);
        command
    }
}

/// The program that makes WebAssembly smaller.
pub fn wasm_opt() -> Result<Script> {
    script(&Packaged {
        package: "binaryen",
        package_version: "132.0.0",
        program: "wasm-opt",
        version: WASM_OPT,
    })
}

/// The program that makes scripts smaller.
pub fn terser() -> Result<Script> {
    script(&Packaged { package: "terser", package_version: TERSER, program: "terser", version: TERSER })
}

fn script(wanted: &Packaged) -> Result<Script> {
    let program = node::packaged(wanted)?;
    let path = process::path_with(&parents(&[&node()?]))?;
    Ok(Script { program, path })
}

/// Installs everything at once, so that later commands need no network.
pub fn install_all() -> Result<()> {
    trunk()?;
    standard_library_source()?;
    wasm_opt()?;
    terser()?;
    chromium()?;
    end_to_end_packages()?;
    println!("All tools are there.");
    Ok(())
}

/// The folder for one version of one tool.
fn folder(name: &str, version: &str) -> Result<PathBuf> {
    let folder = workspace::cache()?.join("tools").join(format!("{name}-{version}"));
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Whether the program says that it is of this version, in whatever words it says so.
fn is_version(program: &Path, version: &str) -> bool {
    process::ask(process::command(program).arg("--version")).is_some_and(|text| {
        text.split(|c: char| c.is_whitespace() || "()".contains(c)).any(|word| word == version)
    })
}

/// Whether software can be installed by the system's package manager without asking anybody: Debian, as root.
fn is_debian_root() -> bool {
    Path::new("/etc/debian_version").exists()
        && process::find("apt-get").is_some()
        && process::ask(process::command("id").arg("-u")).as_deref() == Some("0")
}

/// Installs Debian packages, with fresh package lists when the present ones do not know them.
fn apt_install(packages: &[&str]) -> Result<()> {
    let install = || {
        let mut command = process::command("apt-get");
        command
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command)
    };
    if install().is_ok() {
        return Ok(());
    }
    process::run(process::command("apt-get").arg("update"))?;
    install()
}

fn parents(files: &[&Path]) -> Vec<PathBuf> {
    files
        .iter()
        .filter_map(|file| file.parent())
        .filter(|folder| folder.is_absolute())
        .map(Path::to_path_buf)
        .collect()
}
