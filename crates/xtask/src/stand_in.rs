//! Builds and starts the stand-in Creatio.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use xshell::Shell;

use crate::{shell, workspace};

/// The addresses of a running stand-in.
#[derive(Deserialize)]
pub struct Addresses {
    pub identity: String,
    pub page: String,
}

/// A running stand-in. It ends with this program, because its standard input then closes.
pub struct Running {
    pub addresses: Addresses,
    child: Child,
    /// Kept open while the stand-in runs.
    _input: Option<ChildStdin>,
    /// Kept open, so that the stand-in can continue writing.
    _output: Option<BufReader<ChildStdout>>,
}

impl Running {
    /// Waits until it ends, by Ctrl+C or on its own.
    pub fn wait(mut self) -> Result<()> {
        let status = self.child.wait()?;
        // Ctrl+C ends all programs of the terminal; then there is no code.
        if status.code().is_some_and(|code| code != 0) {
            bail!("the stand-in ended unexpectedly ({status})");
        }
        Ok(())
    }
}

/// Builds the program and returns its path.
pub fn build(sh: &Shell) -> Result<PathBuf> {
    shell::build(shell::cargo(sh).args(BUILD))
}

/// The same, as fast as possible, so that a measurement measures the page.
pub fn build_optimized(sh: &Shell) -> Result<PathBuf> {
    shell::build(shell::cargo(sh).args(BUILD).arg("--release"))
}

const BUILD: [&str; 6] = ["build", "--locked", "--package", "stand-in", "--bin", "stand-in"];

/// Starts it to serve the page as well, on the usual ports or, if they are taken, on any.
pub fn start(program: &Path, page: &Path, options: &[String]) -> Result<Running> {
    let mut command = Command::new(program);
    command.args(["--port", &free_port(8000), "--identity-port", &free_port(8090)]);
    command.arg("--page").arg(page).arg("--policy").arg(workspace::policy_file());
    command.arg("--until-stdin-closes").args(options).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
    let input = child.stdin.take();
    let mut output = child.stdout.take().map(BufReader::new);
    let mut line = String::new();
    if let Some(output) = &mut output {
        output.read_line(&mut line)?;
    }
    if let Ok(addresses) = serde_json::from_str(&line) {
        return Ok(Running { addresses, child, _input: input, _output: output });
    }
    drop(input);
    bail!("the stand-in did not start ({}): {line}", child.wait()?)
}

/// The usual port, or 0 for any if another program has it.
fn free_port(usual: u16) -> String {
    let port = if TcpListener::bind((Ipv4Addr::LOCALHOST, usual)).is_ok() { usual } else { 0 };
    port.to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_taken_port_is_left_to_its_owner() {
        let owner = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        assert_eq!(free_port(owner.local_addr().unwrap().port()), "0");
    }
}
