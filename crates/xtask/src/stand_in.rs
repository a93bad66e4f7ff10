//! Builds and starts the stand-in Creatio.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{process, workspace};

/// Where the parts of a running stand-in are.
#[derive(Deserialize)]
pub struct Addresses {
    pub identity: String,
    pub page: String,
}

/// A running stand-in. It ends with this program, whose end it sees at its standard input.
pub struct Running {
    pub addresses: Addresses,
    child: Child,
    /// Held open, because its end is the stand-in's sign to end.
    _input: Option<ChildStdin>,
    /// Held open, so that the stand-in may go on writing.
    _output: Option<BufReader<ChildStdout>>,
}

impl Running {
    /// Waits until it ends, by Ctrl+C or by itself.
    pub fn wait(mut self) -> Result<()> {
        let status = self.child.wait()?;
        // Ctrl+C reaches both programs of the terminal; there is nothing wrong with ending by it.
        if status.code().is_some_and(|code| code != 0) {
            bail!("the stand-in ended by itself ({status})");
        }
        Ok(())
    }
}

/// Builds the program and answers where it is.
pub fn build() -> Result<PathBuf> {
    process::build(process::cargo().args(BUILD))
}

/// The same as fast as it gets, so that what is measured is the page.
pub fn build_fast() -> Result<PathBuf> {
    process::build(process::cargo().args(BUILD).arg("--release"))
}

const BUILD: [&str; 5] = ["build", "--package", "stand-in", "--bin", "stand-in"];

/// Starts it with the page beside it, on the usual ports or, when they are taken, on any.
pub fn start(program: &Path, page: &Path, more: &[String]) -> Result<Running> {
    let mut command = process::command(program);
    command.args(["--port", &free_port(8000), "--identity-port", &free_port(8090)]);
    command.arg("--page").arg(page).arg("--policy").arg(workspace::policy_file());
    command.arg("--until-stdin-closes").args(more).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
    let input = child.stdin.take();
    let mut output = child.stdout.take().map(BufReader::new);
    let mut line = String::new();
    if let Some(output) = &mut output {
        output.read_line(&mut line)?;
    }
    match serde_json::from_str(&line) {
        Ok(addresses) => Ok(Running { addresses, child, _input: input, _output: output }),
        Err(_) => {
            drop(input);
            let status = child.wait()?;
            bail!("the stand-in did not start ({status}): {line}")
        }
    }
}

/// The usual port, or 0 for any when somebody else has it.
fn free_port(usual: u16) -> String {
    let port = if TcpListener::bind((Ipv4Addr::LOCALHOST, usual)).is_ok() { usual } else { 0 };
    port.to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn a_taken_port_is_left_to_its_owner() {
        let owner = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        assert_eq!(free_port(owner.local_addr().unwrap().port()), "0");
    }
}
