//! Python and packages from PyPI, in a virtual environment of the workspace.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use which::which;
use xshell::{Shell, cmd};

use crate::workspace;

/// A Python that has the packages of a requirements.txt, which lists them with their checksums.
pub fn python_with(sh: &Shell, requirements: &Path) -> Result<PathBuf> {
    let locked = sh.read_file(requirements)?;
    let folder = workspace::generated().join("python");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let stamp = folder.join(".installed-from");
    if sh.read_file(&stamp).is_ok_and(|installed| installed == locked) {
        return Ok(python);
    }
    let system = which("python3").or_else(|_| which("python")).context("Python 3 is needed")?;
    cmd!(sh, "{system} -m venv --clear {folder}").run()?;
    cmd!(sh, "{python} -m pip install --require-hashes --only-binary=:all: --no-deps --quiet --disable-pip-version-check --requirement {requirements}")
        .run()?;
    sh.write_file(&stamp, locked)?;
    Ok(python)
}
