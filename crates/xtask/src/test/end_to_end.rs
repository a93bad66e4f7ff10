//! The page in Chromium, beside the stand-in: tests/e2e.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::count::Count;
use crate::{process, stand_in, tools, workspace};

/// Checks the types of the tests and runs them against dist/ as it is.
pub fn run(more: &[String]) -> Result<Count> {
    let Playwright { mut command, folder } = playwright(&stand_in::build()?)?;
    let report = folder.join("results").join("report.json");
    if report.exists() {
        fs::remove_file(&report).context("cannot remove the report of the last run")?;
    }
    let outcome = process::run(command.args(more).env("REPORT", &report));
    let Ok(text) = fs::read_to_string(&report) else {
        outcome?;
        return Err(anyhow::anyhow!("Playwright wrote no report"));
    };
    let count = Count::from_playwright(&text)?;
    if count.failed == 0 {
        outcome?;
    }
    ensure!(count.passed + count.failed > 0, "no test ran");
    Ok(count)
}

/// Playwright's test runner.
pub struct Playwright {
    /// The command, to be given what to run.
    pub command: Command,
    /// The folder of the tests.
    pub folder: PathBuf,
}

/// Playwright with the types of the tests checked, told where everything is.
pub fn playwright(stand_in: &Path) -> Result<Playwright> {
    let dist = workspace::dist();
    ensure!(dist.join("index.html").is_file(), "dist/ is not there: run `cargo xtask dist`");
    let chromium = tools::chromium()?;
    let folder = tools::end_to_end_packages()?;
    let node = tools::node()?;
    let program = |package: &str, script: &str| {
        let mut command = process::command(&node);
        command.arg(folder.join("node_modules").join(package).join(script)).current_dir(&folder);
        command
    };
    process::run(program("typescript", "bin/tsc").arg("--noEmit"))?;
    let mut command = program("@playwright/test", "cli.js");
    command.arg("test").env("CHROMIUM", chromium).env("STAND_IN", stand_in).env("DIST", dist);
    command.env("POLICY", workspace::policy_file()).env_remove("NO_COLOR");
    Ok(Playwright { command, folder })
}
