//! Makes dist/, the folder that is copied to a web server.

mod compile;
mod digest;
mod folder;
mod pieces;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{style, workspace};
use folder::Parts;

pub use pieces::is_later;

/// Builds the page for release and answers its folder.
pub fn run() -> Result<PathBuf> {
    let dist = workspace::dist();
    if let Err(error) = build() {
        // Neither the page before nor half a page may be taken for this one. Nothing to remove is no failure.
        let _ = fs::remove_dir_all(&dist);
        return Err(error);
    }
    Ok(dist)
}

fn build() -> Result<()> {
    let pieces = pieces::pieces(&compile::compile()?)?;
    let root = workspace::root();
    let boot = workspace::generated().join("boot.js");
    pieces::minify(&root.join("src").join("boot.js"), &boot)?;
    let document = root.join("index.html");
    let parts = Parts {
        pieces: &pieces,
        style: style::bundled()?,
        document: fs::read_to_string(&document)
            .with_context(|| format!("cannot read {}", document.display()))?,
        policy: &policy()?,
        // boot.js is asked for each time, with no digest: it is there to say what is wrong with the other files.
        plain: &[&boot, &root.join("config.json")],
    };
    folder::assemble(parts, &workspace::dist())
}

/// The shipped policy, as one line.
pub fn policy() -> Result<String> {
    let file = workspace::policy_file();
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(text.trim().to_owned())
}
