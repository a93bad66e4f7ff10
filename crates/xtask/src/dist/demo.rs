//! Builds the files that only the demo fetches.

use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::{Shell, cmd};

use super::pieces;
use crate::{tools, workspace};

/// What the names of all these files begin with.
const NAME: &str = "demo";
/// The styles of what the demo adds to the page.
pub const STYLE: &str = "demo.css";

/// Whether only the demo fetches a file of this name.
pub fn is_demo(name: &str) -> bool {
    name.rsplit('/').next().unwrap_or(name).starts_with(NAME)
}

/// Creates the files and returns the folder that holds only them.
pub fn files(sh: &Shell, compiled: &Path) -> Result<PathBuf> {
    let folder = workspace::generated().join(NAME);
    let glue = site(sh, compiled)?;
    sh.remove_path(&folder)?;
    sh.create_dir(&folder)?;
    sh.copy_file(glue.join("demo_bg.wasm"), folder.join("demo_bg.wasm"))?;
    let scripts = workspace::root().join("src").join(NAME);
    // The worker imports the script around the WebAssembly, which is not in the repository.
    let alias = format!("--alias:demo-site={}", glue.join("demo.js").display());
    pieces::bundle(sh, &scripts.join("worker.js"), &folder.join("demo-worker.js"), &[alias])?;
    pieces::bundle(sh, &scripts.join("main.js"), &folder.join("demo.js"), &[])?;
    Ok(folder)
}

/// The site's WebAssembly and the script around it, in a folder. As with the pieces of the page, those of the last run are
/// reused if nothing has changed.
fn site(sh: &Shell, compiled: &Path) -> Result<PathBuf> {
    let inputs = pieces::inputs(&sh.read_binary_file(compiled)?, &tools::build_tools_lock(sh)?)?;
    let folder = workspace::generated().join("demo-site");
    let stamp = workspace::generated().join("demo-site.made-from");
    if folder.is_dir() && sh.read_file(&stamp).is_ok_and(|present| present == inputs) {
        return Ok(folder);
    }
    pieces::clear(sh, &stamp, &folder)?;
    let bindgen = tools::wasm_bindgen(sh)?;
    cmd!(sh, "{bindgen} --target web --no-typescript --out-name {NAME} --out-dir {folder} {compiled}")
        .run()?;
    pieces::optimize_code(sh, &folder.join("demo_bg.wasm"))?;
    sh.write_file(&stamp, inputs)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_the_demo_are_told_from_the_others() {
        for name in ["app-0/demo.js", "app-0/demo-worker.js", "app-0/demo_bg.wasm", "app-0/demo.css"] {
            assert!(is_demo(name), "{name}");
        }
        for name in ["app-0/app.js", "app-0/split_demo.wasm", "demo/index.html"] {
            assert!(!is_demo(name), "{name}");
        }
    }
}
