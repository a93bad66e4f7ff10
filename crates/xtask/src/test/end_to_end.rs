//! The page in Chromium, in front of the stand-in: tests/e2e.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::{Cmd, Shell, cmd};

use super::count::Count;
use crate::{stand_in, tools, workspace};

/// Checks the types of the tests and runs them against dist/ as it is.
pub fn run(sh: &Shell, arguments: &[String]) -> Result<Count> {
    let report = workspace::end_to_end().join("results").join("report.json");
    // The report of the last run must not count for this one.
    sh.remove_path(&report)?;
    let playwright = playwright(sh, &stand_in::build(sh)?)?;
    let succeeded = playwright.args(arguments).env("REPORT", &report).run().is_ok();
    let count = Count::from_playwright(&sh.read_file(&report)?)?;
    if !succeeded {
        return Ok(count.failed_at_least_once());
    }
    ensure!(count.passed > 0, "no test ran");
    Ok(count)
}

/// Playwright's test runner with all paths that the tests need, after a check of their types.
pub fn playwright<'a>(sh: &'a Shell, stand_in: &Path) -> Result<Cmd<'a>> {
    let dist = workspace::dist();
    ensure!(dist.join("index.html").is_file(), "dist/ does not exist: run `cargo xtask dist`");
    let chromium = tools::chromium(sh)?;
    tools::end_to_end_packages(sh)?;
    let node = tools::node(sh)?;
    sh.change_dir(workspace::end_to_end());
    cmd!(sh, "{node} node_modules/typescript/bin/tsc --noEmit").run()?;
    let playwright = cmd!(sh, "{node} node_modules/@playwright/test/cli.js test");
    let playwright = playwright.env("CHROMIUM", chromium).env("STAND_IN", stand_in).env("DIST", dist);
    Ok(playwright.env("POLICY", workspace::policy_file()).env_remove("NO_COLOR"))
}
