//! The browser of the end-to-end tests.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use which::which;
use xshell::{Shell, cmd};

use super::{debian, end_to_end_packages, node};
use crate::{shell, workspace};

const ON_PATH: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

const ON_MACOS: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Below each folder in which Windows installs programs.
const ON_WINDOWS: &[&str] = &[
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
];

/// Chromium or a browser based on it: the one in the variable CHROMIUM, else an installed one, else a newly installed one.
pub fn chromium(sh: &Shell) -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        let named = PathBuf::from(named);
        ensure!(named.is_file(), "CHROMIUM names {}, which is not a file", named.display());
        return Ok(named);
    }
    if let Some(found) = installed().or_else(|| from_playwright(sh)) {
        return Ok(found);
    }
    install(sh)?;
    installed().or_else(|| from_playwright(sh)).context(
        "Chromium was installed and is not found: set the variable CHROMIUM to the program of Chrome or Edge",
    )
}

fn installed() -> Option<PathBuf> {
    let on_path = ON_PATH.iter().find_map(|name| which(name).ok());
    on_path.or_else(|| installed_elsewhere().into_iter().find(|file| file.is_file()))
}

fn installed_elsewhere() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        return ON_MACOS.iter().map(PathBuf::from).collect();
    }
    let folders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].iter().filter_map(env::var_os);
    folders.flat_map(|folder| ON_WINDOWS.iter().map(move |rest| Path::new(&folder).join(rest))).collect()
}

/// The browser that Playwright downloaded into its own cache.
fn from_playwright(sh: &Shell) -> Option<PathBuf> {
    end_to_end_packages(sh).ok()?;
    let (node, _in_tests) = (node(sh).ok()?, sh.push_dir(workspace::end_to_end()));
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let file = PathBuf::from(shell::try_read(cmd!(sh, "{node} -e {script}"))?);
    file.is_file().then_some(file)
}

/// Installs it, unless the user refuses.
fn install(sh: &Shell) -> Result<()> {
    let node = node(sh)?;
    let playwright =
        workspace::end_to_end().join("node_modules").join("@playwright").join("test").join("cli.js");
    // Debian has Chromium as a package. Elsewhere Playwright downloads it and installs the packages that it needs.
    let commands = if debian::is_debian(sh) {
        debian::install(sh, &["chromium"])
    } else {
        vec![cmd!(sh, "{node} {playwright} install --with-deps chromium")]
    };
    eprintln!("To use another browser, set the variable CHROMIUM to the program of Chrome or Edge.");
    debian::run_with_consent(&commands, "The end-to-end tests need Chromium")
}
