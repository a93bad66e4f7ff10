//! The browser of the end-to-end tests.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process;

const ON_PATH: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

const ON_MACOS: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Under each of the folders that Windows installs programs in.
const ON_WINDOWS: &[&str] = &[
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
];

/// Chromium or a browser made from it. The variable CHROMIUM comes first.
pub fn chromium() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        let named = PathBuf::from(named);
        if !named.is_file() {
            bail!("CHROMIUM names {}, which is no file", named.display());
        }
        return Ok(named);
    }
    if let Some(found) = search() {
        return Ok(found);
    }
    if super::is_debian_root() {
        super::apt_install(&["chromium"])?;
        if let Some(found) = search() {
            return Ok(found);
        }
    }
    bail!(
        "Chromium is needed for the tests: install it (on Debian by `sudo apt-get install chromium`), or set the variable CHROMIUM to the program of Chrome or Edge"
    )
}

fn search() -> Option<PathBuf> {
    ON_PATH.iter().find_map(|name| process::find(name)).or_else(installed)
}

fn installed() -> Option<PathBuf> {
    if cfg!(target_os = "macos") {
        return ON_MACOS.iter().map(PathBuf::from).find(|file| file.is_file());
    }
    if cfg!(windows) {
        return ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
            .iter()
            .filter_map(env::var_os)
            .flat_map(|folder| ON_WINDOWS.iter().map(move |rest| Path::new(&folder).join(rest)))
            .find(|file| file.is_file());
    }
    None
}
