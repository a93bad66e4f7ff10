//! Builds dist/, the folder to copy to a web server.

mod compile;
mod demo;
mod digest;
mod first_requests;
mod folder;
mod integrity;
mod interface;
mod join;
mod order;
mod pieces;

use anyhow::Result;
use xshell::Shell;

use crate::{style, workspace};
use folder::Contents;

pub use compile::package_ids;
pub use demo::is_demo;
pub use digest::of as sha256;
pub use pieces::is_lazy;

/// Builds the page for release.
pub fn run(sh: &Shell) -> Result<()> {
    build(sh).inspect_err(|_| {
        // An older or incomplete page must not be mistaken for the new one. There may be nothing to remove.
        let _ = sh.remove_path(workspace::dist());
    })
}

fn build(sh: &Shell) -> Result<()> {
    let pieces = pieces::pieces(sh, &compile::page(sh)?)?;
    let demo = demo::files(sh, &compile::demo(sh)?)?;
    let root = workspace::root();
    let boot = workspace::generated().join("boot.js");
    pieces::bundle(sh, &root.join("src").join("boot").join("main.js"), &boot, &[])?;
    let about = root.join("src").join("about");
    let about_script = workspace::generated().join("about.js");
    pieces::bundle(sh, &about.join("main.js"), &about_script, &[])?;
    let contents = Contents {
        pieces: &pieces,
        demo: &demo,
        styles: style::bundled()?,
        document: sh.read_file(root.join("index.html"))?,
        about: sh.read_file(about.join("about.html"))?,
        about_script: sh.read_binary_file(about_script)?,
        policy: &policy(sh)?,
        first_requests: &first_requests::to_json()?,
        boot: sh.read_binary_file(boot)?,
        plain: &[&root.join("config.json")],
    };
    folder::assemble(sh, contents, &workspace::dist())
}

/// The Content-Security-Policy of the page, in one line.
pub fn policy(sh: &Shell) -> Result<String> {
    Ok(sh.read_file(workspace::policy_file())?.trim().to_owned())
}
