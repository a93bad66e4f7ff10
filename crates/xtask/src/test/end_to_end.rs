//! What Playwright runs, in tests/e2e: the page in Chromium in front of the stand-in, the same page in other
//! browsers, the code that the page hands over, and the web servers of deploy/.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use which::which;
use xshell::{Cmd, Shell, cmd};

use super::count::Count;
use crate::tools::Packages;
use crate::{shell, stand_in, tools, workspace};

/// The server for files that the demo runs on, and what sends the requests of the command that verifies an app.
const END_TO_END: Packages = Packages {
    purpose: "The end-to-end tests need Python and curl",
    programs: &["python3", "curl"],
    names: &["python3", "curl"],
};

/// Checks the types of the tests and runs them against dist/ as it is.
pub fn run(sh: &Shell, arguments: &[String]) -> Result<Count> {
    ensure!(tools::install_missing(sh, &END_TO_END)?, "{}: install them first", END_TO_END.purpose);
    count(sh, playwright(sh, &stand_in::build(sh)?)?.args(arguments))
}

/// The web servers of the step `servers`, and what makes their certificates.
const SERVERS: Packages = Packages {
    purpose: "The tests of deploy/ need nginx, Caddy and Apache",
    programs: &["nginx", "caddy", "apache2", "openssl", "envsubst"],
    names: &["nginx-light", "caddy", "apache2-bin", "openssl", "media-types", "gettext-base"],
};

/// Runs the configurations in deploy/ by the real web servers, on 127.0.0.1, also with dist/ as it is.
pub fn servers(sh: &Shell, arguments: &[String]) -> Result<Count> {
    if !tools::install_missing(sh, &SERVERS)? {
        println!("Not run: only on Debian are the web servers installed by this command.");
        return Ok(Count::default());
    }
    let path = std::env::join_paths(tools::search_path())?;
    let runner = playwright(sh, &stand_in::build(sh)?)?.args(["--config", "servers/playwright.config.ts"]);
    count(sh, runner.args(arguments).env("PATH", path))
}

/// What runs the handed-over code, besides what comes from npm and PyPI.
const HANDOVER: Packages = Packages {
    purpose: "The tests of the handed-over code need curl, Go and Java",
    programs: &["bash", "curl", "go", "javac"],
    names: &["bash", "curl", "golang-go", "default-jdk-headless"],
};

/// Runs the code that the page hands over, in its languages, against the stand-in.
pub fn handover(sh: &Shell, arguments: &[String]) -> Result<Count> {
    if !tools::install_missing(sh, &HANDOVER)? {
        println!("Not run: only on Debian are the languages installed by this command.");
        return Ok(Count::default());
    }
    let python = tools::python_with_packages(sh, &workspace::handover_runs())?;
    tools::handover_packages(sh)?;
    let stand_in = stand_in::build(sh)?;
    let generator = shell::build(shell::cargo(sh).args([
        "build",
        "--locked",
        "--package",
        "model",
        "--example",
        "handover",
    ]))?;
    let node = prepare(sh)?;
    let runner =
        cmd!(sh, "{node} {PLAYWRIGHT} test --config handover-runs/playwright.config.ts").args(arguments);
    count(sh, with_paths(runner, &stand_in).env("GENERATOR", generator).env("PYTHON", python))
}

/// The browsers of the step `engines`.
const ENGINES: Packages = Packages {
    purpose: "The tests in other browsers need WebKit and Firefox",
    programs: &["WebKitWebDriver", "firefox-esr", "xvfb-run", "xauth"],
    names: &["webkit2gtk-driver", "firefox-esr", "xvfb", "xauth"],
};

/// Runs journeys in WebKit and Firefox, against dist/ as it is.
pub fn engines(sh: &Shell, arguments: &[String]) -> Result<Count> {
    if !tools::install_missing(sh, &ENGINES)? {
        println!("Not run: only on Debian are the browsers installed by this command.");
        return Ok(Count::default());
    }
    let stand_in = stand_in::build(sh)?;
    check_page()?;
    let node = prepare(sh)?;
    // WebKit's browser has no mode without a screen.
    let runner =
        cmd!(sh, "xvfb-run --auto-servernum {node} {PLAYWRIGHT} test --config engines/playwright.config.ts");
    let runner = with_paths(runner, &stand_in)
        .env("FIREFOX", which("firefox-esr")?)
        .env("MINI_BROWSER", mini_browser()?);
    count(sh, runner.args(arguments))
}

/// The browser that comes with WebKit, in a folder named after the architecture.
fn mini_browser() -> Result<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib")?.flatten().map(|entry| entry.path());
    let files = folders.map(|folder| folder.join("webkit2gtk-4.1").join("MiniBrowser"));
    files.into_iter().find(|file| file.is_file()).context("webkit2gtk-driver has no MiniBrowser")
}

/// Runs Playwright and reads its report.
fn count(sh: &Shell, playwright: Cmd<'_>) -> Result<Count> {
    let report = workspace::end_to_end().join("results").join("report.json");
    // The report of the last run must not count for this one.
    sh.remove_path(&report)?;
    let succeeded = playwright.env("REPORT", &report).run().is_ok();
    let count = Count::from_playwright(&sh.read_file(&report)?)?;
    if !succeeded {
        return Ok(count.failed_at_least_once());
    }
    ensure!(count.passed > 0, "no test ran");
    Ok(count)
}

/// The program of Playwright's test runner, from the folder of the tests.
const PLAYWRIGHT: &str = "node_modules/@playwright/test/cli.js";

/// Playwright's test runner with all paths that the end-to-end tests need.
pub fn playwright<'a>(sh: &'a Shell, stand_in: &Path) -> Result<Cmd<'a>> {
    check_page()?;
    let chromium = tools::chromium(sh)?;
    let node = prepare(sh)?;
    Ok(with_paths(cmd!(sh, "{node} {PLAYWRIGHT} test"), stand_in).env("CHROMIUM", chromium))
}

fn with_paths<'a>(runner: Cmd<'a>, stand_in: &Path) -> Cmd<'a> {
    let runner = runner.env("STAND_IN", stand_in).env("DIST", workspace::dist());
    runner.env("POLICY", workspace::policy_file()).env_remove("NO_COLOR")
}

fn check_page() -> Result<()> {
    let is_built = workspace::dist().join("index.html").is_file();
    ensure!(is_built, "dist/ does not exist: run `cargo xtask dist`");
    Ok(())
}

/// Installs the packages of the tests, checks the types of all of them and returns Node.js.
fn prepare(sh: &Shell) -> Result<PathBuf> {
    tools::end_to_end_packages(sh)?;
    let node = tools::node(sh)?;
    sh.change_dir(workspace::end_to_end());
    cmd!(sh, "{node} node_modules/typescript/bin/tsc --noEmit").run()?;
    Ok(node)
}
