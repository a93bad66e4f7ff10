//! Runs other programs.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::{Cmd, Shell, cmd};

use crate::workspace;

/// A shell in the workspace root.
pub fn in_workspace() -> Result<Shell> {
    let sh = Shell::new()?;
    sh.change_dir(workspace::root());
    Ok(sh)
}

/// Cargo, without the variables that `cargo run` set for this program: a build script that watches one of them would run
/// again at every change between `cargo xtask` and plain cargo.
pub fn cargo(sh: &Shell) -> Cmd<'_> {
    env::vars_os().map(|(name, _)| name).fold(cmd!(sh, "cargo"), |cargo, name| {
        if is_set_by_cargo_run(&name.to_string_lossy()) { cargo.env_remove(name) } else { cargo }
    })
}

fn is_set_by_cargo_run(variable: &str) -> bool {
    let prefixes = ["CARGO_MANIFEST_", "CARGO_PKG_", "CARGO_BIN_"];
    let names = ["CARGO", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE", "RUST_RECURSION_COUNT"];
    names.contains(&variable) || prefixes.iter().any(|prefix| variable.starts_with(prefix))
}

/// Runs a `cargo build` of one program and returns the path of the program.
pub fn build(cargo: Cmd<'_>) -> Result<PathBuf> {
    let messages = cargo.args(["--message-format", "json-render-diagnostics"]).read()?;
    executable(&messages).context("cargo reported no program")
}

fn executable(messages: &str) -> Option<PathBuf> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    messages.filter_map(|message| Some(PathBuf::from(message["executable"].as_str()?))).next_back()
}

/// Prints the standard output of a command as it arrives and returns it, with whether the command succeeded.
pub fn run_and_read(command: Cmd<'_>) -> Result<(bool, String)> {
    eprintln!("$ {command}");
    let mut child = Command::from(command).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let mut output = String::new();
    for line in BufReader::new(child.stdout.take().context("no output to read")?).lines() {
        let line = line?;
        println!("{line}");
        output.push_str(&line);
        output.push('\n');
    }
    Ok((child.wait()?.success(), output))
}

/// The standard output of a command that may be missing or fail.
pub fn try_read(command: Cmd<'_>) -> Option<String> {
    command.quiet().ignore_stderr().read().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_reports_the_program() {
        let messages = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n{\"reason\":\"compiler-artifact\",\"executable\":\"/t/stand-in\"}\n{\"reason\":\"build-finished\"}\n";
        assert_eq!(executable(messages), Some(PathBuf::from("/t/stand-in")));
        assert_eq!(executable(""), None);
    }

    #[test]
    fn settings_of_the_user_reach_cargo() {
        assert!(is_set_by_cargo_run("CARGO_PKG_VERSION"));
        assert!(is_set_by_cargo_run("CARGO"));
        assert!(!is_set_by_cargo_run("CARGO_TARGET_DIR"));
        assert!(!is_set_by_cargo_run("CARGO_PROFILE_DEV_DEBUG"));
    }
}
