//! What the compiler cannot enforce: layers, cycles of modules, markup that the policy blocks, long files, and
//! documents that name files that are gone.

mod browser;
mod code;
mod cycles;
mod documents;
mod layers;
mod lengths;
mod locked;
mod markup;

use anyhow::{Context, Result};
use proc_macro2::TokenStream;
use xshell::Shell;

use crate::{page, shell, workspace};

/// Returns the findings of each rule.
pub fn check(sh: &Shell) -> Result<Vec<Vec<String>>> {
    let sources = sources()?;
    let metadata = shell::cargo(sh).args(["metadata", "--no-deps", "--locked", "--format-version=1"]);
    let metadata = serde_json::from_str(&metadata.quiet().read()?)?;
    let cycles = cycles::SCOPES.iter().flat_map(|scope| cycles::cycles(scope, &sources)).collect();
    Ok(vec![
        layers::broken(&metadata),
        browser::used_elsewhere(&sources, browser::EXCEPTIONS),
        sources.iter().flat_map(|source| markup::forbidden(&source.path, &source.code)).collect(),
        page::inline_parts(&sh.read_file("index.html")?)?,
        cycles,
        lengths::too_long()?,
        documents::missing()?,
        locked::unlocked(&sources)?,
    ])
}

/// A Rust file.
struct Source {
    /// Relative to the workspace root, with forward slashes.
    path: String,
    code: TokenStream,
}

/// All Rust files of the page and the crates.
fn sources() -> Result<Vec<Source>> {
    let root = workspace::root();
    let files = [workspace::files(&root.join("src"))?, workspace::files(&root.join("crates"))?].concat();
    let rust = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    let sources = rust.map(|file| {
        let path = workspace::relative(file);
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {path}"))?;
        let code = text.parse().map_err(|error| anyhow::anyhow!("{path} is not Rust: {error}"))?;
        anyhow::Ok(Source { path, code })
    });
    sources.collect()
}
