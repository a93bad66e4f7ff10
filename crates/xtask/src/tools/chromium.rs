//! The browser of the end-to-end tests.

use std::env;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use which::which;
use xshell::{Shell, cmd};

use super::{end_to_end_packages, node};
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

/// Prints what is about to change on this system, lets a user at a terminal refuse, and installs.
fn install(sh: &Shell) -> Result<()> {
    let node = node(sh)?;
    let playwright =
        workspace::end_to_end().join("node_modules").join("@playwright").join("test").join("cli.js");
    // Debian has Chromium as a package. Elsewhere Playwright downloads it and installs the packages that it needs.
    let commands = if is_debian(sh) {
        let root = shell::try_read(cmd!(sh, "id -u")).is_some_and(|user| user == "0");
        let (program, apt_get) = if root { ("apt-get", None) } else { ("sudo", Some("apt-get")) };
        vec![
            cmd!(sh, "{program} {apt_get...} update"),
            cmd!(sh, "{program} {apt_get...} install --yes --no-install-recommends chromium")
                .env("DEBIAN_FRONTEND", "noninteractive"),
        ]
    } else {
        vec![cmd!(sh, "{node} {playwright} install --with-deps chromium")]
    };
    eprintln!("The end-to-end tests need Chromium, which is not on this system. It is installed by:\n");
    commands.iter().for_each(|command| eprintln!("    {command}"));
    eprintln!("\nTo use another browser, set the variable CHROMIUM to the program of Chrome or Edge.");
    if stdin().is_terminal() && env::var_os("CI").is_none() {
        eprintln!("Press Enter to install it, or Ctrl+C to stop.");
        stdin().read_line(&mut String::new())?;
    }
    commands.iter().try_for_each(|command| Ok(command.run()?))
}

fn is_debian(sh: &Shell) -> bool {
    sh.read_file("/etc/os-release").is_ok_and(|release| release.lines().any(|line| line == "ID=debian"))
}
