//! Programs that Debian has as packages.

use std::env;
use std::io::{IsTerminal, stdin};
use std::path::PathBuf;

use anyhow::{Result, ensure};
use which::which_in;
use xshell::{Cmd, Shell, cmd};

use crate::shell;

/// What a step needs: a program of each package, and the packages.
pub struct Packages {
    /// What they are for, as the beginning of a sentence.
    pub purpose: &'static str,
    pub programs: &'static [&'static str],
    pub names: &'static [&'static str],
}

/// Whether this is Debian, whose packages the commands of this file install.
pub fn is_debian(sh: &Shell) -> bool {
    sh.read_file("/etc/os-release").is_ok_and(|release| release.lines().any(|line| line == "ID=debian"))
}

/// Makes sure that all programs are there; returns whether this system can have them at all.
pub fn install_missing(sh: &Shell, packages: &Packages) -> Result<bool> {
    if !packages.programs.iter().any(|name| program(name).is_none()) {
        return Ok(true);
    }
    if !is_debian(sh) {
        return Ok(false);
    }
    run_with_consent(&install(sh, packages.names), packages.purpose)?;
    let missing = packages.programs.iter().copied().find(|name| program(name).is_none());
    ensure!(missing.is_none(), "{} was installed and is not found", missing.unwrap_or_default());
    Ok(true)
}

/// The path of a program, also of those that only administrators have on PATH.
fn program(name: &str) -> Option<PathBuf> {
    let folders = env::join_paths(search_path()).ok()?;
    which_in(name, Some(folders), "/").ok()
}

/// The folders of PATH and the one with the servers of Debian.
pub fn search_path() -> Vec<PathBuf> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&inherited).chain([PathBuf::from("/usr/sbin")]).collect()
}

/// The commands that install packages.
pub fn install<'a>(sh: &'a Shell, packages: &[&str]) -> Vec<Cmd<'a>> {
    let root = shell::try_read(cmd!(sh, "id -u")).is_some_and(|user| user == "0");
    let (program, apt_get) = if root { ("apt-get", None) } else { ("sudo", Some("apt-get")) };
    vec![
        cmd!(sh, "{program} {apt_get...} update"),
        cmd!(sh, "{program} {apt_get...} install --yes --no-install-recommends {packages...}")
            .env("DEBIAN_FRONTEND", "noninteractive"),
    ]
}

/// Prints what is about to change on this system, lets a user at a terminal refuse, and does it.
pub fn run_with_consent(commands: &[Cmd<'_>], purpose: &str) -> Result<()> {
    eprintln!("{purpose}, which is not on this system. It is installed by:\n");
    commands.iter().for_each(|command| eprintln!("    {command}"));
    if stdin().is_terminal() && env::var_os("CI").is_none() {
        eprintln!("\nPress Enter to install it, or Ctrl+C to stop.");
        stdin().read_line(&mut String::new())?;
    }
    commands.iter().try_for_each(|command| Ok(command.run()?))
}
