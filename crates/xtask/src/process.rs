//! Starts other programs: exact arguments, no shell, and an environment without what `cargo run` left in it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// Variables that `cargo run` sets for this program and that would mislead the programs it starts: a build script that
/// watches one of them would run anew at every change between `cargo xtask` and plain cargo.
const LEFT_BY_CARGO_RUN: &[&str] = &[
    "CARGO",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_CRATE_NAME",
    "RUST_RECURSION_COUNT",
];

/// A program to be started in the repository's root.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(resolve(program.as_ref()));
    command.current_dir(workspace::root());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if LEFT_BY_CARGO_RUN.contains(&&*text)
            || text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_BIN_")
        {
            command.env_remove(&name);
        }
    }
    command
}

/// Cargo itself, of the toolchain that rust-toolchain.toml names.
pub fn cargo() -> Command {
    command("cargo")
}

/// Runs to the end with the terminal's input and output; a failure names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    eprintln!("$ {shown}");
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs to the end, shows the standard output as it comes and hands it back, with whether the program succeeded.
pub fn run_and_read(command: &mut Command) -> Result<(bool, String)> {
    read(command, true)
}

/// Runs to the end and hands back the standard output without showing it, with whether the program succeeded.
pub fn run_and_keep(command: &mut Command) -> Result<(bool, String)> {
    read(command, false)
}

/// Runs a `cargo build` of one program and answers where the program is.
pub fn build(cargo: &mut Command) -> Result<PathBuf> {
    let (built, messages) = run_and_keep(cargo.args(["--message-format", "json-render-diagnostics"]))?;
    if !built {
        bail!("the build failed");
    }
    executable(&messages).context("cargo named no program")
}

fn executable(messages: &str) -> Option<PathBuf> {
    let lines = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    lines.filter_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?))).next_back()
}

fn read(command: &mut Command, echo: bool) -> Result<(bool, String)> {
    let shown = show(command);
    eprintln!("$ {shown}");
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{shown}`"))?;
    let mut text = String::new();
    if let Some(output) = child.stdout.take() {
        let mut terminal = std::io::stdout();
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            if echo {
                terminal.write_all(&line)?;
                terminal.flush()?;
            }
            text.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    Ok((child.wait()?.success(), text))
}

/// Runs quietly and hands back the standard output, or nothing when the program is not there or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first place on PATH that holds the program.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).flat_map(|folder| candidates(&folder, program)).find(|file| file.is_file())
}

/// PATH with folders put in front.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&rest)))
        .context("a tool's folder cannot stand on PATH")
}

/// On Windows `npm` and its like are scripts, which only start under their whole name.
fn resolve(program: &OsStr) -> OsString {
    if cfg!(windows)
        && Path::new(program).components().count() == 1
        && let Some(file) = program.to_str().and_then(find)
    {
        return file.into_os_string();
    }
    program.to_owned()
}

fn candidates(folder: &Path, program: &str) -> Vec<PathBuf> {
    if cfg!(windows) {
        ["exe", "cmd", "bat"].iter().map(|extension| folder.join(format!("{program}.{extension}"))).collect()
    } else {
        vec![folder.join(program)]
    }
}

fn show(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn cargo_names_the_program() {
        let messages = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n{\"reason\":\"compiler-artifact\",\"executable\":\"/t/stand-in\"}\n{\"reason\":\"build-finished\"}\n";
        assert_eq!(executable(messages), Some(PathBuf::from("/t/stand-in")));
        assert_eq!(executable(""), None);
    }
}
