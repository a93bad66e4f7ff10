//! Python and what comes from PyPI: clients of Creatio that are not ours. None of it is part of the page.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use which::which;
use xshell::{Shell, cmd};

use super::debian;
use crate::shell;

/// The version that the clients need.
const OLDEST: &str = "3.11";

/// The Python of an environment of its own, with what the requirements.txt of a folder lists, in these versions and with
/// these checksums.
pub fn python_with_packages(sh: &Shell, folder: &Path) -> Result<PathBuf> {
    let requirements = sh.read_file(folder.join("requirements.txt"))?;
    let environment = folder.join(".venv");
    let program = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let stamp = environment.join(".installed-from");
    if sh.read_file(&stamp).is_ok_and(|installed| installed == requirements) {
        return Ok(program);
    }
    let python = python(sh)?;
    let _in_folder = sh.push_dir(folder);
    cmd!(sh, "{python} -m venv --clear .venv").run()?;
    cmd!(sh, "{program} -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes --requirement requirements.txt").run()?;
    sh.write_file(&stamp, requirements)?;
    Ok(program)
}

/// A Python that can create environments.
fn python(sh: &Shell) -> Result<PathBuf> {
    if installed(sh).is_none() && debian::is_debian(sh) {
        let commands = debian::install(sh, &["python3-venv"]);
        debian::run_with_consent(&commands, "The tests with other clients need Python with venv")?;
    }
    installed(sh).with_context(|| {
        format!("Python {OLDEST} or newer with venv is needed: install it from https://www.python.org")
    })
}

fn installed(sh: &Shell) -> Option<PathBuf> {
    let version = OLDEST.replace('.', ", ");
    let check = format!("import ensurepip, sys, venv; sys.exit(sys.version_info < ({version}))");
    let candidates = ["python3", "python"].into_iter().filter_map(|name| which(name).ok());
    candidates.into_iter().find(|python| shell::try_read(cmd!(sh, "{python} -c {check}")).is_some())
}
