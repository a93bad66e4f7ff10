//! Whether the same sources give the same archive in another folder.

use std::env;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use super::{name, sums};
use crate::workspace;

/// Builds the archive once more, from a copy of the sources in a temporary folder, and compares it with this one.
pub fn check(sh: &Shell, archive: &Path) -> Result<()> {
    let folder = sh.create_temp_dir()?;
    let copy = folder.path().join("sources");
    copy_sources(sh, &copy)?;
    let program = env::current_exe().context("this program has no path")?;
    // Where the workspace is: `workspace::root`.
    cmd!(sh, "{program} dist --archive")
        .env("CARGO_MANIFEST_DIR", copy.join("crates").join("xtask"))
        .env("CARGO_TARGET_DIR", folder.path().join("target"))
        .run()?;
    let (one, other) =
        (sh.read_binary_file(archive)?, sh.read_binary_file(copy.join(format!("{}.zip", name())))?);
    let (one, other) = (sums::of(&one), sums::of(&other));
    ensure!(one == other, "another folder gives another archive: {other}");
    println!("Another folder gives the same archive.");
    Ok(())
}

/// Copies what is in git, as it is now.
fn copy_sources(sh: &Shell, to: &Path) -> Result<()> {
    let files = cmd!(sh, "git ls-files").quiet().read()?;
    for file in files.lines().filter(|file| workspace::root().join(file).is_file()) {
        let target = to.join(file);
        sh.create_dir(target.parent().unwrap_or(to))?;
        sh.copy_file(workspace::root().join(file), target)?;
    }
    Ok(())
}
